// The door to the network: a real HTTP server on the loopback address; Node is used here and nowhere else.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Answer, firstHalf } from './answer.ts'
import type { Fake } from './fake.ts'

export type Served = {
  /** Base URL of the API, such as http://127.0.0.1:40123/reseller/public-api. */
  readonly url: string
  readonly port: number
  /** Stops listening and ends what is still open; waits for no client. */
  close(): Promise<void>
}

export type ServeOptions = {
  /** A free port unless given. */
  readonly port?: number | undefined
  /** A name beside those of this machine under which it may be asked: of a tunnel or a container. */
  readonly host?: string | undefined
  /** Milliseconds in which a request must have come whole; 20 seconds unless told. */
  readonly patience?: number | undefined
}

const HOST = '127.0.0.1'

/**
 * Serves a portal on 127.0.0.1, or the one that is given at each request. Whatever comes, it lives
 * on. Rejects with a sentence when the port can not be had.
 */
export async function serve(
  portal: Fake | (() => Fake | Promise<Fake>),
  { port: wanted = 0, host, patience = 20_000 }: ServeOptions = {},
): Promise<Served> {
  const current = typeof portal === 'function' ? portal : () => portal
  const first = await current()
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      const fake = await current()
      return fake.fetch(request, { send: (answer) => sendTo(outgoing as ServerResponse, answer) })
    },
    {
      hostname: HOST,
      // The globals belong to the program that starts the portal, not to the portal.
      overrideGlobalObjects: false,
      errorHandler: (error) => first.unreadable(error),
    },
  )
  const limits = { headersTimeout: patience, requestTimeout: patience }
  const server = createServer(
    { ...limits, connectionsCheckingInterval: Math.min(patience, 1000) },
    (incoming, outgoing) => {
      const asked = hostOf(incoming)
      if (isOurs(asked, host)) return listener(incoming, outgoing)
      sendTo(outgoing, first.misdirected(asked))
    },
  )
  await listen(server, wanted)
  const { port } = server.address() as AddressInfo
  return { url: `http://${HOST}:${port}${first.basePath}`, port, close: () => close(server) }
}

/** The name that the caller used for this machine; an address in the first line counts before Host. */
function hostOf({ url = '/', headers }: IncomingMessage): string {
  if (!url.startsWith('/') && URL.canParse(url)) return new URL(url).host
  return headers.host ?? ''
}

/**
 * Whether a request is meant for this machine: a web page whose own name leads here (DNS rebinding)
 * gives itself away by that name.
 */
function isOurs(asked: string, other: string | undefined): boolean {
  const written = `http://${asked}`
  if (!URL.canParse(written)) return false
  const { hostname } = new URL(written)
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    hostname === other?.toLowerCase() ||
    /^127(\.\d{1,3}){3}$/.test(hostname)
  )
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // Also later: a machine out of file handles refuses new callers, and the others are still served.
    server.on('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE'
          ? 'something else listens there; choose another port'
          : cause.message
      reject(new Error(`The embedded portal can not listen on ${HOST}:${port}: ${why}.`, { cause }))
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

/** Writes straight to the socket: a Response would cost more than the answer, and can not be cut. */
function sendTo(outgoing: ServerResponse<IncomingMessage>, answer: Answer): Response {
  const length = Buffer.byteLength(answer.body)
  outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': length })
  if (answer.cut) outgoing.write(firstHalf(answer.body), () => outgoing.destroy())
  else outgoing.end(answer.body)
  return RESPONSE_ALREADY_SENT
}
