// What goes wrong between here and Make, call by call: what is told, what is kept, and that the next run ends it.
import { afterEach, describe, expect, it } from 'vitest'
import { openPort } from '../runner/deploy/index.ts'
import { hooks, many, tools } from './deploy/apps.ts'
import { type Bench, benchFor, DEPLOY, deployed } from './deploy/bench.ts'
import { editorFinds } from './deploy/editor.ts'
import { type Fault, serveMakeApi, TOKEN } from './make-api/server.ts'
import type { Switches } from './make-api/switches.ts'

let bench: Bench
afterEach(() => bench?.close())

interface Row {
  readonly it: string
  readonly fault: Fault
  /** Of the first run. */
  readonly exit: number
  readonly says?: string
}

const post = { method: 'POST', times: 1 } as const

const faults: readonly Row[] = [
  {
    it: 'fails behind creating a connection',
    fault: { ...post, path: /connections$/, what: 'fail after' },
    exit: 0,
  },
  {
    it: 'fails before creating a connection',
    fault: { ...post, path: /connections$/, what: 'fail before' },
    exit: 5,
    says: 'Internal server error',
  },
  {
    it: 'fails behind creating a webhook',
    fault: { ...post, path: /webhooks$/, what: 'fail after' },
    exit: 0,
  },
  {
    it: 'fails behind creating a module',
    fault: { ...post, path: /modules$/, what: 'fail after' },
    exit: 0,
  },
  {
    it: 'hangs up behind creating a module',
    fault: { ...post, path: /modules$/, what: 'reset after' },
    exit: 0,
  },
  {
    it: 'hangs up before creating a module',
    fault: { ...post, path: /modules$/, what: 'reset before' },
    exit: 6,
    says: 'cannot be reached',
  },
  {
    it: 'refuses to create an RPC',
    fault: { ...post, path: /rpcs$/, what: 'refuse' },
    exit: 6,
    says: 'This is refused.',
  },
  { it: 'is busy', fault: { ...post, path: /modules$/, what: 'busy' }, exit: 0 },
  { it: 'is busy in plain text', fault: { ...post, path: /rpcs$/, what: 'busy as text' }, exit: 0 },
  {
    it: 'fails on one text',
    fault: { method: 'PUT', times: 2, path: /watchItems.api/, what: 'fail before' },
    exit: 0,
  },
  {
    it: 'fails on one text for longer',
    fault: { method: 'PUT', times: 4, path: /watchItems.api/, what: 'fail before' },
    exit: 6,
    says: 'Internal server error',
  },
  {
    it: 'refuses one text',
    fault: { method: 'PUT', times: 1, path: /watchItems.api/, what: 'refuse' },
    exit: 6,
    says: 'This is refused.',
  },
  {
    it: 'answers a text with HTML',
    fault: { method: 'PUT', times: 4, path: /listItems.api/, what: 'html' },
    exit: 6,
    says: '502 Bad Gateway',
  },
  {
    it: 'hangs up on a text',
    fault: { method: 'PUT', times: 2, path: /base/, what: 'reset after' },
    exit: 0,
  },
  {
    it: 'sends a text elsewhere',
    fault: { method: 'PUT', times: 1, path: /readme/, what: 'redirect' },
    exit: 6,
    says: 'Make answers from another address',
  },
  {
    it: 'fails on the list of connections',
    fault: { method: 'GET', times: 2, path: /connections$/, what: 'fail before' },
    exit: 0,
  },
  {
    it: 'is slow',
    fault: { method: 'GET', times: 1, path: /checksum/, what: { slow: 300 } },
    exit: 0,
  },
]

describe('a first deploy when Make', () => {
  it.each(faults)('$it', async ({ fault, exit, says }) => {
    bench = await benchFor(hooks)
    bench.api.faults.push({ ...fault })
    const first = await bench.run(...DEPLOY, '--allow-create')
    expect([first.exit, `${first.stdout}${first.stderr}`]).toEqual([
      exit,
      expect.stringContaining(says ?? ''),
    ])
    const again = await bench.run(...DEPLOY, '--allow-create')
    expect(again.exit).toBe(0)
    expect((await bench.run(...DEPLOY)).writes).toEqual([])
    const { connections, webhooks, modules } = bench.api.state.parts
    expect([connections.size, webhooks.size, modules.size]).toEqual([2, 2, 4])
    expect(await editorFinds(bench.directory, TOKEN)).toEqual([])
  })
})

it('tells each part of a deploy that was done in part', async () => {
  bench = await benchFor(hooks)
  bench.api.faults.push({ ...post, path: /rpcs$/, what: 'refuse' })
  const { stdout, stderr } = await bench.run(...DEPLOY, '--allow-create')
  expect(stdout).toContain('done       module/watchItems create')
  expect(stdout).toContain('failed     rpc/listItems create: Bad Request - This is refused.')
  expect(stdout).toContain('not tried  module/watchItems api')
  expect(stdout).toMatch(/\d+ done, 1 failed, \d+ not tried\./)
  expect(stderr).toContain('run the same command again')
})

