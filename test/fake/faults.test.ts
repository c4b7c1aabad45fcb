// Each fault on request: what a client sees, which calls it strikes, and how it is asked for.

import { afterEach, describe, expect, test } from 'vitest'
import { defaultContract, FAULTS, type Fault, parseFault } from '../../runner/fake/index.ts'
import { type Door, json, type Opened, open, START } from './player.ts'

const contract = defaultContract()
const api = contract.basePath
const key = { headers: { 'x-api-token': 'key' } }
let portal: Opened | undefined

afterEach(async () => {
  await portal?.close()
  portal = undefined
})

async function withFault(text: string, door: Door = 'over loopback'): Promise<Opened> {
  const fault = parseFault(text, contract)
  if (typeof fault === 'string') throw new Error(fault)
  portal = await open({ faults: [fault], clock: () => START }, door)
  return portal
}

describe.each<Door>(['in process', 'over loopback'])('%s', (door) => {
  test('rate-limit: 429 with the seconds to wait, in the short form', async () => {
    const { send } = await withFault('429=7:listSubscriptions', door)
    const response = await send(`${api}/subscriptions`, key)
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('7')
    expect(response.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(response.headers.get('x-ratelimit-reset')).toBe('7')
    expect(await response.json()).toEqual({
      success: false,
      error: 'request budget exceeded',
      errorCode: 429,
      code: 'rate_limited',
    })
  })

  test('server-error: 500 in the envelope, and the call is not carried out', async () => {
    const { send, fake } = await withFault('500:suspendSubscription', door)
    const response = await send(`${api}/subscriptions/9001/suspend`, { method: 'PUT', ...key })
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ success: false, code: 'internal_error' })
    expect(fake.revision()).toBe(0)
  })

  test('bad-gateway: 502 with HTML', async () => {
    const { send } = await withFault('502', door)
    const response = await send(`${api}/plans`, key)
    expect(response.status).toBe(502)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain('<h1>502 Bad Gateway</h1>')
  })

  test('empty-body: 500 with nothing', async () => {
    const { send } = await withFault('empty-body', door)
    const response = await send(`${api}/plans`, key)
    expect(response.status).toBe(500)
    expect(await response.text()).toBe('')
  })

  test('slow: waits, then answers', async () => {
    const { send } = await withFault('slow=120', door)
    const start = performance.now()
    expect((await send(`${api}/plans`, key)).status).toBe(200)
    expect(performance.now() - start).toBeGreaterThan(110)
  })

  test('cut: the connection breaks in the body, and the call is carried out', async () => {
    const { send, fake } = await withFault('cut:suspendSubscription', door)
    const call = async () =>
      (await send(`${api}/subscriptions/9001/suspend`, { method: 'PUT', ...key })).text()
    await expect(call()).rejects.toThrow()
    expect(fake.revision()).toBe(1)
  })

  test('broken-json: half an answer, and the call is carried out', async () => {
    const { send, fake } = await withFault('broken-json:suspendSubscription', door)
    const response = await send(`${api}/subscriptions/9001/suspend`, { method: 'PUT', ...key })
    expect(response.status).toBe(200)
    const text = await response.text()
    expect(text.startsWith('{"success":true')).toBe(true)
    expect(() => JSON.parse(text)).toThrow()
    expect(fake.revision()).toBe(1)
  })
})

describe('lies about more items', () => {
  const page = async ({ send }: Opened, start: number) =>
    json(await send(`${api}/subscriptions?start=${start}&limit=10`, key))

  test('lying-more-items: the last page names a next one, which is honest and empty', async () => {
    const opened = await withFault('lying-more-items:listSubscriptions')
    const last = await page(opened, 20)
    expect(last.data).toHaveLength(5)
    expect(last.additional_data.pagination).toEqual({
      start: 20,
      limit: 10,
      more_items_in_collection: true,
      next_start: 25,
    })
    const beyond = await page(opened, 25)
    expect(beyond.data).toEqual([])
    expect(beyond.additional_data.pagination.more_items_in_collection).toBe(false)
  })

  test('lying-empty-page: every page is empty and names itself as the next', async () => {
    const opened = await withFault('lying-empty-page')
    const first = await page(opened, 0)
    expect(first.data).toEqual([])
    expect(first.additional_data.pagination).toMatchObject({
      more_items_in_collection: true,
      next_start: 0,
    })
  })

  test('leaves calls that do not page as they are', async () => {
    const { send } = await withFault('lying-empty-page')
    expect((await json(await send(`${api}/subscriptions/9001`, key))).data.id).toBe(9001)
  })
})

