// Starts the thread that runs functions of apps, speaks with it in turns, and ends it when it overstays.
//
// A thread rather than QuickJS in this one, for three reasons. Loops inside QuickJS that are no code of
// the app (indexOf over a huge length, digits of a huge number) never look at the clock, and only a
// thread can be ended from outside. Its stack can be large, so that recursion ends inside QuickJS and
// not in this program. And it can be started anew at once, while an expression waits.
import { existsSync } from 'node:fs'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { MEMORY } from './fault.ts'

declare const DRYRUN_LIBRARIES: string | undefined

/** A message of either side; what it holds depends on its kind (worker.js lists them). */
export interface Message {
  readonly kind: string
  readonly [name: string]: unknown
}

export interface Thread {
  /**
   * Waits for the answer to a message and meanwhile answers what the thread asks. Without an answer
   * after `limit` milliseconds, and a moment of patience, the thread is ended: `undefined`.
   */
  readonly request: (
    message: Message,
    limit: number,
    answer: (question: Message) => string,
  ) => Message | undefined
  /** True once it was ended or ended itself; what it held is gone. */
  readonly hasEnded: () => boolean
  readonly end: () => void
}

/** Milliseconds beyond the limit in which the thread may still stop by itself. */
const PATIENCE = 250
/** Milliseconds until a new thread must be ready; on an idle machine it takes about 100. */
const START = 30_000
/** Megabytes: QuickJS lives on this stack, and its own limit (worker.js) must be reached first. */
const STACK = 96

// the build puts worker.js and what it reads into a folder next to the bundle
const folder = typeof DRYRUN_LIBRARIES === 'undefined' ? './' : './sandbox/'

const NOT_STARTED = 'The sandbox for functions of the app could not be started.'

let failedBefore = false

/** Starts a thread and waits until it is ready. Throws Error when it cannot be started. */
export function startThread(): Thread {
  // a thread that fails to start is heard of only after START, and would be waited for each time
  if (failedBefore) throw new Error(NOT_STARTED)
  const file = new URL(`${folder}worker.js`, import.meta.url)
  if (!existsSync(file)) throw new Error(`${NOT_STARTED.slice(0, -1)}: worker.js is missing.`)
  const { port1: port, port2 } = new MessageChannel()
  const flags = new Int32Array(new SharedArrayBuffer(8))
  let ended = false
  const worker = new Worker(file, {
    workerData: { port: port2, flags, memory: MEMORY },
    transferList: [port2],
    resourceLimits: { stackSizeMb: STACK },
    env: {},
    execArgv: [],
  })
  // a program that has nothing else to do ends, whatever this thread is doing
  worker.unref()
  const end = () => {
    ended = true
    port.close()
    void worker.terminate()
  }
  worker.on('error', end)
  if (heard(port, flags, START)?.kind !== 'ready') {
    end()
    failedBefore = true
    throw new Error(NOT_STARTED)
  }
  const request: Thread['request'] = (message, limit, answer) => {
    const until = Date.now() + limit + PATIENCE
    say(port, flags, message)
    for (;;) {
      const came = heard(port, flags, until - Date.now())
      if (came === undefined) end()
      if (came?.kind !== 'ask') return came
      say(port, flags, { kind: 'answer', text: answer(came) })
    }
  }
  return { request, hasEnded: () => ended, end }
}

function say(port: MessagePort, flags: Int32Array, message: Message): void {
  port.postMessage(message)
  Atomics.store(flags, 1, 1)
  Atomics.notify(flags, 1)
}

/** The next message; undefined when none comes in time. */
function heard(port: MessagePort, flags: Int32Array, milliseconds: number): Message | undefined {
  const waited = Atomics.wait(flags, 0, 0, Math.max(milliseconds, 0))
  if (waited === 'timed-out') return undefined
  Atomics.store(flags, 0, 0)
  return receiveMessageOnPort(port)?.message
}