describe('a Make that differs', () => {
  const differences: readonly (readonly [string, Partial<Switches>])[] = [
    ['prints nothing anew', { reformats: false }],
    ['answers texts as JSON', { sectionsAsJson: true }],
    ['says no name of a webhook', { webhooksWithoutName: true }],
    ['has no hash of common data and groups', { checksumOmits: ['common', 'groups'] }],
    ['has no hash of facts', { checksumOmits: ['label', 'account_name', 'alt_account_name'] }],
    ['shows old facts behind a change', { patchEchoesOld: true }],
  ]
  it.each(differences)('%s', async (_, switches) => {
    bench = await benchFor(hooks, switches)
    expect((await bench.run(...DEPLOY, '--allow-create')).exit).toBe(0)
    bench.commit()
    expect((await bench.run(...DEPLOY)).writes).toEqual([])
    expect((await bench.run('pull')).exit).toBe(0)
    expect(bench.git('status', '--short')).toBe('')
  })

  it.each(differences)('%s, with common data and groups', async (_, switches) => {
    for (const files of [tools, many]) {
      bench = await benchFor(files, switches)
      expect((await bench.run(...DEPLOY, '--allow-create')).exit).toBe(0)
      expect((await bench.run(...DEPLOY)).writes).toEqual([])
      if (files === tools) await bench.close()
    }
  })

  it('takes the connection of an RPC only when it is created: told, not repeated', async () => {
    bench = await deployed(hooks, { rpcIgnoresConnection: true })
    bench.edit(({ components }) => {
      Object.assign(components.rpc?.listItems ?? {}, { connection: 'service-old' })
    })
    const came = await bench.run(...DEPLOY)
    expect([came.exit, came.writes.length]).toEqual([6, 1])
    expect(came.stdout).toContain('still shows the old one')
  })

  it.each(['denied', 'unknown'] as const)('has no functions: %s', async (functions) => {
    bench = await benchFor(tools, { functions })
    const came = await bench.run(...DEPLOY, '--allow-create')
    expect(came.exit).toBe(6)
    expect(came.stdout).toContain('failed     function/shout create')
  })
})

describe('no way to Make', () => {
  it('a token that may only read', async () => {
    bench = await benchFor(many)
    const token = '11111111-2222-4333-8444-555555555555'
    bench.api.tokens.set(token, ['sdk-apps:read'])
    expect((await bench.runWith({ MAKE_API_KEY: token }, 'plan')).exit).toBe(0)
    const came = await bench.runWith({ MAKE_API_KEY: token }, ...DEPLOY, '--allow-create')
    expect(came.exit).toBe(5)
    expect(came.stdout).toContain('Scope sdk-apps:write is missing.')
    expect(came.stdout).toContain('the token needs the scopes')
    expect((await bench.run(...DEPLOY, '--allow-create')).exit).toBe(0)
  })

  it('a token that nobody knows', async () => {
    bench = await benchFor(many)
    const came = await bench.runWith({ MAKE_API_KEY: 'not-a-known-token-at-all' }, 'plan')
    expect([came.exit, came.log.map(({ scheme }) => scheme)]).toEqual([5, ['Bearer']])
    expect(came.stderr).toContain('Access denied.')
  })

  it('a network that is dead', async () => {
    bench = await benchFor(many)
    await bench.api.close()
    const came = await bench.run(...DEPLOY, '--allow-create')
    expect(came.exit).toBe(4)
    expect(came.stderr).toContain('cannot be reached')
  })

  it('an app that is not there', async () => {
    bench = await benchFor(many)
    bench.api.state.apps.clear()
    const came = await bench.run('plan')
    expect([came.exit, came.stderr]).toEqual([5, expect.stringContaining('App app-abc123')])
  })
})

describe('the limit of Make', () => {
  it.each([
    ['1', 'json'],
    ['1', 'text'],
    [undefined, 'json'],
    [undefined, 'text'],
  ] as const)('is waited for (Retry-After %s, as %s)', async (retryAfter, body) => {
    const limit = { perMinute: 1, body, ...(retryAfter === undefined ? {} : { retryAfter }) }
    const api = await serveMakeApi({ limit })
    const waits: number[] = []
    const port = openPort({
      zone: api.zone,
      protocol: 'http',
      token: TOKEN,
      rate: 0,
      signal: new AbortController().signal,
      wait: async (milliseconds) => {
        waits.push(milliseconds)
        if (waits.length === 2) api.switches.limit = undefined
      },
    })
    const call = { method: 'GET', path: '/sdk/apps' } as const
    expect((await port.call(call)).kind).toBe('answered')
    expect((await port.call(call)).kind).toBe('answered')
    expect(waits).toEqual(retryAfter === undefined ? [10_000, 20_000] : [1000, 1000])
    await api.close()
  })

  it('is kept: so many requests in any minute', async () => {
    const api = await serveMakeApi()
    const waits: number[] = []
    const port = openPort({
      zone: api.zone,
      protocol: 'http',
      token: TOKEN,
      rate: 3,
      signal: new AbortController().signal,
      wait: async (milliseconds) => {
        waits.push(milliseconds)
      },
    })
    for (let count = 0; count < 4; count += 1) await port.call({ method: 'GET', path: '/sdk/apps' })
    expect(waits.length).toBe(1)
    expect(waits[0]).toBeGreaterThan(55_000)
    expect(port.pace.remaining(7, Date.now())).toBeGreaterThan(120_000)
    await api.close()
  })
})
