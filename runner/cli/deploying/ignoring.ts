// Files with secrets are ignored by git before they are written.
import { join } from 'node:path'
import { isIgnored, writeFile } from '../../deploy/index.ts'
import { readText } from '../../run/index.ts'

/** Has git ignore a file of the project, by its folder; what is ignored already stays as it is. */
export function ignoreFile(directory: string, file: string): void {
  if (isIgnored(directory, file) === true) return
  const before = readText(join(directory, '.gitignore')) ?? ''
  const [first = file, ...rest] = file.split('/')
  const line = rest.length > 0 && first.startsWith('.') ? `/${first}/` : `/${file}`
  if (before.split(/\r?\n/).includes(line)) return
  const between = before === '' || before.endsWith('\n') ? '' : '\n'
  writeFile(directory, '.gitignore', `${before}${between}${line}\n`)
}
