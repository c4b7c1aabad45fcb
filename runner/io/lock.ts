// Holds a file under .dryrun for one process at a time, and tells the others who holds it.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRecord } from '../text/index.ts'
import { KEPT } from './files.ts'

/** Who holds a lock: the process, and the address it serves when it stays. */
export interface Holder {
  readonly pid: number
  readonly url?: string
}

export interface Lock {
  /** Tells others the address under which this process can be asked instead. */
  readonly announce: (url: string) => void
  readonly release: () => void
}

/** Takes the lock (at once or not at all), or gives its holder. A holder that is no longer alive is forgotten. */
export function takeLock(directory: string, name: string): Lock | Holder {
  const path = join(directory, KEPT, name)
  mkdirSync(join(directory, KEPT), { recursive: true, mode: 0o700 })
  for (;;) {
    try {
      write(path, { pid: process.pid }, 'wx')
      return lockAt(path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = holderAt(path)
    if (holder && isAlive(holder.pid)) return holder
    if (!holder && isYoung(path)) return { pid: 0 }
    rmSync(path, { force: true })
  }
}

export function isHolder(taken: Lock | Holder): taken is Holder {
  return 'pid' in taken
}

function lockAt(path: string): Lock {
  return {
    announce: (url) => write(path, { pid: process.pid, url }, 'w'),
    release: () => rmSync(path, { force: true }),
  }
}

function write(path: string, holder: Holder, flag: 'w' | 'wx'): void {
  writeFileSync(path, JSON.stringify(holder), { flag })
}

/** The holder a lock file names; undefined when it is half written or gone. */
function holderAt(path: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isRecord(holder) && typeof holder.pid === 'number' ? (holder as never) : undefined
  } catch {
    return undefined
  }
}

/** True for a lock that may be half written because its process has just made it. */
function isYoung(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats !== undefined && Date.now() - stats.mtimeMs < 1000
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // the process is there, but belongs to somebody else
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
