// The portal's memory: saved, resumed, moved in time, reset; and what does not fit is refused.

import { describe, expect, test } from 'vitest'
import { createFake, defaultContract, type SavedState } from '../../runner/fake/index.ts'
import { json, type Opened, open, START } from './player.ts'

const api = defaultContract().basePath
const clock = () => START
const headers = { 'x-api-token': 'key', 'content-type': 'application/json' }

const call = async ({ send }: Opened, method: string, path: string, body?: unknown) => {
  const init = { method, headers, body: body === undefined ? null : JSON.stringify(body) }
  const response = await send(path, init)
  return { status: response.status, json: await json(response) }
}

async function busyPortal(): Promise<Opened> {
  const portal = await open({ clock, seed: 7, subscriptions: 12, selfCheck: true })
  await call(portal, 'POST', `${api}/subscriptions`, {
    primary_user: { email: 'a@b.example', full_name: 'A B' },
    company: { name: 'Čistírna', country: 'CZ' },
    order: { seats: 2, plan_id: 11 },
  })
  await call(portal, 'PUT', `${api}/subscriptions/9003`, { company: { name: 'Renamed' } }) // 409: suspended
  await call(portal, 'PUT', `${api}/subscriptions/9001`, {
    primary_user: { email: 'moved@b.example' },
  })
  await call(portal, 'DELETE', `${api}/subscriptions/9003`)
  await call(portal, 'PUT', `${api}/subscriptions/9004/suspend`)
  return portal
}

describe('a round trip', () => {
  test('resumes with everything that was done, and goes on counting', async () => {
    const before = await busyPortal()
    const state: SavedState = JSON.parse(JSON.stringify(before.fake.state()))
    const after = await open({ clock, state, selfCheck: true })
    expect(after.fake.state()).toEqual(state)
    for (const path of [
      '/subscriptions',
      '/subscriptions/9013',
      '/subscriptions/9001',
      '/subscriptions/9003',
    ]) {
      const old = await call(before, 'GET', api + path)
      expect(await call(after, 'GET', api + path)).toEqual(old)
    }
    const added = await call(after, 'POST', `${api}/subscriptions/9013/users`, {
      email: 'MOVED@b.example',
      full_name: 'Somebody',
    })
    expect(added.json.data.id).toBe(501)
    const next = await call(after, 'POST', `${api}/subscriptions`, {
      primary_user: { email: 'z@b.example', full_name: 'Z' },
      company: { name: 'Čistírna', country: 'CZ' },
      order: { seats: 2, plan_id: 11 },
    })
    expect(next.json.data).toMatchObject({
      id: 9014,
      company: { id: 70014, domain: 'cistirna-70014' },
    })
  })

  test('holds only what changed', async () => {
    const state = createFake({ subscriptions: 100_000, clock }).state()
    expect(JSON.stringify(state).length).toBeLessThan(500)
    const busy = (await busyPortal()).fake.state()
    expect(busy.subscriptions.map((row) => row.id)).toEqual([9001, 9003, 9004, 9013])
  })

  test('shares nothing with the portal', async () => {
    const portal = await busyPortal()
    const state = portal.fake.state()
    const text = JSON.stringify(state)
    await call(portal, 'PUT', `${api}/subscriptions/9013`, { order: { seats: 9 } })
    expect(JSON.stringify(state)).toBe(text)
  })

  test('the revision grows with effects only', async () => {
    const portal = await open({ clock })
    await call(portal, 'GET', `${api}/subscriptions`)
    await call(portal, 'DELETE', `${api}/subscriptions/9001`)
    expect(portal.fake.revision()).toBe(0)
    await call(portal, 'PUT', `${api}/subscriptions/9001/suspend`)
    expect(portal.fake.revision()).toBe(1)
  })
})

