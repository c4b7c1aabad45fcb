// The one loop that performs what the engine asks for and records every step it sees.
import type { Communicating, HttpRequest, Reply, Step } from '../engine/index.ts'

/** What the engine's wishes are granted by: got and a clock, or the answers of a case. */
export interface World {
  readonly send: (request: HttpRequest, signal?: AbortSignal) => Promise<Reply>
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  readonly record: (step: Step) => void
}

/**
 * Runs a process of the engine to its end. When `signal` is aborted the run ends at the next step
 * and the promise is rejected with the signal's reason; what was recorded until then stays valid.
 */
export async function drive<T>(
  process: Communicating<T>,
  world: World,
  signal?: AbortSignal,
): Promise<T> {
  let answer: Reply | undefined
  for (;;) {
    signal?.throwIfAborted()
    const next = process.next(answer)
    if (next.done) return next.value
    answer = undefined
    world.record(next.value)
    if (next.value.kind === 'send') answer = await world.send(next.value.request, signal)
    else if (next.value.kind === 'wait') await world.wait(next.value.milliseconds, signal)
  }
}
