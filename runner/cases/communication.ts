// Plays a case of kind communication: one component, canned answers, everything in this process.

import {
  type Callback,
  type Communicating,
  DEFAULT_CAPS,
  DEFAULT_SWITCHES,
  decodeAnswer,
  type Operation,
  type Reply,
  reviveDates,
  type Setting,
  type Step,
  signingSecrets,
} from '../engine/index.ts'
import type { Placed } from '../spec/index.ts'
import { isRecord, own } from '../text/index.ts'
import { createRedactor, createTrace, printTrace, sanitizedExpressions } from '../trace/index.ts'
import type { Case, Played, Witnessed } from './case.ts'
import { builders } from './components.ts'
import { connectionFrom } from './connection-from.ts'
import { expectations } from './expectations.ts'
import { type BindFunctions, broughtFunctions, withFunctions } from './functions.ts'
import { cannedAnswer, differences, type Expected } from './requests.ts'

/** Plays one case and tells every difference. `bind` runs the functions it brings. */
export function playCommunication(played: Case, bind?: BindFunctions): Played {
  const component = String(played.component ?? 'action')
  const build = builders.get(component)
  if (!build) {
    const why = `there is no component "${component}"; known are ${[...builders.keys()].join(', ')}`
    return { id: played.id, ok: false, why }
  }
  const before = settingOf(played)
  const functions = broughtFunctions(played.functions)
  return withFunctions(before.scope, functions, bind, (scope) => {
    const setting = withConnection(played, { ...before, scope })
    const { process, requests } = build(played, setting)
    return playOperation(played, process, requests, setting)
  })
}

function withConnection(played: Case, setting: Setting): Setting {
  if (played.connectionFrom === undefined) return setting
  const connection = connectionFrom(played.connectionFrom, setting)
  const variables = { ...setting.scope.variables, connection }
  return { ...setting, scope: { ...setting.scope, variables } }
}

/** Plays a process of the engine against the answers of a case. */
export function playOperation(
  played: Case,
  process: Communicating<Operation>,
  requests: readonly Placed[],
  setting: Setting,
): Played {
  const http = (Array.isArray(played.http) ? played.http : []) as Expected[]
  const faults: string[] = []
  const query = isRecord(played.callbackQuery) ? played.callbackQuery : {}
  const may = isRecord(played.expect) && played.expect.httpMayRun === true
  const run = walk(process, http, query, setting, faults, may)
  if (run.sent < http.length && !may) {
    faults.push(`${run.sent} requests went out, expected ${http.length}`)
  }
  const parameters = own(setting.scope.variables, 'parameters') as Record<string, unknown>
  const stored = { ...asRecord(played.connection), ...asRecord(played.data) }
  const witnessed: Witnessed = {
    ...run,
    parameters,
    before: stored,
    log: logOf(run.steps, requests, setting),
  }
  faults.push(...expectations(played.expect, witnessed))
  if (faults.length === 0) return { id: played.id, ok: true }
  return { id: played.id, ok: false, why: faults.join('\n') }
}

function asRecord(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}

/** Drives the process to its end with the canned answers, collecting differences in `faults`. */
function walk(
  process: Communicating<Operation>,
  http: readonly Expected[],
  query: Record<string, unknown>,
  setting: Setting,
  faults: string[],
  may: boolean,
): { operation: Operation; steps: Step[]; waited: number; sent: number } {
  const steps: Step[] = []
  let sent = 0
  let waited = 0
  let answer: Reply | Callback | undefined
  for (;;) {
    const next = process.next(answer)
    if (next.done) return { operation: next.value, steps, waited, sent }
    answer = undefined
    const step = next.value
    steps.push(step)
    if (step.kind === 'wait') {
      waited += step.milliseconds
      advance(setting, step.milliseconds)
    }
    if (step.kind === 'authorize') answer = { query }
    if (step.kind !== 'send') continue
    const expected = http[sent]
    sent += 1
    if (expected) faults.push(...differences(expected, step.request))
    else if (!may) faults.push(`unexpected request ${step.request.method} ${step.request.url}`)
    answer =
      expected || may
        ? cannedAnswer(expected?.answer)
        : { failure: 'refused', message: 'The case has no answer for this request.' }
  }
}

