// A small server on this machine only: for the way back of a sign-in, and for requests to a webhook.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it came in. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export interface Answered {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** What is left to do once the answer is on its way; the next request waits for it. */
  readonly after?: () => Promise<void>
}

export interface Loopback {
  /** Such as http://127.0.0.1:40123, without a slash at the end. */
  readonly url: string
  /** Stops listening and ends what is still open. */
  readonly close: () => Promise<void>
}

/** Largest body that is taken, in bytes: what Make's webhooks take. */
const LARGEST = 5 * 1024 * 1024

const HOST = '127.0.0.1'

/** Headers that say how an answer travels. */
const FRAMING = new Set(['content-length', 'connection', 'transfer-encoding', 'keep-alive'])

/**
 * Listens on 127.0.0.1, on a free port unless one is given, and answers requests one after the other.
 * Rejects with an Error of one sentence when the port cannot be had. `answer` and what
 * it leaves to do must not reject; `refused` hears of what never came to it.
 */
export async function openLoopback(
  port: number | undefined,
  answer: (asked: Asked) => Promise<Answered>,
  refused: (status: number, why: string) => void = () => {},
): Promise<Loopback> {
  let last: Promise<void> = Promise.resolve()
  const server = createServer((incoming, outgoing) => {
    const taken = readAsked(incoming)
    last = last.then(async () => {
      const asked = await taken
      if (typeof asked === 'number') refused(asked, refusalOf(asked))
      const answered = typeof asked === 'number' ? refusal(asked) : await answer(asked)
      send(outgoing, answered)
      await answered.after?.()
    })
  })
  await listen(server, port ?? 0)
  const address = server.address() as AddressInfo
  return {
    url: `http://${HOST}:${address.port}`,
    close: async () => {
      await last
      await close(server)
    },
  }
}

/** The whole request, or the status with which it is refused. */
async function readAsked(incoming: IncomingMessage): Promise<Asked | number> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of incoming) {
      size += (chunk as Buffer).length
      if (size > LARGEST) return 413
      chunks.push(chunk as Buffer)
    }
  } catch {
    // whoever asked has gone: the answer goes nowhere
    return 400
  }
  const written = incoming.url ?? '/'
  if (!URL.canParse(written, `http://${HOST}`)) return 400
  const { pathname, searchParams } = new URL(written, `http://${HOST}`)
  const { method = 'GET', headers } = incoming
  return { method, path: pathname, query: searchParams, headers, body: Buffer.concat(chunks) }
}

function refusal(status: number): Answered {
  return { status, body: `${refusalOf(status)}\n` }
}

function refusalOf(status: number): string {
  return status === 413 ? 'The body is larger than 5 MB.' : 'This is no request.'
}

function send(outgoing: ServerResponse, { status, headers = {}, body }: Answered): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  outgoing.on('error', () => outgoing.destroy())
  // how long it is and that it is the last one is not for the app to say
  const own = Object.entries(headers).filter(([name]) => !FRAMING.has(name.toLowerCase()))
  const framed = { 'content-length': bytes.length, connection: 'close' }
  outgoing.writeHead(status, { ...Object.fromEntries(own), ...framed })
  outgoing.end(bytes)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const reasons: Readonly<Record<string, string>> = {
        EADDRINUSE: 'something else listens there; choose another port',
        EACCES: 'this port is for the system; choose one above 1023',
      }
      reject(new Error(`Nothing can listen on ${HOST}:${port}: ${reasons[code ?? ''] ?? message}.`))
    })
    server.listen(port, HOST, resolve)
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
