// A lock by opening a file that nobody else may have open: macOS, the BSDs and Windows have that.
import { closeSync, constants, openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Wait } from './wait.ts'

/** O_EXLOCK, which Node passes on without a name for it: of the BSDs, and of libuv on Windows. */
const ALONE = process.platform === 'win32' ? 0x10000000 : 0x20

/** How the systems say that somebody else has it open. */
const HELD = new Set(['EAGAIN', 'EWOULDBLOCK', 'EBUSY'])

/** Milliseconds between two tries. */
const PAUSE = 20

/** Opens the file of the lock alone; the kernel closes it with its process. */
export async function openAlone(folder: string, { signal, blockedBy }: Wait): Promise<() => void> {
  const { O_RDWR, O_CREAT, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants
  for (;;) {
    try {
      const flags = O_RDWR | O_CREAT | O_NONBLOCK | O_NOFOLLOW | ALONE
      const file = openSync(join(folder, 'lock'), flags, 0o600)
      // the file stays: who removes it takes it from the next one
      return () => closeSync(file)
    } catch (error) {
      if (!HELD.has((error as NodeJS.ErrnoException).code ?? '')) throw error
    }
    blockedBy(undefined)
    await sleep(PAUSE, undefined, { signal })
  }
}
