// One process at a time works with what lies under .dryrun; whoever dies lets go at once.
import { hindered, keptFolder } from './kept.ts'
import { openAlone } from './lock/by-opening.ts'
import { raiseAlone } from './lock/by-socket.ts'
import type { Holder, Wait } from './lock/wait.ts'

export interface Waiting {
  /** What to tell others who wait: the command, such as run. */
  readonly command?: string | undefined
  /** Ends the wait: the promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Called once when the wait is longer than a second, with one sentence that says for whom. */
  readonly tell?: ((sentence: string) => void) | undefined
}

/** Systems that open a file for one process alone. */
const OPENS_ALONE: ReadonlySet<string> = new Set([
  'darwin',
  'freebsd',
  'netbsd',
  'openbsd',
  'win32',
])

/** Milliseconds after which a wait is told. */
const SILENCE = 1000

/**
 * Takes the lock on the .dryrun folder of an app and gives the function that lets it go. It belongs to
 * the kernel (a socket that listens, or an exclusively opened file), so that the end of its holder
 * frees it, and no pid, clock or file that lies there can feign one. Throws an Error with one sentence
 * when nothing can be kept in the folder.
 */
export async function takeLock(
  directory: string,
  { command = '', signal, tell }: Waiting = {},
): Promise<() => void> {
  signal?.throwIfAborted()
  const folder = keptFolder(directory)
  let last: Holder | undefined
  const timer = setTimeout(() => tell?.(sentenceAbout(last)), SILENCE)
  const wait: Wait = {
    command,
    signal,
    blockedBy: (holder) => {
      last = holder
    },
  }
  try {
    return await (OPENS_ALONE.has(process.platform) ? openAlone : raiseAlone)(folder, wait)
  } catch (error) {
    throw hindered(directory, error)
  } finally {
    clearTimeout(timer)
  }
}

function sentenceAbout(holder: Holder | undefined): string {
  const works = 'which is working with what is kept under .dryrun'
  if (!holder) return `Waiting for another dryrun, ${works}.`
  const { pid, command, since } = holder
  const name = command === '' ? 'dryrun' : `dryrun ${command}`
  return `Waiting for ${name} (process ${pid}, since ${since.toISOString()}), ${works}.`
}
