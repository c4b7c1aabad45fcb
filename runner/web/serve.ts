// The server of the workbench: one gate before one table of routes, on this machine only.
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { isRecord } from '../text/index.ts'
import { readAssets } from './assets.ts'
import { type Desk, openDesk, type WorkbenchOptions } from './desk.ts'
import { frameOf, HEADERS, policyOf } from './frame.ts'
import { refusalOf } from './gate.ts'
import { json, lines, Misunderstood, type Passed, type Route } from './route.ts'
import { routes } from './routes.ts'
import { startWatching } from './watching.ts'

export interface Workbench {
  /** Where the page is, without its token. */
  readonly url: string
  /** The same with it: what a person opens. */
  readonly address: string
  readonly close: () => Promise<void>
}

const HOST = '127.0.0.1'

/** Largest body that is read, in bytes: a sample bundle may be long. */
const LARGEST = 5 * 1024 * 1024

/** Every route of a workbench; the attacks of the tests go through all of them. */
export function tableOf(desk: Desk): {
  readonly table: readonly Route[]
  readonly end: () => void
} {
  const assets = readAssets(desk.options.assets)
  const watching = startWatching(desk)
  const frame = (): Response => {
    const nonce = randomBytes(16).toString('base64')
    return new Response(frameOf(assets, nonce), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policyOf(nonce),
      },
    })
  }
  const views = ['/', '/m/:name', '/rpc/:name']
  const table: readonly Route[] = [
    ...views.map((path): Route => ({ method: 'GET', path, needs: 'frame', handle: frame })),
    {
      method: 'GET',
      path: '/assets/:name',
      needs: 'file',
      handle: ({ name, accepts }) => {
        const asset = assets.byName.get(name)
        if (!asset) throw new Misunderstood('There is no such file.', 404)
        const { type, compressed, bytes } = asset
        const smaller = compressed.find(({ encoding }) => accepts.includes(encoding))
        const headers = {
          'content-type': type,
          'cache-control': 'max-age=31536000, immutable',
          vary: 'accept-encoding',
          ...(smaller ? { 'content-encoding': smaller.encoding } : {}),
        }
        return new Response(new Uint8Array(smaller?.bytes ?? bytes), { headers })
      },
    },
    {
      method: 'GET',
      path: '/api/events',
      needs: 'token',
      handle: ({ signal }) => lines(watching.listen, signal),
    },
    ...routes,
  ]
  return { table, end: watching.close }
}

/** The table; a page that is not built lets the port go again. */
function tableOr(desk: Desk, letGo: () => void): ReturnType<typeof tableOf> {
  try {
    return tableOf(desk)
  } catch (error) {
    letGo()
    throw error
  }
}

/**
 * Opens a workbench on 127.0.0.1. Rejects with an Error of one sentence when the port cannot be had,
 * the app cannot be opened or the page is not built.
 */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const desk = openDesk(options)
  const token = randomBytes(32).toString('base64url')
  const server = createServer()
  await listen(server, options.port ?? 0)
  const { table, end } = tableOr(desk, () => server.close())
  const { port } = server.address() as AddressInfo
  const app = routed(desk, table, { port, token })
  server.on(
    'request',
    getRequestListener(app.fetch, { hostname: HOST, overrideGlobalObjects: false }),
  )
  const url = `http://${HOST}:${port}/`
  return {
    url,
    address: `${url}#t=${token}`,
    close: async () => {
      end()
      const closed = new Promise<void>((done) => {
        server.close(() => done())
      })
      server.closeAllConnections()
      await closed
      await desk.close()
    },
  }
}

/** The table behind its gate: what stands in no row is refused like a wrong token, then not found. */
function routed(
  desk: Desk,
  table: readonly Route[],
  keys: { readonly port: number; readonly token: string },
): Hono {
  const app = new Hono()
  for (const route of table) {
    app.on(route.method, route.path, (context) => answered(desk, route, context, keys))
  }
  app.notFound((context) => {
    const refusal = refusalOf(asking(context), 'file', keys)
    return finished(refused(refusal ?? { status: 404, message: 'There is nothing here.' }))
  })
  app.onError((error) => {
    desk.options.defect(error)
    return finished(refused({ status: 500, message: 'This is a defect of dryrun.' }))
  })
  return app
}

async function answered(
  desk: Desk,
  { needs, handle }: Route,
  context: Context,
  keys: { readonly port: number; readonly token: string },
): Promise<Response> {
  const refusal = refusalOf(asking(context), needs, keys)
  if (refusal) return finished(refused(refusal))
  try {
    const passed: Passed = {
      desk,
      page: desk.pageNamed(context.req.header('x-dryrun-page') ?? ''),
      body: context.req.method === 'GET' ? {} : await bodyOf(context.req.raw),
      name: context.req.param('name') ?? '',
      accepts: (context.req.header('accept-encoding') ?? '').split(/[,;]\s*/),
      signal: context.req.raw.signal,
    }
    return finished(await handle(passed))
  } catch (error) {
    if (!(error instanceof Misunderstood)) throw error
    return finished(refused(error))
  }
}

function asking({ req }: Context) {
  return { method: req.method, header: (name: string) => req.header(name) }
}

function refused({
  status,
  message,
}: {
  readonly status: number
  readonly message: string
}): Response {
  return json({ message }, status)
}

function finished(response: Response): Response {
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}

/** The members of a JSON body, which is never read beyond its bound. */
async function bodyOf(request: Request): Promise<Passed['body']> {
  if (!/^application\/json\b/.test(request.headers.get('content-type') ?? '')) {
    throw new Misunderstood('A body must be application/json.', 415)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > LARGEST) throw new Misunderstood('The body is larger than 5 MB.', 413)
    chunks.push(chunk)
  }
  let value: unknown
  try {
    value = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    // told below, together with JSON of another shape
  }
  if (!isRecord(value)) throw new Misunderstood('The body must be one JSON object.')
  return value
}

function listen(
  server: Server<typeof IncomingMessage, typeof ServerResponse>,
  port: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'something else listens there' : cause.message
      reject(new Error(`The workbench cannot listen on ${HOST}:${port}: ${why}.`))
    })
    server.listen(port, HOST, resolve)
  })
}
