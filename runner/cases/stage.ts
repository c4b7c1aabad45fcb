// Where a case is played: canned answers in order, a clock that only waiting moves, and every difference seen.
import { DEFAULT_CAPS, DEFAULT_SWITCHES, type Operation, type Step } from '../engine/index.ts'
import {
  type BindFunctions,
  type Circumstances,
  type Connected,
  cannedAnswer,
  differences,
  exchangesIn,
  type Inputs,
  makeReady,
  NUMBER,
  operated,
  outOfTime,
  type PartName,
  parts,
  type Ready,
  requestsOf,
  type Surroundings,
  TEXT,
  type Wanted,
} from '../operation/index.ts'
import type { App, Component } from '../spec/index.ts'
import { isRecord } from '../text/index.ts'
import { createRedactor, createTrace, printTrace } from '../trace/index.ts'
import type { Case, Witnessed } from './case.ts'

/** Options of a case that is run: the interpreter's switches and caps, and the scenario's time zone. */
export const RUN_OPTIONS: Readonly<Record<string, Wanted>> = {
  ...Object.fromEntries(Object.keys(DEFAULT_SWITCHES).map((name) => [name, TEXT])),
  ...Object.fromEntries(Object.keys(DEFAULT_CAPS).map((name) => [name, NUMBER])),
  timezone: TEXT,
}

/** Cases happen at this moment unless they say otherwise. */
const NOW = '2024-01-15T12:00:00.000Z'

export interface Stage {
  readonly surroundings: Surroundings
  /** Runs a part of a component; undefined where its files say nothing of that part. */
  readonly run: (
    part: PartName,
    component: Component,
    inputs: Inputs,
    connection?: Connected,
  ) => Operation | undefined
  /** Runs a connection before the case begins: it gets the same answer each time, and is not watched. */
  readonly prelude: (connection: Component, inputs: Inputs, answer: unknown) => Operation
  /** What was seen so far, without the operation. */
  readonly witnessed: () => Omit<Witnessed, 'operation' | 'parameters' | 'before'>
  /** Every difference between the requests that went out and those the case expects. */
  readonly faults: () => readonly string[]
}

/** Opens a stage for a case and the app it is played in. */
export function openStage(played: Case, app: App, bind?: BindFunctions): Stage {
  const http = exchangesIn(played.http)
  const query = isRecord(played.callbackQuery) ? played.callbackQuery : {}
  const may = isRecord(played.expect) && played.expect.httpMayRun === true
  const faults: string[] = []
  const steps: Step[] = []
  const log: string[] = []
  let sent = 0
  let waited = 0
  const surroundings = surroundingsOf(played, () => waited)
  const answerTo = (step: Extract<Step, { kind: 'send' }>) => {
    const expected = http[sent]
    sent += 1
    if (expected) faults.push(...differences(expected, step.request))
    else if (!may) faults.push(`unexpected request ${step.request.method} ${step.request.url}`)
    if (expected || may) return cannedAnswer(expected?.answer)
    return { failure: 'refused', message: 'The case has no answer for this request.' } as const
  }
  /** Drives what is ready to its end, or to the end of its time. */
  const drive = (ready: Ready, record: (step: Step) => void): Operation => {
    const process = ready.start()
    const began = waited
    for (let next = process.next(); ; ) {
      if (next.done) return next.value
      const step = next.value
      record(step)
      if (step.kind === 'wait') waited += step.milliseconds
      if (ready.time !== undefined && waited - began > ready.time) {
        return { bundles: [], error: outOfTime(ready), stored: {} }
      }
      if (step.kind === 'send') next = process.next(answerTo(step))
      else next = process.next(step.kind === 'authorize' ? { query } : undefined)
    }
  }
  return {
    surroundings,
    run: (name, component, inputs, connection) => {
      const circumstances: Circumstances = { app, surroundings, connection, tracing: true }
      const part = parts[name](component, circumstances)
      if (!part) return undefined
      const ready = makeReady(part, component, inputs, circumstances, bind)
      const redactor = createRedactor(ready.secrets)
      const trace = createTrace(
        redactor,
        ready.sanitize,
        () => 0,
        () => '',
      )
      try {
        return drive(ready, (step) => {
          steps.push(step)
          trace.record(step)
        })
      } finally {
        log.push(...printTrace(trace.steps()))
        ready.dispose()
      }
    },
    prelude: (connection, inputs, answer) => {
      const circumstances: Circumstances = { app, surroundings }
      const part = operated('connection', requestsOf(connection, circumstances))
      const process = makeReady(part, connection, inputs, circumstances, bind).start()
      for (let next = process.next(); ; ) {
        if (next.done) return next.value
        next = process.next(next.value.kind === 'send' ? cannedAnswer(answer) : undefined)
      }
    },
    witnessed: () => ({ steps, waited, log: log.join('\n') }),
    faults: () =>
      sent < http.length && !may
        ? [...faults, `${sent} requests went out, expected ${http.length}`]
        : faults,
  }
}

/** The clock, the chance and the switches a case describes. */
function surroundingsOf(played: Case, waited: () => number): Surroundings {
  const start = Date.parse(typeof played.now === 'string' ? played.now : NOW)
  const options = isRecord(played.options) ? played.options : {}
  return {
    timezone: typeof options.timezone === 'string' ? options.timezone : 'UTC',
    now: () => new Date(start + waited()),
    random: () => 0.5,
    uuid: () => '00000000-0000-4000-8000-000000000000',
    switches: pick(options, Object.keys(DEFAULT_SWITCHES)),
    caps: pick(options, Object.keys(DEFAULT_CAPS)),
    scenario: { id: 1, name: 'case' },
  }
}

function pick(record: Record<string, unknown>, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => names.includes(name)))
}
