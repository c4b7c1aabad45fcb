// The workbench asked as its page asks it: facts, dialogs, previews, runs line by line, connections.
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  ConnectLine,
  DialogFacts,
  EventLine,
  Opened,
  Planned,
  Preview,
  RunEnded,
  RunLine,
} from '../runner/page/wire.ts'
import { type Bench, KEY, linesOf, openBench } from './web/bench.ts'

let bench: Bench
let opened: Opened

beforeAll(async () => {
  bench = await openBench()
  opened = await bench.open()
})

afterAll(() => bench.close())

const post = async <T>(path: string, body: object, page = opened.page): Promise<T> =>
  JSON.parse((await bench.as(page, 'POST', path, body)).text) as T

let runs = 0

async function run(name: string, values: object, more: object = {}, page = opened.page) {
  runs += 1
  const body = { kind: 'module', name, values, run: `r${runs}`, ...more }
  const lines = linesOf<RunLine>(await bench.as(page, 'POST', '/api/run', body))
  const end = lines.at(-1)
  return {
    lines,
    end: end?.line === 'end' ? (end as RunEnded) : undefined,
    last: end,
    bundles: lines.flatMap((line) => (line.line === 'bundles' ? line.bundles : [])),
  }
}

describe('the workbench', () => {
  it('tells the app as the picker shows it', () => {
    const { app, target } = opened
    expect(app.label).toBe('Pipedrive Resellers Portal')
    expect(app.theme).toBe('#2f4b8f')
    expect(app.icon).toMatch(/^data:image\/png;base64,/)
    expect(app.groups.flatMap(({ modules }) => modules).sort()).toEqual(
      app.modules.map(({ name }) => name).sort(),
    )
    expect(target).toMatchObject({ against: 'fake', isLocal: true })
  })

  it('runs a module and tells requests and bundles as they come', async () => {
    const { lines, end, bundles } = await run('listSubscriptions', { limit: 3 })
    expect(lines.map(({ line }) => line)).toEqual(['request', 'answer', 'bundles', 'end'])
    expect(bundles).toHaveLength(3)
    expect(end?.exchanges[0]).toMatchObject({ method: 'GET', status: 200 })
    expect(end?.exchanges[0]?.curl).toContain('curl ')
    expect(end?.exchanges[0]?.answer).toContain('"data"')
    expect(end?.error).toBeUndefined()
  })

  it('says what Make would do on an error, how certain that is, and where it stands', async () => {
    const { end } = await run('deleteSubscription', { subscription_id: 9001 })
    expect(end?.error).toMatchObject({ type: 'DataError', certainty: 'documented' })
    expect(end?.error?.effect).toContain('incomplete executions')
    expect(end?.error?.place).toMatch(/base\.iml\.json:\d+:\d+$/)
  })

  it('refuses values that do not fit before anything is sent', async () => {
    const { lines, end } = await run('listSubscriptions', { limit: 'many' })
    expect(lines.map(({ line }) => line)).toEqual(['end'])
    expect(end?.error?.type).toBe('BundleValidationError')
    expect(end?.problems[0]?.path).toBe('limit')
  })

  it('evaluates expressions against the sample bundle, and refuses one without', async () => {
    const filled = { kind: 'module', name: 'getSubscription' }
    const values = { subscription_id: '{{1.id + 1}}' }
    const with1 = await post<Preview>('/api/preview', {
      ...filled,
      values,
      context: { 1: { id: 9001 } },
    })
    expect(with1.shown.subscription_id).toEqual({ text: '9002', type: 'number' })
    expect(with1.sent).toEqual({ subscription_id: 9002 })
    const without = await post<Preview>('/api/preview', { ...filled, values })
    expect(without.shown.subscription_id).toHaveProperty('wrong')
    const refused = await run('getSubscription', values)
    expect(refused.end?.exchanges).toEqual([])
    expect(refused.end?.error?.message).toContain('no bundle of an earlier module')
    const ran = await run('getSubscription', values, { context: { 1: { id: 9001 } } })
    expect(ran.bundles[0]).toMatchObject({ id: 9002 })
  })

  it('never evaluates what a bundle holds', async () => {
    const context = { 1: { id: '{{7 * 7}}' } }
    const { end } = await run('getSubscription', { subscription_id: '{{1.id}}' }, { context })
    expect(end?.exchanges[0]?.url).not.toContain('/49')
  })

  it('only looks', async () => {
    const body = {
      kind: 'module',
      name: 'suspendSubscription',
      values: { subscription_id: 9001 },
      run: 'l',
    }
    const planned = await post<Planned>('/api/plan', body)
    expect(planned.requests[0]).toMatchObject({ method: 'PUT' })
    const { bundles } = await run('getSubscription', { subscription_id: 9001 })
    expect(bundles[0]).toMatchObject({ status: 'active' })
  })

  it('answers what a field asks for, and says why it cannot', async () => {
    const need = (rpc: string, data = {}) =>
      post<object>('/api/need', { kind: 'module', name: 'updateSubscription', need: { rpc, data } })
    expect(await need('rpc://listSubscriptionPlans')).toHaveProperty('value')
    expect(await need('rpc://listPlanz')).toHaveProperty('failed')
    expect(await need('api://users')).toHaveProperty('failed')
  })

  it('runs an RPC alone', async () => {
    const body = { kind: 'rpc', name: 'listSubscriptionPlans', values: {}, run: 'rpc' }
    const lines = linesOf<RunLine>(await bench.as(opened.page, 'POST', '/api/run', body))
    const bundles = lines.flatMap((line) => (line.line === 'bundles' ? line.bundles : []))
    expect(bundles.length).toBeGreaterThan(1)
  })

  it('asks before something is changed elsewhere, each time, and for this page only', async () => {
    const other = await bench.open()
    await post(
      '/api/connection',
      { connection: 'pipedrive-resellers', name: 'other', values: { apiKey: KEY }, run: 'c0' },
      other.page,
    ).catch(() => undefined)
    await bench.as(other.page, 'POST', '/api/target', { against: 'live' })
    const live = await run('suspendSubscription', { subscription_id: 9001 }, {}, other.page)
    expect(live.lines).toHaveLength(1)
    expect(live.last).toMatchObject({ line: 'asks' })
    const made = await run(
      'suspendSubscription',
      { subscription_id: 9001 },
      { confirmed: 'yes' },
      other.page,
    )
    expect(made.last).toMatchObject({ line: 'asks' })
    const here = await run('getSubscription', { subscription_id: 9001 })
    expect(here.end?.against).toBe('the embedded portal')
  })

  it('plays answers that were pasted, anew for each run', async () => {
    const page = (await bench.open()).page
    const answers = '- answer: {status: 200, body: {data: {id: 1}}}'
    await bench.as(page, 'POST', '/api/target', { answers })
    for (let times = 0; times < 2; times++) {
      const { bundles } = await run('getSubscription', { subscription_id: 1 }, {}, page)
      expect(bundles).toEqual([{ id: 1 }])
    }
    expect((await bench.as(page, 'POST', '/api/target', { answers: '{' })).status).toBe(400)
  })

  it('cancels a run', async () => {
    const page = (await bench.open()).page
    const answers = JSON.stringify(
      Array.from({ length: 50 }, () => ({ answer: { status: 429, headers: {}, body: {} } })),
    )
    await bench.as(page, 'POST', '/api/target', { answers })
    expect(await post('/api/cancel', { run: 'nobody' }, page)).toEqual({ cancelled: false })
  })
})