/** Milliseconds by which the clock of a case was moved: nothing waits, but time passes. */
const moved = new WeakMap<() => Date, { by: number }>()

function clockAt(start: string): () => Date {
  const shift = { by: 0 }
  const clock = () => new Date(Date.parse(start) + shift.by)
  moved.set(clock, shift)
  return clock
}

function advance(setting: Setting, milliseconds: number): void {
  const shift = moved.get(setting.scope.now)
  if (shift) shift.by += milliseconds
}

/** The names, clock and switches a case describes. */
export function settingOf(played: Case): Setting {
  const clock = clockAt(typeof played.now === 'string' ? played.now : '2024-01-15T12:00:00.000Z')
  const options = isRecord(played.options) ? played.options : {}
  const timezone = typeof options.timezone === 'string' ? options.timezone : 'UTC'
  const variables: Record<string, unknown> = {
    parameters: withBuffers(played.parameters ?? {}),
    connection: played.connection ?? {},
    common: played.common ?? {},
    data: reviveDates(played.data ?? {}),
    environment: { timezone },
    scenario: { id: 1, name: 'case' },
    metadata: { expect: [], interface: [] },
    oauth: {
      scope: [],
      redirectUri: 'https://www.integromat.com/oauth/cb/app',
      makeRedirectUri: 'https://www.make.com/oauth/cb/app',
      localRedirectUri: 'https://eu1.make.com/oauth/cb/app',
    },
    ...(played.webhook === undefined ? {} : { webhook: played.webhook }),
    ...(isRecord(played.incoming) ? incoming(played.incoming) : {}),
  }
  return {
    scope: {
      timezone,
      now: clock,
      random: () => 0.5,
      uuid: () => '00000000-0000-4000-8000-000000000000',
      profile: 'app',
      variables,
    },
    switches: { ...DEFAULT_SWITCHES, ...pick(options, Object.keys(DEFAULT_SWITCHES)) },
    caps: { ...DEFAULT_CAPS, ...pick(options, Object.keys(DEFAULT_CAPS)) },
    tracing: true,
    collecting: true,
  }
}

function pick(record: Record<string, unknown>, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)))
}

/** `buffer:HELLO` in a case is the buffer of that text; dates and buffers may stand as in iml cases. */
function withBuffers(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.startsWith('buffer:') ? Buffer.from(value.slice('buffer:'.length)) : value
  }
  if (Array.isArray(value)) return value.map(withBuffers)
  if (!isRecord(value)) return value
  const names = Object.keys(value)
  if (names.length === 1 && typeof value.$date === 'string') return new Date(value.$date)
  if (names.length === 1 && typeof value.$buffer === 'string') {
    return Buffer.from(value.$buffer, 'hex')
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withBuffers(one)]))
}

/** The trace as text, with the values of `log.sanitize` and the keys of signatures masked. */
function logOf(steps: readonly Step[], requests: readonly Placed[], setting: Setting): string {
  const sanitize = requests.flatMap((request) => {
    const paths = own(request.value.log, 'sanitize')
    return Array.isArray(paths) ? paths.map(String) : []
  })
  const trace = createTrace(
    createRedactor([
      ...sanitizedExpressions(sanitize, setting.scope),
      ...signingSecrets(requests, setting.scope, setting.connectionOAuth),
    ]),
    sanitize,
    () => 0,
    () => '',
  )
  for (const step of steps) trace.record(step)
  return printTrace(trace.steps()).join('\n')
}

/** The names an incoming request gives to a webhook's communication. */
function incoming(request: Record<string, unknown>): Record<string, unknown> {
  const headers = isRecord(request.headers) ? Object.entries(request.headers) : []
  const named = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]))
  const type = String(named['content-type'] ?? '')
  const { body } = request
  const isText = typeof body === 'string' && type !== ''
  const answer = { status: 200, headers: { 'content-type': type }, body: Buffer.from(String(body)) }
  return {
    method: request.method ?? 'POST',
    body: isText ? decodeAnswer(answer, 'automatic') : body,
    query: request.query ?? {},
    headers: named,
  }
}
