// Reading an app's folder, and writing files so that nobody ever finds half of one.
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { ReadFile } from '../spec/index.ts'

/** Reads files of a folder by their path inside it; undefined when there is no such file. */
export function folderReader(directory: string): ReadFile {
  const root = resolve(directory)
  return (path) => readText(join(root, path))
}

/** The text of a file; undefined when it does not exist or is a folder. Other failures are thrown. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined
    throw error
  }
}

/** A path as the user would type it from where they are. */
export function shownPath(path: string): string {
  const fromHere = relative('.', path)
  return fromHere === '' ? '.' : fromHere.startsWith('..') ? path : fromHere
}

export interface Writing {
  /** Rights of the file, whatever the umask is; else those it had, or the usual ones. */
  readonly mode?: number
  /** True for what nobody can make again: it is on the disk before it takes its name. */
  readonly lasting?: boolean
}

/** A file that is written but has not got its name yet. */
export interface Unfinished {
  readonly finish: () => void
  /** Removes it; nothing after it was finished. */
  readonly discard: () => void
}

/** Writes a file so that a reader, also after a kill at any moment, finds the old or the new text. */
export function writeWhole(path: string, text: string, writing: Writing = {}): void {
  const file = writeUnfinished(path, text, writing)
  try {
    file.finish()
  } finally {
    file.discard()
  }
}

/** Writes a file beside its place; a link is followed, so that it stays one. */
export function writeUnfinished(path: string, text: string, writing: Writing = {}): Unfinished {
  const before = statSync(path, { throwIfNoEntry: false })
  const target = before ? realpathSync(path) : path
  const mode = writing.mode ?? (before ? before.mode & 0o7777 : undefined)
  const name = `.${basename(target)}.${process.pid}-${randomBytes(6).toString('hex')}.new`
  const temporary = join(dirname(target), name)
  const discard = (): void => rmSync(temporary, { force: true })
  try {
    writeNew(temporary, text, mode, writing.lasting === true)
  } catch (error) {
    discard()
    throw error
  }
  const finish = (): void => {
    renameSync(temporary, target)
    removeLeftovers(target)
  }
  return { finish, discard }
}

function writeNew(path: string, text: string, mode: number | undefined, lasting: boolean): void {
  const file = openSync(path, 'wx', mode ?? 0o666)
  try {
    writeFileSync(file, text)
    if (lasting) fsyncSync(file)
  } finally {
    closeSync(file)
  }
  // an umask may have taken rights away
  if (mode !== undefined) chmodSync(path, mode)
}

/** A message of the system, without the names that files have while they are unfinished. */
export function withoutUnfinished(message: string): string {
  return message.replaceAll(/\.([^/\\]*)\.\d+-[0-9a-f]{12}\.new/g, '$1')
}

/** Removes what processes that were killed have left of earlier tries at the same file. */
function removeLeftovers(target: string): void {
  const folder = dirname(target)
  const begin = `.${basename(target)}.`
  for (const name of namesIn(folder)) {
    const left =
      name.startsWith(begin) && /^(\d+)-[0-9a-f]{12}\.new$/.exec(name.slice(begin.length))
    if (left && !isAlive(Number(left[1]))) rmSync(join(folder, name), { force: true })
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    // a folder that may be written but not read: what lies there is nobody's business
    if ((error as NodeJS.ErrnoException).code === 'EACCES') return []
    throw error
  }
}

/** Whether a process is seen from here: enough to know what may be swept, and for nothing else. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
