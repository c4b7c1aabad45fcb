// The embedded portal: its cases through both doors, and what does not fit into a case.

import { describe, expect, test } from 'vitest'
import { createFake, defaultContract, HANDLERS, serve } from '../runner/fake/index.ts'
import { caseFiles, codesSeen, type Door, json, open, playCase, START } from './fake/player.ts'
import { sendRaw } from './support/raw.ts'

const key = { headers: { 'x-api-token': 'key' } }
const api = defaultContract().basePath
const clock = () => START

describe.each<Door>(['in process', 'over loopback'])('%s', (door) => {
  for (const { about, cases } of caseFiles()) {
    describe(about, () => {
      test.each(cases)('$id: $it', (one) => playCase(one, door))
    })
  }
})

describe('the contract', () => {
  test('every reason of refusal was met in a case, or is a fault', () => {
    const elsewhere = ['body_too_large', 'rate_limited', 'internal_error']
    expect([...codesSeen, ...elsewhere].sort()).toEqual(
      [...defaultContract().reasons.keys()].sort(),
    )
  })

  test('every operation has a handler, and every handler an operation', () => {
    const ids = defaultContract().operations.map((operation) => operation.id)
    expect(Object.keys(HANDLERS).sort()).toEqual(ids.sort())
  })

  test('its own examples of requests are accepted', async () => {
    const portal = await open({ subscriptions: 0, clock, selfCheck: true })
    const examples = defaultContract().document.components as {
      examples: Record<string, { value: object }>
    }
    for (const name of ['CreatePaid', 'CreateTrial']) {
      const response = await portal.send(
        `${api}/subscriptions`,
        post(examples.examples[name]?.value),
      )
      expect(response.status).toBe(201)
    }
  })

  test('the answer to its example of a paid order is its example of an answer', async () => {
    const portal = await open({ subscriptions: 0, clock })
    const { examples } = defaultContract().document.components as {
      examples: Record<string, { value: object }>
    }
    const response = await portal.send(`${api}/subscriptions`, post(examples.CreatePaid?.value))
    expect(await response.json()).toEqual(examples.ActiveSubscription?.value)
  })
})

describe('the seeded world', () => {
  test('the same seed makes the same world, another seed another one', async () => {
    const listOf = async (seed: number) =>
      (await (await open({ seed, clock })).send(`${api}/subscriptions`, key)).text()
    expect(await listOf(1)).toBe(await listOf(1))
    expect(await listOf(2)).not.toBe(await listOf(1))
  })

  test('has 25 subscriptions in every state, keeps the seat rules and fits the contract', async () => {
    const portal = await open({ clock, selfCheck: true })
    const list = await json(await portal.send(`${api}/subscriptions`, key))
    expect(list.data).toHaveLength(25)
    const states = new Set(list.data.map((row: { status: string }) => row.status))
    expect([...states].sort()).toEqual(['active', 'suspended', 'trial'])
    const ids = list.data.map((row: { id: number }) => row.id)
    expect(ids).toEqual(Array.from({ length: 25 }, (_, index) => 9001 + index))
    for (const row of list.data) {
      expect(row.order.seats_used).toBeLessThanOrEqual(row.order.seats)
      expect(row.primary_user.email).toMatch(/\.example$/)
      const whole = await portal.send(`${api}/subscriptions/${row.id}`, key)
      expect(whole.status).toBe(200)
    }
  })

  test('gives no address to two people, also in a world of thousands', async () => {
    const portal = await open({ subscriptions: 3000, clock })
    const holders = new Map<string, number>()
    for (let id = 9001; id < 12_001; id++) {
      const answer = await json(await portal.send(`${api}/subscriptions/${id}/users`, key))
      for (const user of answer.data) {
        expect(holders.get(user.email) ?? user.id).toBe(user.id)
        holders.set(user.email, user.id)
      }
    }
    expect(new Set(holders.values()).size).toBe(holders.size)
  })

  test('pages through 1,234 subscriptions without a gap', async () => {
    const portal = await open({ subscriptions: 1234, clock })
    const ids: number[] = []
    let start: number | undefined = 0
    while (start !== undefined) {
      const page = await json(
        await portal.send(`${api}/subscriptions?start=${start}&limit=500`, key),
      )
      ids.push(...page.data.map((row: { id: number }) => row.id))
      start = page.additional_data.pagination.next_start
    }
    expect(ids).toEqual(Array.from({ length: 1234 }, (_, index) => 9001 + index))
  })

  test('refuses a size beyond its bounds', () => {
    expect(() => createFake({ subscriptions: 100_001 })).toThrow(
      'The portal holds 0 to 100000 subscriptions',
    )
    expect(() => createFake({ subscriptions: 1.5 })).toThrow('not 1.5')
    expect(() => createFake({ policies: { seatOverflw: 'extend' } })).toThrow(
      'There is no policy seatOverflw',
    )
  })
})

describe('over the network', () => {
  test('a body of more than a megabyte is refused, declared or not', async () => {
    for (const door of ['in process', 'over loopback'] as const) {
      const portal = await open({ clock }, door)
      const init = post({ note: 'x'.repeat(1_100_000) })
      const response = await portal.send(`${api}/subscriptions`, init)
      expect(response.status).toBe(413)
      expect(await response.json()).toMatchObject({ success: false, code: 'body_too_large' })
      await portal.close()
    }
  })

  test('a port that is taken is told in a sentence', async () => {
    const first = await serve(createFake())
    await expect(serve(createFake(), { port: first.port })).rejects.toThrow(
      `The embedded portal can not listen on 127.0.0.1:${first.port}: something else listens there; choose another port.`,
    )
    await first.close()
  })

  test.each([
    [
      'a backslash in the path',
      400,
      'can not be read: ',
      `${api}/a\\b HTTP/1.1\r\nhost: localhost`,
    ],
    ['a host that is none', 421, "is for '@@', not", `${api}/plans HTTP/1.1\r\nhost: @@`],
    ['a host that is nearly one', 421, 'is for ', `${api}/plans HTTP/1.1\r\nhost: 127.0..0.1`],
  ])('%s gets the envelope', async (_what, status, why, head) => {
    const served = await serve(createFake())
    const { answer } = sendRaw(served.url, `GET ${head}\r\nconnection: close\r\n\r\n`)
    const text = await answer
    await served.close()
    expect(text).toContain(`HTTP/1.1 ${status} `)
    expect(text).toContain(`{"success":false,"error":"The request ${why}`)
  })

  test('leaves the global Request and Response alone', async () => {
    const before = [globalThis.Request, globalThis.Response]
    const served = await serve(createFake())
    expect([globalThis.Request, globalThis.Response]).toEqual(before)
    await served.close()
  })
})

function post(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'x-api-token': 'key', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

/** The contract as text after some changes, each at a dotted path; undefined takes a key away. */