describe('which calls are struck', () => {
  const statuses = async ({ send }: Opened, paths: string[]) => {
    const found: number[] = []
    for (const path of paths) found.push((await send(api + path, key)).status)
    return found
  }

  test('only the n-th matching call', async () => {
    const opened = await withFault('500:getSubscription:2', 'in process')
    const one = '/subscriptions/9001'
    expect(await statuses(opened, [one, '/plans', one, one])).toEqual([200, 200, 500, 200])
  })

  test('method and path, as in the contract or literal', async () => {
    const two = ['/subscriptions/9001', '/subscriptions/9002']
    const template = await withFault('500:GET /subscriptions/{subscription_id}', 'in process')
    expect(await statuses(template, two)).toEqual([500, 500])
    const literal = await withFault('500:GET /subscriptions/9002', 'in process')
    expect(await statuses(literal, two)).toEqual([200, 500])
  })

  test('faults are set and taken away over the control path', async () => {
    portal = await open({ selfCheck: true })
    const { send } = portal
    const body = JSON.stringify({ faults: ['500:listPlans', { kind: 'slow', value: 1 }] })
    const headers = { 'content-type': 'application/json' }
    const set = await send('/__fake__/faults', { method: 'POST', headers, body })
    const faults: Fault[] = [
      { kind: 'server-error', route: 'listPlans' },
      { kind: 'slow', route: '*', value: 1 },
    ]
    expect(await set.json()).toEqual({ faults })
    expect(await (await send('/__fake__/faults')).json()).toEqual({ faults })
    expect((await send(`${api}/plans`, key)).status).toBe(500)
    await send('/__fake__/faults', { method: 'DELETE' })
    expect((await send(`${api}/plans`, key)).status).toBe(200)
  })

  test('who has no token is told so before any fault', async () => {
    const { send } = await withFault('500', 'in process')
    expect((await send(`${api}/plans`)).status).toBe(401)
  })
})

describe('the rate window', () => {
  test('counts down, refuses when told to, and opens again', async () => {
    let now = START.getTime()
    portal = await open({ clock: () => new Date(now), enforceRateLimit: true, selfCheck: true })
    const call = () => portal?.send(`${api}/plans`, key) ?? Promise.reject(new Error('closed'))
    for (let left = 79; left >= 0; left--) {
      expect((await call()).headers.get('x-ratelimit-remaining')).toBe(String(left))
    }
    const refused = await call()
    expect(refused.status).toBe(429)
    expect(refused.headers.get('retry-after')).toBe('2')
    now += 2000
    expect((await call()).status).toBe(200)
  })

  test('only counts when not told to refuse', async () => {
    portal = await open({ clock: () => START })
    for (let count = 0; count < 90; count++) {
      expect((await portal.send(`${api}/plans`, key)).status).toBe(200)
    }
  })
})

describe('the text form', () => {
  test.each<[string, Fault]>([
    ['429:listSubscriptions', { kind: 'rate-limit', route: 'listSubscriptions' }],
    ['500:createSubscription:2', { kind: 'server-error', route: 'createSubscription', call: 2 }],
    ['slow=1500:*', { kind: 'slow', route: '*', value: 1500 }],
    ['cut', { kind: 'cut', route: '*' }],
    [
      'bad-gateway:PUT /subscriptions/9001/suspend:3',
      { kind: 'bad-gateway', route: 'PUT /subscriptions/9001/suspend', call: 3 },
    ],
  ])('%s', (text, fault) => {
    expect(parseFault(text, contract)).toEqual(fault)
  })

  test.each<[string, string]>([
    [
      'bad-gatway',
      `There is no fault 'bad-gatway'; did you mean bad-gateway? Known are ${Object.keys(FAULTS).join(', ')}.`,
    ],
    [
      '500:listSubscription',
      "There is no route 'listSubscription'; did you mean listSubscriptions?",
    ],
    ['500:GET /nowhere', "There is no route 'GET /nowhere'."],
    ['500:listPlans:0', 'The number of the call is counted from 1.'],
    ['500=3', 'The fault server-error takes no value.'],
    ['slow=-1', 'The value of slow is milliseconds: a whole number from 0 to 600000.'],
    ['slow=', 'The value of slow is milliseconds'],
    [
      'lying-more-items:getSubscription',
      'The fault lying-more-items needs a route that pages: listSubscriptions.',
    ],
    ['', "'' is not a fault; write KIND[=VALUE][:ROUTE[:N]], such as 500:createSubscription:2."],
  ])('%s is refused', (text, sentence) => {
    const told = parseFault(text, contract)
    expect(typeof told === 'string' && told.startsWith(sentence), String(told)).toBe(true)
  })
})
