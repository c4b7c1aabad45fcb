// Plays the YAML cases of the embedded portal: a fresh portal per case, its steps one after the other.

import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { createFake, type Fake, type FakeOptions, serve } from '../../runner/fake/index.ts'

export type Step = {
  /** Days that pass before the step. */
  readonly afterDays?: number
  /** METHOD and path, under the API or under the control path. */
  readonly call?: string
  readonly control?: string
  readonly headers?: Readonly<Record<string, string | null>>
  readonly body?: unknown
  /** A body as it stands, in place of `body`. */
  readonly text?: string
  readonly status: number
  /** The answer holds at least this; a list must have these at its head. */
  readonly answer?: unknown
  /** The answer is this and nothing else. */
  readonly same?: unknown
  /** Values at dotted paths; `undefined` means absent. */
  readonly exactly?: Readonly<Record<string, unknown>>
  readonly headersOut?: Readonly<Record<string, string>>
}

export type Case = {
  readonly id: string
  readonly it: string
  readonly source: string
  readonly certain: boolean
  readonly policies?: Readonly<Record<string, string | number>>
  readonly key?: string
  /** Names of prepared steps. */
  readonly given?: readonly string[]
  readonly steps: readonly Step[]
}

export const START = new Date('2024-03-04T09:30:00Z')
const DAY = 24 * 60 * 60 * 1000

const GIVEN: Readonly<Record<string, Step>> = {
  paid: {
    call: 'POST /subscriptions',
    body: {
      primary_user: { email: 'ada@acme.example', full_name: 'Ada Lovelace' },
      company: { name: 'Acme Widgets', country: 'EE' },
      order: {
        seats: 5,
        subscription_plan: 'growth',
        user_self_management: 'partial',
        packages: ['leadbooster_v2'],
      },
    },
    status: 201,
  },
  trial: {
    call: 'POST /subscriptions',
    body: {
      primary_user: { email: 'joan@borealis.example', full_name: 'Joan Clarke' },
      company: { name: 'Borealis Studio', country: 'CZ' },
      order: { seats: 1, plan_id: 11, user_self_management: 'full', with_trial_period: true },
    },
    status: 201,
  },
  second: {
    call: 'POST /subscriptions',
    body: {
      primary_user: { email: 'mary@quarry.example', full_name: 'Mary Quarry' },
      company: { name: 'Acme Widgets', country: 'GB' },
      order: { seats: 3, plan_id: 22 },
    },
    status: 201,
  },
  colleague: {
    call: 'POST /subscriptions/9001/users',
    body: { email: 'grace@acme.example', full_name: 'Grace Hopper' },
    status: 201,
  },
  suspended: { call: 'PUT /subscriptions/9001/suspend', status: 200 },
  'two seats': { call: 'PUT /subscriptions/9001', body: { order: { seats: 2 } }, status: 200 },
  disabled: {
    call: 'PUT /subscriptions/9001',
    body: { order: { user_self_management: 'disabled' } },
    status: 200,
  },
  full: {
    call: 'PUT /subscriptions/9001',
    body: { order: { user_self_management: 'full' } },
    status: 200,
  },
}

/** All case files beside this one: [what they are about, their cases]. */
export function caseFiles(): { about: string; cases: Case[] }[] {
  const folder = new URL('.', import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parse(readFileSync(new URL(name, folder), 'utf8')))
}

export type Door = 'in process' | 'over loopback'

/** Codes of refusal met so far, over all cases. */
export const codesSeen = new Set<string>()

export async function playCase(one: Case, door: Door): Promise<void> {
  let now = START.getTime()
  const portal = await open(
    {
      subscriptions: 0,
      clock: () => new Date(now),
      policies: one.policies,
      key: one.key,
      selfCheck: true,
    },
    door,
  )
  try {
    for (const name of one.given ?? []) {
      const step = GIVEN[name]
      if (!step) throw new Error(`No prepared step ${name}`)
      await playStep(portal, step)
    }
    for (const step of one.steps) {
      now += (step.afterDays ?? 0) * DAY
      await playStep(portal, step)
    }
  } finally {
    await portal.close()
  }
}

export type Opened = {
  readonly fake: Fake
  readonly origin: string
  send(path: string, init?: RequestInit): Promise<Response>
  close(): Promise<void>
}

/** A portal behind one of its doors; `send` takes a path from the root. */
export async function open(options: FakeOptions, door: Door = 'in process'): Promise<Opened> {
  const fake = createFake(options)
  if (door === 'in process') {
    const origin = 'http://portal.example'
    return {
      fake,
      origin,
      send: (path, init) => fake.fetch(new Request(origin + path, init)),
      close: async () => {},
    }
  }
  const served = await serve(fake)
  const origin = new URL(served.url).origin
  return { fake, origin, send: (path, init) => fetch(origin + path, init), close: served.close }
}

async function playStep(portal: Opened, step: Step): Promise<void> {
  const [method = '', path = ''] = (step.call ?? step.control ?? '').split(' ')
  const base = step.control === undefined ? portal.fake.basePath : '/__fake__'
  const body = step.text ?? (step.body === undefined ? null : JSON.stringify(step.body))
  const given = { 'x-api-token': step.control === undefined ? 'key' : null, ...step.headers }
  const headers = new Headers(body === null ? {} : { 'content-type': 'application/json' })
  for (const [name, value] of Object.entries(given)) if (value !== null) headers.set(name, value)
  const response = await portal.send(base + path, { method, headers, body })
  const text = await response.text()
  const told = `${method} ${path} -> ${response.status} ${text}`
  expect(response.status, told).toBe(step.status)
  expect(portal.fake.stateText(), told).toBe(JSON.stringify(portal.fake.state()))
  for (const [name, value] of Object.entries(step.headersOut ?? {})) {
    expect(response.headers.get(name), told).toBe(value)
  }
  if (step.call !== undefined) expect(response.headers.get('x-ratelimit-limit'), told).toBe('80')
  if (method === 'HEAD') return
  const json = JSON.parse(text)
  if (typeof json.code === 'string') codesSeen.add(json.code)
  if (json.errorCode === 401) codesSeen.add('unauthorized')
  if (step.same !== undefined) expect(json, told).toEqual(step.same)
  if (step.answer !== undefined) expect(json, told).toMatchObject(headed(json, step.answer))
  for (const [dotted, value] of Object.entries(step.exactly ?? {})) {
    expect(at(json, dotted), `${dotted} of ${told}`).toEqual(
      value === 'undefined' ? undefined : value,
    )
  }
}

/** Lets a list in the expectation stand for the head of the list in the answer. */
function headed(actual: unknown, wanted: unknown): object {
  const walk = (found: unknown, want: unknown): unknown => {
    if (Array.isArray(want)) {
      const list = Array.isArray(found) ? found : []
      const head = want.map((item, index) => walk(list[index], item))
      return [...head, ...list.slice(want.length)]
    }
    if (typeof want !== 'object' || want === null) return want
    const fields = Object.entries(want).map(([key, inner]) => [key, walk(at(found, key), inner)])
    return Object.fromEntries(fields)
  }
  return walk(actual, wanted) as object
}

/** What stands under a dotted path; list indexes and `length` included. */
export function at(value: unknown, dotted: string): unknown {
  let current = value
  for (const key of dotted.split('.')) {
    if (typeof current !== 'object' || current === null) return undefined
    current = (current as Record<string, unknown>)[key]
  }
  return current
}

/** The JSON of a response, with nothing promised about its shape. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shape is what they test
export async function json(response: Response): Promise<any> {
  return response.json()
}
