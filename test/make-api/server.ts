// A stand-in of Make's SDK API on loopback: real HTTP, its own state, faults on demand. Shares no code with deploy.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, answer, refusal } from './routes.ts'
import { emptyState, type State } from './state.ts'
import type { Switches } from './switches.ts'

export interface Fault {
  readonly method: string
  readonly path: RegExp
  /** How often; always when it is left out. */
  times?: number
  readonly what:
    | 'fail before'
    | 'fail after'
    | 'html'
    | 'reset before'
    | 'reset after'
    | 'busy'
    | 'busy as text'
    | 'refuse'
    | 'redirect'
    | 'echo'
    | { readonly slow: number }
}

export interface Logged {
  readonly method: string
  readonly path: string
  readonly scheme: string
  readonly type: string
  readonly body: string
  readonly status: number
}

export interface MakeApi {
  /** `127.0.0.1:PORT`. */
  readonly zone: string
  readonly state: State
  readonly switches: Switches
  readonly tokens: Map<string, readonly string[]>
  readonly log: Logged[]
  readonly faults: Fault[]
  /** Called before a request is handled and, a second time, before it is answered. */
  on: ((moment: 'before' | 'after', number: number) => void | Promise<void>) | undefined
  readonly close: () => Promise<void>
}

/** A token that may do everything with apps. */
export const TOKEN = '0c7b1b5e-1f3a-4c7d-9a2e-6f5d4c3b2a19'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export async function serveMakeApi(given: Partial<Switches> = {}): Promise<MakeApi> {
  let suffixes = 0
  const switches: Switches = {
    zone: '',
    suffix: () => {
      suffixes += 1
      return `abc${String(suffixes).padStart(3, '0')}`
    },
    keepsNames: false,
    reformats: true,
    endpoints: true,
    functions: 'allowed',
    patchEchoesOld: true,
    rpcIgnoresConnection: false,
    deletesLater: true,
    deletesInPublic: false,
    sectionsAsJson: false,
    webhooksWithoutName: false,
    checksumOmits: [],
    limit: undefined,
    ...given,
  }
  const times: number[] = []
  const server = createServer((request, response) => {
    void handle(request, response)
  })
  // a busy machine must not look like a server that hangs up
  server.keepAliveTimeout = 0
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const zone = `127.0.0.1:${(server.address() as AddressInfo).port}`
  if (switches.zone === '') switches.zone = zone
  const api: MakeApi = {
    zone,
    state: emptyState(),
    switches,
    tokens: new Map([[TOKEN, ['sdk-apps:read', 'sdk-apps:write']]]),
    log: [],
    faults: [],
    on: undefined,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
  let number = 0

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    number += 1
    const mine = number
    await api.on?.('before', mine)
    const url = new URL(request.url ?? '/', 'http://local')
    const method = request.method ?? 'GET'
    const asked = {
      method,
      path: decodeURIComponent(url.pathname.replace(/^\/api\/v2/, '')),
      query: url.searchParams,
      type: (request.headers['content-type'] ?? '').split(';')[0] ?? '',
      body: Buffer.concat(chunks),
    }
    const authorization = request.headers.authorization ?? ''
    const fault = api.faults.find(
      (one) => one.method === method && one.path.test(asked.path) && (one.times ?? 1) > 0,
    )
    if (fault?.times !== undefined) fault.times -= 1
    const what = fault?.what
    const note = (status: number): void => {
      const scheme = authorization.split(' ')[0] ?? ''
      const { path, type, body } = asked
      api.log.push({ method, path, scheme, type, body: body.toString(), status })
    }
    const send = (one: Answer, headers: Record<string, string> = {}): void => {
      note(one.status)
      response.writeHead(one.status, { 'content-type': one.type, ...headers })
      response.end(one.body)
    }
    if (what === 'reset before') {
      note(0)
      request.socket.destroy()
      return
    }
    if (what === 'fail before') return send(refusal(500, 'SC500', 'Internal server error'))
    if (what === 'html') {
      return send({ status: 502, type: 'text/html', body: '<html><h1>502 Bad Gateway</h1></html>' })
    }
    if (what === 'busy' || what === 'busy as text')
      return send(busy(what === 'busy' ? 'json' : 'text'))
    if (what === 'refuse') return send(refusal(400, 'SC400', 'Bad Request', 'This is refused.'))
    if (what === 'echo') {
      const [, token = ''] = authorization.split(' ')
      const bytes = Buffer.from(token)
      const spelled = [token, bytes.toString('base64'), bytes.toString('hex')].join(' and ')
      return send(refusal(400, 'SC400', 'Bad Request', `Not with ${spelled}.`))
    }
    if (what === 'redirect') {
      return send(
        { status: 302, type: 'text/plain', body: '' },
        { location: 'http://elsewhere.example/' },
      )
    }
    const { limit } = switches
    if (limit) {
      const now = Date.now()
      const recent = times.filter((time) => now - time < 60_000)
      if (recent.length >= limit.perMinute) {
        const headers: Record<string, string> = {}
        if (limit.retryAfter !== undefined) headers['retry-after'] = limit.retryAfter
        return send(busy(limit.body), headers)
      }
      times.push(now)
    }
    const done = refusedToken(authorization, method) ?? answer(asked, api)
    await api.on?.('after', mine)
    if (what === 'fail after') return send(refusal(500, 'SC500', 'Internal server error'))
    if (what === 'reset after') {
      note(0)
      request.socket.destroy()
      return
    }
    if (typeof what === 'object') await new Promise((wake) => setTimeout(wake, what.slow))
    send(done)
  }

  function refusedToken(authorization: string, method: string): Answer | undefined {
    const [scheme = '', token = ''] = authorization.split(' ')
    const scopes = api.tokens.get(token)
    if (!scopes || scheme !== (UUID.test(token) ? 'Token' : 'Bearer')) {
      return refusal(401, 'IM401', 'Access denied.')
    }
    const needed = method === 'GET' ? 'sdk-apps:read' : 'sdk-apps:write'
    return scopes.includes(needed)
      ? undefined
      : refusal(403, 'IM002', 'Insufficient rights.', `Scope ${needed} is missing.`)
  }

  return api
}

function busy(body: 'json' | 'text'): Answer {
  const words = 'Requests limit for organization exceeded, please try again later.'
  if (body === 'text') return { status: 429, type: 'text/plain', body: words }
  return {
    status: 429,
    type: 'application/json',
    body: JSON.stringify({ message: words, code: 'IM429' }),
  }
}
