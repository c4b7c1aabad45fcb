// The loop that grants the wishes of a deploy: requests through the port, files onto the disk.
import type { Reply } from './call.ts'
import type { Writing } from './ledger.ts'
import type { Port } from './port.ts'
import type { Deploying, Line } from './wish.ts'

export interface Hands {
  readonly port: Port
  /** Writes whole files or nothing. */
  readonly write: (writing: Writing) => void
  readonly tell: (line: Line) => void
  readonly signal: AbortSignal
}

/** Runs a deploy to its end. Rejects with the reason of the signal when it is aborted; files stay true. */
export async function perform<T>(
  process: Deploying<T>,
  { port, write, tell, signal }: Hands,
): Promise<T> {
  let reply: Reply | undefined
  for (;;) {
    signal.throwIfAborted()
    const next = process.next(reply)
    if (next.done) return next.value
    const wish = next.value
    reply = undefined
    if (wish.kind === 'call') reply = await port.call(wish.call)
    else if (wish.kind === 'wait') await port.wait(wish.milliseconds)
    else if (wish.kind === 'tell') tell(wish.line)
    else for (const writing of wish.writings) write(writing)
  }
}