describe('connections of the workbench', () => {
  it('are checked and stored, and the key comes back in nothing', async () => {
    const { page } = await bench.open()
    const body = {
      connection: 'pipedrive-resellers',
      name: 'mine',
      values: { apiKey: KEY },
      run: 'c1',
    }
    const answered = await bench.as(page, 'POST', '/api/connection', body)
    expect(linesOf<ConnectLine>(answered).at(-1)).toMatchObject({ line: 'stored', name: 'mine' })
    const file = join(bench.directory, '.dryrun/connections/mine.json')
    expect(readFileSync(file, 'utf8')).toContain(KEY)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const texts = [
      answered.text,
      (await bench.as(page, 'POST', '/api/open', {})).text,
      (
        await bench.as(page, 'POST', '/api/connection/choose', {
          connection: 'pipedrive-resellers',
          name: 'mine',
        })
      ).text,
      (
        await bench.as(page, 'POST', '/api/connection/check', {
          connection: 'pipedrive-resellers',
          name: 'mine',
        })
      ).text,
      (
        await bench.as(page, 'POST', '/api/run', {
          kind: 'module',
          name: 'getSubscription',
          values: { subscription_id: 9001 },
          run: 'k',
        })
      ).text,
      (
        await bench.as(page, 'POST', '/api/plan', {
          kind: 'module',
          name: 'getSubscription',
          values: { subscription_id: 9001 },
          run: 'k',
        })
      ).text,
    ]
    const spellings = [KEY, encodeURIComponent(KEY), Buffer.from(KEY).toString('base64')]
    for (const text of texts) for (const one of spellings) expect(text).not.toContain(one)
    const forgotten = await bench.as(page, 'POST', '/api/connection/forget', { name: 'mine' })
    expect(JSON.parse(forgotten.text)).toMatchObject({ forgot: true })
    expect(existsSync(file)).toBe(false)
  })

  it('need what is required, and a name that can be a file', async () => {
    const { page } = await bench.open()
    const ask = async (name: string, values: object) =>
      linesOf<ConnectLine>(
        await bench.as(page, 'POST', '/api/connection', {
          connection: 'pipedrive-resellers',
          name,
          values,
          run: 'x',
        }),
      ).at(-1)
    expect(await ask('mine', {})).toMatchObject({ line: 'refused' })
    expect(await ask('../mine', { apiKey: KEY })).toMatchObject({ line: 'refused' })
    expect((await bench.as(page, 'POST', '/api/connection/forget', { name: '../x' })).status).toBe(
      400,
    )
  })
})

