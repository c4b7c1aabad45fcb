// One subscription through its whole life, every module once, over real HTTP on a loopback port.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFake, type Served, serve } from '../runner/fake/index.ts'
import type { Target } from '../runner/run/index.ts'
import { isRecord } from '../runner/text/index.ts'
import { app, ask, connect, KEY, run } from './support/app.ts'

let served: Served
let target: Target
const used = new Set<string>()

beforeAll(async () => {
  const clock = () => new Date('2026-01-15T10:00:00.000Z')
  served = await serve(createFake({ key: KEY, selfCheck: true, clock, subscriptions: 1234 }))
  target = { kind: 'instead', url: served.url }
})
afterAll(() => served.close())

/** The bundles of a module, after it was run without an error. */
async function bundles(name: string, values: Record<string, unknown>) {
  used.add(name)
  const done = await run(name, values, target)
  expect(done.error, `${name}: ${done.error?.message}`).toBeUndefined()
  return done.bundles.map((bundle) => (isRecord(bundle) ? bundle : {}))
}

/** The error of a module that must fail. */
async function failure(name: string, values: Record<string, unknown>) {
  const done = await run(name, values, target)
  return { type: done.error?.type, message: done.error?.message }
}

describe('the life of a subscription', () => {
  let id: unknown
  let user: unknown

  it('connects with the right key only', async () => {
    expect((await connect(KEY, target)).error).toBeUndefined()
    const refused = await connect('another-key', target)
    expect(refused.error?.type).toBe('InvalidAccessTokenError')
    expect(refused.error?.message).not.toContain('another-key')
  })

  it('is created, with its first user invited', async () => {
    const [created] = await bundles('createSubscription', {
      primary_user: { email: 'ada@acme.example', full_name: 'Ada Lovelace' },
      company: { country: 'EE', name: 'Acme Widgets' },
      order: { seats: 3, plan_id: 21, user_self_management: 'partial', packages: ['projects'] },
    })
    expect(created).toMatchObject({
      status: 'active',
      company: { name: 'Acme Widgets', country: 'EE' },
      order: { seats: 3, seats_used: 1, plan_id: 21, packages: ['projects'] },
      users: [{ email: 'ada@acme.example', status: 'invited', is_primary: true }],
    })
    id = created?.id
  })

  it('is read', async () => {
    const [found] = await bundles('getSubscription', { subscription_id: id })
    expect(found).toMatchObject({ id, company: { name: 'Acme Widgets' } })
  })

  it('is listed, in as many pages as needed and no more', async () => {
    used.add('listSubscriptions')
    const all = await run('listSubscriptions', { limit: 2000 }, target)
    expect(all.bundles).toHaveLength(1235)
    expect(all.calls).toHaveLength(3)
    const two = await run('listSubscriptions', { limit: 2 }, target)
    expect(two.bundles).toHaveLength(2)
    expect(two.calls).toHaveLength(1)
    const page = await run('listSubscriptions', { limit: 500 }, target)
    expect(page.calls).toHaveLength(1)
    const more = await run('listSubscriptions', { limit: 501 }, target)
    expect(more.bundles).toHaveLength(501)
    expect(more.calls).toHaveLength(2)
  })

  it('is updated: only what is filled in changes', async () => {
    const [updated] = await bundles('updateSubscription', {
      subscription_id: id,
      order: { seats: 5 },
    })
    expect(updated).toMatchObject({ order: { seats: 5, packages: ['projects'] } })
    const [emptied] = await bundles('updateSubscription', {
      subscription_id: id,
      order: { packages: [] },
      primary_user: { full_name: 'Ada King' },
    })
    expect(emptied).toMatchObject({ order: { seats: 5 }, users: [{ full_name: 'Ada King' }] })
  })

  it('gets another user, who is renamed and removed', async () => {
    const person = { email: 'grace@acme.example', full_name: 'Grace Hopper' }
    const [added] = await bundles('addUserToSubscription', { subscription_id: id, ...person })
    expect(added).toMatchObject({ ...person, status: 'invited' })
    user = added?.id
    const options = await ask('listSubscriptionUsers', { subscription_id: id }, target)
    expect(options.bundles).toContainEqual({
      label: 'Grace Hopper (grace@acme.example)',
      value: user,
    })
    const [renamed] = await bundles('updateSubscriptionUser', {
      subscription_id: id,
      user_id: user,
      full_name: 'Grace B. Hopper',
    })
    expect(renamed).toMatchObject({ email: person.email, full_name: 'Grace B. Hopper' })
    const [removed] = await bundles('removeUserFromSubscription', {
      subscription_id: id,
      user_id: user,
    })
    expect(removed).toEqual({ id: user })
  })

  it('shows the plans it may switch to', async () => {
    const [catalog] = await bundles('getAvailablePlansAndPackages', { subscription_id: id })
    expect(catalog).toMatchObject({ plans: expect.any(Array), packages: expect.any(Array) })
  })

  it('is suspended and restored', async () => {
    const [suspended] = await bundles('suspendSubscription', { subscription_id: id })
    expect(suspended).toMatchObject({ id, status: 'suspended' })
    const [restored] = await bundles('restoreSubscription', { subscription_id: id })
    expect(restored).toMatchObject({ id, status: 'active' })
  })

  it('is only deleted while suspended', async () => {
    expect(await failure('deleteSubscription', { subscription_id: id })).toEqual({
      type: 'DataError',
      message:
        '[409] Only a suspended subscription can be deleted; this one is active. (Suspend it first.)',
    })
    await bundles('suspendSubscription', { subscription_id: id })
    expect(await bundles('deleteSubscription', { subscription_id: id })).toEqual([{ id }])
    expect(await failure('getSubscription', { subscription_id: id })).toMatchObject({
      type: 'DataError',
      message: expect.stringContaining('[404]'),
    })
  })

  it('is out of reach of nobody who makes an API call', async () => {
    const [answer] = await bundles('makeAnApiCall', {
      url: '/subscriptions/',
      method: 'GET',
      qs: [{ key: 'limit', value: '1' }],
    })
    expect(answer).toMatchObject({ statusCode: 200, body: { success: true } })
  })

  it('has used every module of the app', () => {
    expect([...used].sort()).toEqual([...app.modules.keys()].sort())
  })
})
