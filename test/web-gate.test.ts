// Who may ask the workbench what: every wrong request against every route of its table.
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDesk, type Route, tableOf } from '../runner/web/index.ts'
import { type Asked, type Bench, openBench, WAITING } from './web/bench.ts'

let bench: Bench
let table: readonly Route[] = []

beforeAll(async () => {
  bench = await openBench()
  const { directory } = bench
  const desk = openDesk({
    directory,
    against: 'fake',
    openAim: async () => ({ why: 'none' }),
    choices: [],
    findings: async () => ({ errors: 0, others: 0 }),
    environment: {},
    now: () => new Date(),
    timezone: 'UTC',
    waiting: WAITING,
    assets: resolve('dist/page'),
    defect: () => {},
  })
  const made = tableOf(desk)
  table = made.table
  made.end()
})

afterAll(() => bench.close())

/** A right request to a route, which each attack then changes in one respect. */
function right({ method, path, needs }: Route): Asked {
  const origin = `http://127.0.0.1:${bench.port}`
  return {
    method,
    path: path.replace(':name', 'x'),
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(method === 'POST' ? { origin, 'content-type': 'application/json' } : {}),
      ...(needs === 'token' ? { 'x-dryrun-token': bench.token } : {}),
    },
    ...(method === 'POST' ? { body: '{}' } : {}),
  }
}

interface Attack {
  readonly name: string
  readonly status: number
  readonly change: (headers: Record<string, string>) => void
  readonly concerns?: (route: Route) => boolean
}

const attacks: readonly Attack[] = [
  ...['rebind.example', 'rebind.example:1', '127.0.0.1', '127.0.0.1:1', 'localhost'].map(
    (host): Attack => ({
      name: `Host ${host}`,
      status: 421,
      change: (headers) => {
        headers.host = host
      },
    }),
  ),
  ...['same-site', 'cross-site', 'none'].map(
    (site): Attack => ({
      name: `Sec-Fetch-Site ${site}, as a part of another page`,
      status: 403,
      change: (headers) => {
        headers['sec-fetch-site'] = site
        headers['sec-fetch-mode'] = 'no-cors'
        headers['sec-fetch-dest'] = 'image'
      },
    }),
  ),
  {
    name: 'framed by another page',
    status: 403,
    change: (headers) => {
      headers['sec-fetch-site'] = 'cross-site'
      headers['sec-fetch-mode'] = 'navigate'
      headers['sec-fetch-dest'] = 'iframe'
    },
  },
  ...['http://127.0.0.1:1', 'http://evil.example', 'null', 'https://127.0.0.1'].map(
    (origin): Attack => ({
      name: `Origin ${origin}`,
      status: 403,
      change: (headers) => {
        headers.origin = origin
      },
    }),
  ),
  {
    name: 'no Origin where something is changed',
    status: 403,
    change: (headers) => {
      delete headers.origin
    },
    concerns: ({ method }) => method !== 'GET',
  },
  ...['', 'wrong', 'x'.repeat(43)].map(
    (token): Attack => ({
      name: `token ${token || 'missing'}`,
      status: 401,
      change: (headers) => {
        if (token === '') delete headers['x-dryrun-token']
        else headers['x-dryrun-token'] = token
      },
      concerns: ({ needs }) => needs === 'token',
    }),
  ),
]

describe('the gate', () => {
  it('has routes to be judged, and only frames and files without a token', () => {
    expect(table.length).toBeGreaterThan(15)
    const open = table.filter(({ needs }) => needs !== 'token').map(({ path }) => path)
    expect(open).toEqual(['/', '/m/:name', '/rpc/:name', '/assets/:name'])
  })

  it.each(attacks.map((attack) => [attack.name, attack] as const))(
    'refuses %s',
    async (_, attack) => {
      const concerned = table.filter((route) => attack.concerns?.(route) ?? true)
      expect(concerned.length).toBeGreaterThan(0)
      for (const route of concerned) {
        const asked = right(route)
        const headers = { ...asked.headers }
        attack.change(headers)
        const answered = await bench.ask({ ...asked, headers })
        expect([route.method, route.path, answered.status]).toEqual([
          route.method,
          route.path,
          attack.status,
        ])
      }
    },
  )

  it('refuses what stands in no row like anything else', async () => {
    const headers = { host: 'rebind.example' }
    expect((await bench.ask({ path: '/nothing', headers })).status).toBe(421)
    expect((await bench.ask({ path: '/nothing' })).status).toBe(404)
    expect((await bench.ask({ path: '/assets/..%2f..%2fpackage.json' })).status).toBe(404)
    const options = { method: 'OPTIONS', path: '/api/run' }
    expect((await bench.ask(options)).status).toBe(403)
    const origin = `http://127.0.0.1:${bench.port}`
    expect((await bench.ask({ ...options, headers: { origin } })).status).toBe(404)
  })

  it('lets a link open a view, which holds no data', async () => {
    const headers = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }
    const { status, text } = await bench.ask({ path: '/m/getSubscription', headers })
    expect(status).toBe(200)
    expect(text).not.toMatch(/Subscription|resellers|token/i)
  })

  it('sends the headers that keep others out with every answer', async () => {
    for (const route of table.filter(({ path }) => path !== '/api/events')) {
      const { headers } = await bench.ask(right(route))
      expect([route.path, headers['x-content-type-options'], headers['referrer-policy']]).toEqual([
        route.path,
        'nosniff',
        'no-referrer',
      ])
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
    const { headers } = await bench.ask({ path: '/' })
    expect(headers['content-security-policy']).toContain("trusted-types 'none'")
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })

  it('reads no body beyond its bound, and no other than JSON', async () => {
    const large = JSON.stringify({ values: 'x'.repeat(6 * 1024 * 1024) })
    const route = table.find(({ path }) => path === '/api/preview')
    if (!route) throw new Error('there is no preview')
    const asked = right(route)
    expect((await bench.ask({ ...asked, body: large })).status).toBe(413)
    expect((await bench.ask({ ...asked, body: '[1]' })).status).toBe(400)
    expect((await bench.ask({ ...asked, body: '{' })).status).toBe(400)
    const headers = { ...asked.headers, 'content-type': 'text/plain' }
    expect((await bench.ask({ ...asked, headers })).status).toBe(415)
    expect(bench.defects).toEqual([])
  })
})
