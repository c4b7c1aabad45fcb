// The .dryrun folder of an app: the only way in and out, for data that is believed to be data and no more.
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { getSystemErrorMap } from 'node:util'
import { shownPath, type Writing, writeWhole } from './files.ts'

/** The folder where everything lies that dryrun keeps between runs. */
export const KEPT = '.dryrun'

/**
 * The path of the .dryrun folder of an app, which is made when it is missing, for its owner alone; it
 * ignores itself in git. Throws an Error with one sentence when it is a link or belongs to another user.
 */
export function keptFolder(directory: string): string {
  const kept = join(directory, KEPT)
  try {
    privateFolder(kept)
    // never over what is there, and never through a link
    writeFileSync(join(kept, '.gitignore'), '*\n', { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw hindered(directory, error)
  }
  return kept
}

/** Makes a folder that only its owner can enter; refuses one of somebody else. */
export function privateFolder(path: string): string {
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const stats = checkedFolder(path)
  // it may have been made by hand, or have come with a copy of the app
  if (stats && process.platform !== 'win32' && (stats.mode & 0o077) !== 0) chmodSync(path, 0o700)
  return path
}

/**
 * Writes a file under .dryrun of an app's folder, whole or not at all, and gives its path. Throws an
 * Error with one sentence when something on the way is a link, or belongs to another user.
 */
export function writeKept(
  directory: string,
  name: string,
  text: string,
  { mode = 0o600, ...writing }: Writing = {},
): string {
  let folder = keptFolder(directory)
  const path = join(folder, name)
  try {
    for (const step of name.split('/').slice(0, -1)) folder = privateFolder(join(folder, step))
    const there = lstatSync(path, { throwIfNoEntry: false })
    if (there) check(there, path, 'file')
    writeWhole(path, text, { mode, ...writing })
  } catch (error) {
    throw hindered(directory, error)
  }
  return path
}

/** The text of a file under .dryrun; undefined when there is none. Throws as `writeKept` does. */
export function readKept(directory: string, name: string): string | undefined {
  if (!isThere(directory, name)) return undefined
  const path = join(directory, KEPT, name)
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants
  let file: number
  try {
    file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code === 'ELOOP') throw aLink(path)
    throw error
  }
  try {
    check(fstatSync(file), path, 'file')
    return readFileSync(file, 'utf8')
  } finally {
    closeSync(file)
  }
}

/** True when something lies at the place of a file under .dryrun. Throws as `writeKept` does. */
export function isKept(directory: string, name: string): boolean {
  if (!isThere(directory, name)) return false
  return lstatSync(join(directory, KEPT, name), { throwIfNoEntry: false }) !== undefined
}

/** What a folder under .dryrun holds, sorted; nothing where there is none. */
export function keptNames(directory: string, folder: string): readonly string[] {
  if (!isThere(directory, `${folder}/any`)) return []
  return readdirSync(join(directory, KEPT, folder)).sort()
}

/** Removes a file under .dryrun, or a link in its place; says whether there was one. */
export function removeKept(directory: string, name: string): boolean {
  if (!isThere(directory, name)) return false
  const path = join(directory, KEPT, name)
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there?.isDirectory()) throw noSuch(path, 'file')
  rmSync(path, { force: true })
  return there !== undefined
}

/** True when the folder of a file under .dryrun is there; each folder on the way is checked. */
function isThere(directory: string, name: string): boolean {
  let folder = join(directory, KEPT)
  for (const step of ['.', ...name.split('/').slice(0, -1)]) {
    folder = join(folder, step)
    if (!checkedFolder(folder)) return false
  }
  return true
}

/** The folder as it is; undefined when there is none. */
function checkedFolder(path: string): Stats | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (stats) check(stats, path, 'folder')
  return stats
}

function check(stats: Stats, path: string, kind: 'file' | 'folder'): void {
  if (stats.isSymbolicLink()) throw aLink(path)
  if (kind === 'file' ? !stats.isFile() : !stats.isDirectory()) throw noSuch(path, kind)
  const self = process.getuid?.()
  if (self === undefined || stats.uid === self) return
  const whose = `belongs to another user (${stats.uid})`
  throw refused(`${shownPath(path)} ${whose}; remove it, or work as that user.`)
}

function aLink(path: string): Error {
  return refused(`${shownPath(path)} is a link, which is not followed; remove it.`)
}

function noSuch(path: string, kind: 'file' | 'folder'): Error {
  return refused(`${shownPath(path)} is no ${kind}; remove it.`)
}

/** A refusal in one sentence, with a code as the refusals of the system have, because it is like those. */
function refused(sentence: string): Error {
  return Object.assign(new Error(sentence), { code: 'EREFUSED' })
}

/** What the system has against keeping something, in one sentence; any other error is given back. */
export function hindered(directory: string, error: unknown): unknown {
  const { code, errno = 0 } = error as NodeJS.ErrnoException
  const [, reason] = getSystemErrorMap().get(errno) ?? []
  if (code === 'EREFUSED' || reason === undefined) return error
  return refused(`Nothing can be kept under ${shownPath(join(directory, KEPT))}: ${reason}.`)
}
