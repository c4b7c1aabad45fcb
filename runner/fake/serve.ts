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
  /** Stops listening and ends what is still open. */
  close(): Promise<void>
}

/**
 * Serves a portal on 127.0.0.1, on a free port unless one is given.
 * Rejects with a sentence when the port can not be had.
 */
export async function serve(
  fake: Fake,
  options: { port?: number; host?: string } = {},
): Promise<Served> {
  const host = options.host ?? '127.0.0.1'
  const listener = getRequestListener(
    (request, { outgoing }) =>
      fake.fetch(request, { send: (answer) => sendTo(outgoing as ServerResponse, answer) }),
    {
      hostname: host,
      // The globals belong to the program that starts the portal, not to the portal.
      overrideGlobalObjects: false,
      errorHandler: (error) => fake.unreadable(error),
    },
  )
  const server = createServer(listener)
  await listen(server, options.port ?? 0, host)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}${fake.basePath}`,
    port,
    close: () => close(server),
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === 'EADDRINUSE'
          ? 'something else listens there; choose another port'
          : cause.message
      reject(new Error(`The embedded portal can not listen on ${host}:${port}: ${why}.`, { cause }))
    })
    server.listen(port, host, resolve)
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
