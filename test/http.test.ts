// The app through got: the requests as they leave the program, and how requests that fail end an operation.
import { readFileSync } from 'node:fs'
import nock from 'nock'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Performed, Target } from '../runner/run/index.ts'
import { app, ask, connect, KEY, run } from './support/app.ts'
import { BASE, expectNoKey, HOST, mockNetwork, serve } from './support/http.ts'

interface Row {
  readonly module?: string
  readonly rpc?: string
  readonly with: Record<string, unknown>
  readonly sends: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

interface Failure {
  readonly it: string
  readonly answer?: { status: number; headers?: Record<string, string>; body: unknown }
  readonly cut?: string
  readonly type: string
  readonly message?: string
}

const { components, failures } = parse(readFileSync('test/http.yaml', 'utf8')) as {
  components: Row[]
  failures: Failure[]
}

mockNetwork()

/** Runs the component of a row. */
function perform(row: Row, target?: Target): Promise<Performed> {
  if (row.module) return run(row.module, row.with, target)
  return row.rpc ? ask(row.rpc, row.with, target) : connect(KEY, target)
}

function nameOf(row: Row): string {
  const what = row.module
    ? `the module ${row.module}`
    : row.rpc
      ? `the RPC ${row.rpc}`
      : 'the check'
  return `${what}: ${row.sends}`
}

/** The headers of a row by the names on the wire; got adds what stands before the last line. */
function headersOf(row: Row): Record<string, unknown> {
  const length = Buffer.byteLength(row.body ?? '')
  return {
    'user-agent': 'dryrun',
    'accept-encoding': expect.stringContaining('gzip'),
    ...(row.body ? { 'content-length': String(length), 'Content-Type': 'application/json' } : {}),
    ...(!row.body && row.sends.startsWith('PUT') ? { 'Content-Length': '0' } : {}),
    ...row.headers,
    'X-Api-Token': KEY,
  }
}

/** What a status means for every component. */
const types = new Map([
  [401, 'InvalidAccessTokenError'],
  [404, 'DataError'],
  [429, 'RateLimitError'],
  [500, 'ConnectionError'],
  [502, 'ConnectionError'],
])

describe('every component', () => {
  const rows = components.map((row) => [nameOf(row), row] as const)

  it.each(rows)('%s reaches the service', async (_, row) => {
    const [method = '', path = ''] = row.sends.split(' ')
    const seen: unknown[] = []
    nock(HOST)
      .intercept((uri) => uri === BASE + path, method)
      .reply(200, function (_uri, body) {
        // left aside here and below: it is for the agent to decide on
        const { connection: _connection, ...headers } = this.req.headers
        seen.push({ headers, body })
        return { success: true, data: null }
      })
    const done = await perform(row)
    expect(done.error).toBeUndefined()
    expect(done.calls).toMatchObject([{ method, url: HOST + BASE + path, status: 200 }])
    const headers = Object.entries({ ...headersOf(row), host: 'resellers.pipedrive.com' })
    expect(seen).toEqual([
      {
        headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
        body: row.body ? JSON.parse(row.body) : '',
      },
    ])
  })

  it.each(rows)('%s ends with the error its answer means', async (_, row) => {
    const [method = '', path = ''] = row.sends.split(' ')
    for (const [status, type] of types) {
      nock(HOST)
        .intercept((uri) => uri === BASE + path, method)
        .reply(status, { error: `no ${KEY}` })
      const done = await perform(row)
      expect(done.error?.type).toBe(type)
      expect(done.error?.message).toContain(`[${status}]`)
      expect(done.calls).toMatchObject([{ status }])
      expectNoKey(done)
    }
  })

  it('sends the same bytes over a real connection, header names in Title-Case', async () => {
    const seen: { request: string; headers: Record<string, unknown>; body: string }[] = []
    const served = await serve(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const { method, url, rawHeaders } = request
      const names = rawHeaders.filter((name, at) => at % 2 === 0 && name !== 'Connection')
      const pairs = names.map((name) => [name, rawHeaders[rawHeaders.indexOf(name) + 1]])
      const body = Buffer.concat(chunks).toString('utf8')
      seen.push({ request: `${method} ${url}`, headers: Object.fromEntries(pairs), body })
      response.end('{"success":true,"data":null}')
    })
    for (const row of components) await perform(row, { kind: 'instead', url: served.url })
    served.close()
    const { host } = new URL(served.url)
    const written = components.map((row) => ({
      request: row.sends,
      headers: { ...headersOf(row), Host: host },
      body: row.body ?? '',
    }))
    expect(seen).toEqual(written)
  })

  it('has a row', () => {
    const names = (key: 'module' | 'rpc') => new Set(components.flatMap((row) => row[key] ?? []))
    expect(names('module')).toEqual(new Set(app.modules.keys()))
    expect(names('rpc')).toEqual(new Set(app.rpcs.keys()))
  })
})

describe('a request that fails', () => {
  it.each(failures)('ends the operation once: $it', async ({ answer, cut, type, message }) => {
    const request = nock(HOST).get(`${BASE}/subscriptions/9001`)
    const { status, body } = answer ?? {}
    const text = typeof body === 'string' ? body : JSON.stringify(body ?? null)
    const usual = { 'Content-Type': 'application/json' }
    if (cut) request.replyWithError(Object.assign(new Error(`${cut} ${KEY}`), { code: cut }))
    else request.reply(status, text.replace('KEY', KEY), { ...usual, ...answer?.headers })
    const done = await run('getSubscription', { subscription_id: 9001 }, { kind: 'live' }, true)
    expect(done.error?.type).toBe(type)
    if (message) expect(done.error?.message).toBe(message)
    expect(done.calls).toHaveLength(1)
    expectNoKey(done)
  })
})

describe('an RPC', () => {
  it('has a time for all of its requests together', async () => {
    const served = await serve((_request, response) => {
      setTimeout(() => response.end('{"data":[]}'), 2000).unref()
    })
    const target: Target = { kind: 'instead', url: served.url }
    const done = await ask('listPlans', {}, target, { rpcTime: 50 })
    served.close()
    expect(done.error).toMatchObject({
      type: 'ModuleTimeoutError',
      message: 'List Plans takes longer than the 0.05 seconds that Make allows.',
    })
    expect(done).toMatchObject({ interrupted: false, bundles: [] })
  })
})
