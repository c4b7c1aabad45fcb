// Why a file cannot be written, found before anybody works for it, in words instead of codes.
import { accessSync, constants, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { withoutUnfinished } from '../../run/index.ts'

/** One sentence on what is in the way, and what helps. */
export interface Hindrance {
  readonly message: string
  readonly remedy: string
}

/**
 * What keeps a file from being written: a folder of its name, no folder for it, or rights. `file` is
 * as the user wrote it, seen from `directory`. With `makesFolders` missing folders are made.
 */
export function hindranceOf(
  directory: string,
  file: string,
  { makesFolders = false } = {},
): Hindrance | undefined {
  const path = resolve(directory, file)
  const there = statOf(path)
  if (there?.isDirectory()) {
    const remedy = `name a file, such as one in it: ${join(file, 'NAME')}`
    return { message: `${file} is a folder, not a file.`, remedy }
  }
  // what is no file, such as /dev/stdout, is written to as it stands
  if (there && !there.isFile()) return undefined
  let folder = dirname(there ? realpathSync(path) : path)
  while (makesFolders && !statOf(folder) && dirname(folder) !== folder) folder = dirname(folder)
  const shown = isAbsolute(file) ? folder : shownFolder(directory, folder)
  const around = statOf(folder)
  if (!around) {
    const remedy = `make the folder first, or name another file than ${file}`
    return { message: `${file} cannot be written: there is no folder ${shown}.`, remedy }
  }
  if (!around.isDirectory()) {
    const message = `${file} cannot be written: ${shown} is a file, not a folder.`
    return { message, remedy: 'name a file in a folder' }
  }
  if (mayWrite(folder)) return undefined
  const message = `${file} cannot be written: the folder ${shown} may not be changed.`
  return { message, remedy: 'change the rights of the folder, or name a file in another one' }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'its folder may not be changed'],
  ['EPERM', 'its rights do not allow it'],
  ['EROFS', 'it lies where nothing can be written'],
  ['ENOSPC', 'the disk is full'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EISDIR', 'there is a folder of this name'],
  ['ENOTDIR', 'a file stands where its folder should be'],
  ['ENOENT', 'there is no folder for it'],
])

/** What the system has against writing, without codes and names of unfinished files; else thrown. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) throw error
  const reason = REASONS.get(String(error.code))
  return reason ?? withoutUnfinished(error.message)
}

/** Undefined also for what lies in a folder that may not be looked into. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    reasonOf(error)
    return undefined
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch (error) {
    reasonOf(error)
    return false
  }
}

function shownFolder(directory: string, folder: string): string {
  const short = relative(directory, folder)
  if (short === '') return basename(folder)
  return short.startsWith('..') ? folder : short
}
