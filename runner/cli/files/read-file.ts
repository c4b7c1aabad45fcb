// Values from a file or from stdin: YAML or JSON, with the place of a mistake.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { addAbortSignal } from 'node:stream'
import type { Source } from '../../text/index.ts'
import { isRefused, misused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** All of stdin as text. Rejected when Ctrl-C ends the wait. */
export async function readStdin(terminal: Terminal): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of addAbortSignal(terminal.signal, terminal.stdin.stream)) {
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The text of a file the user names; `-` is stdin. */
export async function readGiven(terminal: Terminal, path: string): Promise<Source | Refused> {
  if (path === '-') return { file: '(stdin)', text: await readStdin(terminal) }
  try {
    const text = readFileSync(resolve(terminal.directory, path), 'utf8').replace(/^\uFEFF/, '')
    return { file: path, text }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'this is a folder',
      EACCES: 'it may not be read',
    }
    const reason = reasons[code]
    if (reason === undefined) throw error
    return misused('usage/no-file', `${path} cannot be read: ${reason}.`)
  }
}

/** The value in a text of YAML or JSON. */
async function parseGiven(source: Source): Promise<{ value: unknown } | Refused> {
  try {
    return { value: JSON.parse(source.text) }
  } catch {
    // JSON is YAML, too, so a slip in JSON is told there, with its place
    const { parseYaml } = await import('./read-yaml.ts')
    return parseYaml(source)
  }
}

/** The value in a file or in stdin. */
export async function valueFrom(
  terminal: Terminal,
  path: string,
): Promise<{ value: unknown; source: Source } | Refused> {
  const source = await readGiven(terminal, path)
  if (isRefused(source)) return source
  const parsed = await parseGiven(source)
  return isRefused(parsed) ? parsed : { ...parsed, source }
}
