// Node's compile cache, in the user's own cache folder: what was compiled once starts faster from then on.
import { lstatSync, mkdirSync, readdirSync, rmSync, type Stats, statSync } from 'node:fs'
import module from 'node:module'
import { join } from 'node:path'

declare const DRYRUN_VERSION: string | undefined

type Environment = Readonly<Record<string, string | undefined>>

/** Missing before Node 22.1. */
const { enableCompileCache } = module as {
  readonly enableCompileCache?: (folder: string) => unknown
}

/**
 * Lets Node keep what it compiles from now on. Does nothing where Node cannot, where it was told
 * what to do (NODE_COMPILE_CACHE, NODE_DISABLE_COMPILE_CACHE), or without a folder that is safe.
 */
export function useCompileCache(platform: string, environment: Environment): void {
  const { NODE_COMPILE_CACHE: chosen, NODE_DISABLE_COMPILE_CACHE: forbidden } = environment
  // from source there is nothing worth it
  if (typeof DRYRUN_VERSION === 'undefined') return
  if (enableCompileCache === undefined || chosen || forbidden) return
  const home = cacheHome(platform, environment)
  const name = `${DRYRUN_VERSION}-node-${process.versions.node}`
  const folder = home === undefined ? undefined : safeFolder(home, name)
  if (folder !== undefined) enableCompileCache(folder)
}

/** The folder in which a user's programs keep what they can make anew; undefined without a home. */
export function cacheHome(platform: string, environment: Environment): string | undefined {
  const { HOME: home, XDG_CACHE_HOME: chosen, LOCALAPPDATA: local } = environment
  if (platform === 'win32') return local || undefined
  // the XDG Base Directory Specification says that a relative path is invalid and to be ignored
  if (platform !== 'darwin' && chosen?.startsWith('/')) return chosen
  if (!home?.startsWith('/')) return undefined
  return platform === 'darwin' ? `${home}/Library/Caches` : `${home}/.cache`
}

/**
 * The folder of that name below `home`, made where it is missing; undefined when anybody else could
 * write to it, or when it cannot be had. Code from there is run: it is the user's own or not used.
 */
export function safeFolder(home: string, name: string): string | undefined {
  const all = join(home, 'dryrun', 'compile')
  const folder = join(all, name)
  try {
    make(home)
    // the folder itself may be a link to another disk, what is in it may not
    if (!isOwn(statSync(home))) return undefined
    for (const one of [join(home, 'dryrun'), all]) {
      make(one)
      if (!isOwn(lstatSync(one))) return undefined
    }
    if (make(folder)) removeOld(all)
    return isOwn(lstatSync(folder)) ? folder : undefined
  } catch {
    // a home that is missing, read-only or full: it takes longer, and that is all
    return undefined
  }
}

/** Makes a folder in an existing one; says whether it was missing. */
function make(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** True for a folder of this user that nobody else can write to. */
function isOwn(stats: Stats): boolean {
  if (!stats.isDirectory()) return false
  // on Windows the rights of the folder of a user are theirs, and modes say nothing
  const user = process.getuid?.()
  return user === undefined || (stats.uid === user && (stats.mode & 0o022) === 0)
}

/** Days after which the folder of another version goes: two versions in turn keep theirs. */
const DAYS = 30

/** Removes the folders of other versions, of dryrun or of Node, that were made long ago. */
function removeOld(all: string): void {
  const end = Date.now() - DAYS * 24 * 60 * 60 * 1000
  for (const name of readdirSync(all)) {
    const one = join(all, name)
    if (lstatSync(one).mtimeMs < end) rmSync(one, { recursive: true, force: true })
  }
}
