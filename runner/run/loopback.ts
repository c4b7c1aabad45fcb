// A small server on this machine only: for the way back of a sign-in, and for requests to a webhook.
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Asked, type Door, isNotTaken, type NotTaken, readAsked } from './asked.ts'

export interface Answered {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** What is left to do once the answer is on its way; must not throw. */
  readonly after?: () => void
}

export interface LoopbackOptions extends Door {
  /** Port to listen on; a free one unless given. */
  readonly port?: number | undefined
  readonly answer: (asked: Asked) => Promise<Answered>
  /** Hears of requests that never came to `answer`; of many of one kind only the first. */
  readonly refused?: ((refusal: NotTaken) => void) | undefined
  /** Hears why `answer` failed; whoever asked gets 500. */
  readonly failed?: ((error: unknown) => void) | undefined
  /** Milliseconds in which a request must have come whole; 20 seconds unless told. */
  readonly patience?: number | undefined
}

export interface Loopback {
  /** Such as http://127.0.0.1:40123, without a slash at the end. */
  readonly url: string
  /** Stops listening and ends what is still open; waits for nobody who is slow. */
  readonly close: () => Promise<void>
}

const HOST = '127.0.0.1'

/** Headers that say how an answer travels. */
const FRAMING = new Set(['content-length', 'connection', 'transfer-encoding', 'keep-alive'])

/** Milliseconds that answers have to leave before everything is closed. */
const LEAVING = 500

/** Refusals of one kind that are told: strangers must not fill the terminal. */
const MOST_TOLD = 5

/**
 * Listens on 127.0.0.1 and answers each request for itself: none waits for another. Whatever comes,
 * the program lives on. Rejects with an Error of one sentence when the port cannot be had.
 */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { patience = 20_000, port } = options
  const refused = sparing(options.refused)
  const leaving = new Set<Promise<void>>()
  const work = async (asked: Asked | NotTaken, outgoing: ServerResponse): Promise<void> => {
    if (isNotTaken(asked)) refused(asked)
    const answered = isNotTaken(asked) ? refusal(asked) : await answerTo(asked, options)
    const left = send(outgoing, answered, options)
    answered.after?.()
    await left
  }
  const limits = { headersTimeout: patience, requestTimeout: patience }
  const server = createServer(
    { ...limits, connectionsCheckingInterval: Math.min(patience, 1000) },
    async (incoming, outgoing) => {
      // whoever leaves early must not end the program
      outgoing.on('error', () => outgoing.destroy())
      const worked = work(await readAsked(incoming, options), outgoing)
      leaving.add(worked)
      await worked
      leaving.delete(worked)
    },
  )
  await listen(server, port ?? 0)
  const address = server.address() as AddressInfo
  return {
    url: `http://${HOST}:${address.port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      await inTime(Promise.all(leaving), LEAVING)
      server.closeAllConnections()
      await closed
    },
  }
}

/** Passes on the first few refusals of each status. */
export function sparing(tell: LoopbackOptions['refused']): (refusal: NotTaken) => void {
  const told = new Map<number, number>()
  return ({ status, why }) => {
    const before = told.get(status) ?? 0
    told.set(status, before + 1)
    if (before >= MOST_TOLD) return
    tell?.({ status, why: before === MOST_TOLD - 1 ? `${why} More of them are not told.` : why })
  }
}

function refusal({ status, why }: NotTaken): Answered {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: `${why}\n` }
}

async function answerTo(asked: Asked, { answer, failed }: LoopbackOptions): Promise<Answered> {
  try {
    return await answer(asked)
  } catch (error) {
    failed?.(error)
    return { status: 500, body: 'The request could not be worked off.\n' }
  }
}

/** Sends an answer, and is done when it has left or nobody takes it any more. */
function send(
  outgoing: ServerResponse,
  { status, headers = {}, body }: Answered,
  { failed }: LoopbackOptions,
): Promise<void> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  // how long it is and that it is the last one is not for the app to say
  const own = Object.entries(headers).filter(([name]) => !FRAMING.has(name.toLowerCase()))
  const framed = { 'content-length': bytes.length, connection: 'close' }
  const left = new Promise<void>((resolve) => {
    outgoing.on('finish', resolve).on('close', resolve)
  })
  try {
    outgoing.writeHead(status, { ...Object.fromEntries(own), ...framed })
    outgoing.end(bytes)
  } catch (error) {
    failed?.(error)
    outgoing.destroy()
  }
  return left
}

/** Waits for something, but not longer than some milliseconds. */
function inTime(done: Promise<unknown>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    done.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // also later: a machine out of file handles refuses new callers, and the others are still served
    server.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      const reasons: Readonly<Record<string, string>> = {
        EADDRINUSE: 'something else listens there; choose another port',
        EACCES: 'this port is for the system; choose one above 1023',
      }
      reject(new Error(`Nothing can listen on ${HOST}:${port}: ${reasons[code ?? ''] ?? message}.`))
    })
    server.listen(port, HOST, resolve)
  })
}