describe('a snapshot that does not fit', () => {
  const good = async () => JSON.parse(JSON.stringify((await busyPortal()).fake.state()))
  const misfits: [string, (state: Record<string, unknown> & SavedState) => unknown, string][] = [
    ['nothing', () => null, 'the state must be an object'],
    ['another version', (state) => ({ ...state, version: 2 }), 'the state.version must be 1'],
    [
      'a lost counter',
      (state) => ({ ...state, next: { user: 600 } }),
      'the state.next.subscription must be a whole number',
    ],
    ['a text for a list', (state) => ({ ...state, users: 'x' }), 'the state.users must be a list'],
    [
      'a damaged record',
      (state) => ({ ...state, subscriptions: [{ ...state.subscriptions[0], seats: '5' }] }),
      'the state.subscriptions[0].seats must be a whole number from 1',
    ],
    [
      'a phase nobody knows',
      (state) => ({ ...state, subscriptions: [{ ...state.subscriptions[0], phase: 'gone' }] }),
      'phase must be running or suspended or deleted',
    ],
    [
      'a plan that is not sold',
      (state) => ({ ...state, subscriptions: [{ ...state.subscriptions[0], plan: 99 }] }),
      "subscription 9001 of the state has plan 99, which is not in the contract's catalogue",
    ],
    [
      'a counter that would give a number twice',
      (state) => ({ ...state, next: { ...state.next, subscription: 9005 } }),
      'subscription 9013 of the state is not below the next number 9005',
    ],
    ['a user nobody knows', (state) => ({ ...state, users: [] }), 'has user'],
    [
      'a primary user from elsewhere',
      (state) => ({ ...state, subscriptions: [{ ...state.subscriptions[0], primary: 510 }] }),
      'has the primary user 510',
    ],
  ]
  test.each(misfits)('%s', async (_what, damage, sentence) => {
    const state = damage(await good()) as SavedState
    const start = () => createFake({ state })
    expect(start).toThrow('The saved state of the portal does not fit')
    expect(start).toThrow(sentence)
  })

  test('another seed or size than asked for', async () => {
    const state = await good()
    expect(() => createFake({ state, seed: 1 })).toThrow('was made with seed 7, not 1')
    expect(() => createFake({ state, subscriptions: 25 })).toThrow(
      'was made with 12 subscriptions, not 25',
    )
  })
})

describe('the control path', () => {
  test('shows the state, moves the clock and starts afresh', async () => {
    const portal = await open({ clock, seed: 7, subscriptions: 12, selfCheck: true })
    expect((await call(portal, 'GET', '/__fake__/state')).json).toEqual(portal.fake.state())
    const status = async () =>
      (await call(portal, 'GET', `${api}/subscriptions/9002`)).json.data.status
    expect(await status()).toBe('trial')
    const moved = await call(portal, 'POST', '/__fake__/clock', { advance: 15 * 86_400 })
    expect(moved.json).toEqual({ now: '2024-03-19T09:30:00.000Z' })
    expect(await status()).toBe('active')
    const set = await call(portal, 'POST', '/__fake__/clock', { now: '2024-03-05T00:00:00Z' })
    expect(set.json).toEqual({ now: '2024-03-05T00:00:00.000Z' })
    expect(await status()).toBe('trial')
    expect((await open({ clock, state: portal.fake.state() })).fake.state().clockShift).toBe(
      52_200_000,
    )
    await call(portal, 'PUT', `${api}/subscriptions/9001/suspend`)
    const reset = await call(portal, 'POST', '/__fake__/reset', { subscriptions: 3 })
    expect(reset.json).toEqual({ seed: 7, subscriptions: 3 })
    const list = await call(portal, 'GET', `${api}/subscriptions`)
    expect(list.json.data.map((row: { status: string }) => row.status)).toEqual([
      'active',
      'trial',
      'suspended',
    ])
  })

  test('resets without a body', async () => {
    const portal = await open({ clock })
    const response = await portal.send('/__fake__/reset', { method: 'POST' })
    expect(await response.json()).toEqual({ seed: 1, subscriptions: 25 })
  })
})
