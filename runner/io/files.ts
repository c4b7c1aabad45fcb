// Reading an app's folder, and writing under its .dryrun folder: whole files or nothing.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { ReadFile } from '../spec/index.ts'

/** The folder where everything lies that dryrun keeps between runs. */
export const KEPT = '.dryrun'

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

/**
 * Writes a file under .dryrun of an app's folder so that a reader finds the old or the new text,
 * never half of one. The folder ignores itself in git. `mode` is that of the file.
 */
export function writeKept(directory: string, name: string, text: string, mode = 0o644): string {
  const kept = join(directory, KEPT)
  const path = join(kept, name)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const ignore = join(kept, '.gitignore')
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n')
  const unfinished = `${path}.${process.pid}.new`
  try {
    writeFileSync(unfinished, text, { mode })
    // an umask may have taken rights away, an older file may have had more
    chmodSync(unfinished, mode)
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  return path
}

/** The text of a file under .dryrun; undefined when there is none. */
export function readKept(directory: string, name: string): string | undefined {
  return readText(join(directory, KEPT, name))
}

/** Removes a file under .dryrun; says whether there was one. */
export function removeKept(directory: string, name: string): boolean {
  const path = join(directory, KEPT, name)
  const existed = existsSync(path)
  rmSync(path, { force: true })
  return existed
}
