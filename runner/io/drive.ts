// The one loop that performs what the engine asks for and records every step it sees.
import type { Callback, Communicating, HttpRequest, Reply, Step } from '../engine/index.ts'

/** What the engine's wishes are granted by: got and a clock, or the answers of a case. */
export interface World {
  readonly send: (request: HttpRequest, signal?: AbortSignal) => Promise<Reply>
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  readonly record: (step: Step) => void
  /** Sends the user to an address and waits for the callback; missing where nobody can be sent. */
  readonly authorize?: (url: string, signal?: AbortSignal) => Promise<Callback>
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
  let answer: Reply | Callback | undefined
  for (;;) {
    signal?.throwIfAborted()
    const next = process.next(answer)
    if (next.done) return next.value
    const step = next.value
    world.record(step)
    answer = undefined
    if (step.kind === 'send') answer = await heeding(world.send(step.request, signal), signal)
    else if (step.kind === 'wait') await heeding(world.wait(step.milliseconds, signal), signal)
    else if (step.kind === 'authorize') {
      if (!world.authorize) throw new Error('nobody can be sent to an address here')
      answer = await heeding(world.authorize(step.url, signal), signal)
    }
  }
}

/** What a promise gives, or the signal's reason at once, whatever the promise does then. */
function heeding<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason)
    if (signal.aborted) leave()
    signal.addEventListener('abort', leave, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