describe('files of the app', () => {
  it('are seen when they are saved: the dialog and the findings follow', async () => {
    const file = join(
      bench.directory,
      'modules/list-subscriptions/list-subscriptions.mappable-params.iml.json',
    )
    symlinkSync('/', join(bench.directory, 'modules/outside'))
    const seen: EventLine[] = []
    const { port, token } = bench
    const stop = new AbortController()
    const response = await fetch(`http://127.0.0.1:${port}/api/events`, {
      headers: { 'x-dryrun-token': token },
      signal: stop.signal,
    })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const read = async (): Promise<void> => {
      const { value = '' } = (await reader?.read()) ?? {}
      for (const line of value.split('\n')) if (line !== '') seen.push(JSON.parse(line))
    }
    await read()
    expect(seen[0]).toMatchObject({ event: 'app', app: { revision: 1 } })
    writeFileSync(file, readFileSync(file, 'utf8').replace('"Limit"', '"Most"'))
    while (!seen.some((line) => line.event === 'app' && line.app.revision === 2)) await read()
    stop.abort()
    const { text } = await bench.as(opened.page, 'GET', '/api/dialog/module/listSubscriptions')
    expect(JSON.stringify((JSON.parse(text) as DialogFacts).plan)).toContain('"Most"')
    expect(bench.defects).toEqual([])
  })
})

describe('modules of every kind', () => {
  let kinds: Bench

  beforeAll(async () => {
    const directory = mkdtempSync(join(tmpdir(), 'kinds-'))
    cpSync(resolve('test/cli/files/watch-app'), directory, { recursive: true })
    kinds = await openBench({ directory, against: undefined })
  })

  afterAll(async () => {
    await kinds.close()
    rmSync(kinds.directory, { recursive: true, force: true })
  })

  const answeredBy = async (file: string): Promise<string> => {
    const { page } = JSON.parse((await kinds.as('', 'POST', '/api/open', {})).text) as Opened
    const answers = readFileSync(join('test/cli/files/watched', file), 'utf8')
    await kinds.as(page, 'POST', '/api/target', { answers })
    return page
  }

  const runKind = async (page: string, name: string, more: object = {}) =>
    linesOf<RunLine>(
      await kinds.as(page, 'POST', '/api/run', {
        kind: 'module',
        name,
        values: {},
        run: 'k',
        ...more,
      }),
    )

  it('a polling trigger begins where it is told, and says where it goes on', async () => {
    const { text } = await kinds.as('', 'GET', '/api/dialog/module/watchEvents')
    expect(JSON.parse(text)).toMatchObject({ begins: { by: 'date', lists: true } })
    const lines = await runKind(await answeredBy('events.yaml'), 'watchEvents', { from: 'all' })
    expect(lines.at(-1)).toMatchObject({
      line: 'end',
      next: expect.stringContaining('The next run begins'),
    })
    const wrong = await runKind(await answeredBy('events.yaml'), 'watchEvents', {
      from: 'nonsense',
    })
    expect(wrong.at(-1)).toMatchObject({ line: 'refused' })
  })

  it('an instant trigger runs on what its webhook makes of a request', async () => {
    const page = await answeredBy('events.yaml')
    const body = { type: 'call', calls: [{ id: 1 }] }
    const lines = await runKind(page, 'onCall', {
      payload: { method: 'POST', body },
      isRequest: true,
    })
    expect(lines.at(-1)).toMatchObject({ line: 'end' })
  })

  it('a responder shows its answer, and sends nothing', async () => {
    const { page } = JSON.parse((await kinds.as('', 'POST', '/api/open', {})).text) as Opened
    const values = { status: 201, text: 'hello' }
    const lines = await runKind(page, 'answerCall', { values })
    const end = lines.at(-1) as RunEnded
    expect(end.exchanges).toEqual([])
    expect(end.replies).toHaveLength(1)
  })
})
