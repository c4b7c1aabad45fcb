// A key of the user's own, which lies outside of every app: whoever knows it is this user on this machine.
import { randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { readText, writeWhole } from './files.ts'

type Environment = Readonly<Record<string, string | undefined>>

const FILE = 'proof.key'

/**
 * The key as hexadecimal text; undefined when there is none, or when the folder of the user's own is
 * not theirs alone, lies inside the app, or is not told by the environment.
 */
export function readUserKey(environment: Environment, directory: string): string | undefined {
  const folder = userFolder(environment, directory)
  if (folder === undefined || !isOwn(folder) || !isOwn(join(folder, FILE))) return undefined
  const key = readText(join(folder, FILE))?.trim()
  return key !== undefined && /^[0-9a-f]{64}$/.test(key) ? key : undefined
}

/** The key, which is made when there is none yet; undefined when it cannot be kept for the user alone. */
export function makeUserKey(environment: Environment, directory: string): string | undefined {
  const known = readUserKey(environment, directory)
  const folder = userFolder(environment, directory)
  if (known !== undefined || folder === undefined) return known
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!isOwn(folder)) return undefined
    const key = randomBytes(32).toString('hex')
    writeWhole(join(folder, FILE), `${key}\n`, { mode: 0o600, lasting: true })
  } catch (error) {
    // a folder that cannot be written is as good as none
    if (!/^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
  return readUserKey(environment, directory)
}

/** Where programs keep what is neither settings nor cache; the environment of the process says it. */
function userFolder(environment: Environment, directory: string): string | undefined {
  const { HOME, XDG_STATE_HOME, LOCALAPPDATA } = environment
  const homes: Readonly<Record<string, string | undefined>> = {
    win32: LOCALAPPDATA,
    darwin: HOME && join(HOME, 'Library', 'Application Support'),
  }
  const usual = XDG_STATE_HOME && isAbsolute(XDG_STATE_HOME) ? XDG_STATE_HOME : undefined
  const around =
    process.platform in homes
      ? homes[process.platform]
      : (usual ?? (HOME && join(HOME, '.local', 'state')))
  if (!around || !isAbsolute(around)) return undefined
  // what came with the app proves nothing about the user
  const way = relative(resolve(directory), around)
  return way.startsWith('..') || isAbsolute(way) ? join(around, 'dryrun') : undefined
}

/** True for a file or folder that is there, no link, of this user, and that nobody else may touch. */
function isOwn(path: string): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false })
  if (!stats || stats.isSymbolicLink()) return false
  const self = process.getuid?.()
  return self === undefined || (stats.uid === self && (stats.mode & 0o077) === 0)
}
