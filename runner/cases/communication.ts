// Plays a case of kind communication: one component it brings along, canned answers, all in this process.
import type { Operation } from '../engine/index.ts'
import {
  ANYTHING,
  type BindFunctions,
  COLLECTION,
  type Connected,
  type Inputs,
  LIST,
  MOMENT,
  TEXT,
  type Values,
  type Wanted,
} from '../operation/index.ts'
import type { App, Component } from '../spec/index.ts'
import { isRecord, type Json, own, stringOf } from '../text/index.ts'
import { broughtApp, broughtConnection } from './brought-app.ts'
import type { Case, Played } from './case.ts'
import { type Course, courses } from './courses.ts'
import { expectations } from './expectations.ts'
import { type Player, verdict } from './player.ts'
import { openStage, RUN_OPTIONS, type Stage } from './stage.ts'

/** Keys of every case in which a component is run. */
export const RUN_KEYS = {
  connection: COLLECTION,
  connectionFrom: COLLECTION,
  parameters: COLLECTION,
  data: COLLECTION,
  webhook: COLLECTION,
  incoming: COLLECTION,
  payloads: LIST,
  callbackQuery: COLLECTION,
  functions: COLLECTION,
  now: MOMENT,
  options: COLLECTION,
  http: LIST,
  expect: COLLECTION,
} as const satisfies Readonly<Record<string, Wanted>>

export const communication: Player = {
  kind: 'communication',
  keys: {
    component: TEXT,
    communication: ANYTHING,
    base: ANYTHING,
    common: ANYTHING,
    endpoints: COLLECTION,
    connectionOAuth: COLLECTION,
    ...RUN_KEYS,
  },
  options: RUN_OPTIONS,
  play: (played, { bind }) => playCommunication(played, bind),
}

/** What is run in a case, and on what. */
export interface Subject {
  readonly app: App
  readonly component: Component
  readonly course: Course
  readonly parameters: Values
  readonly connection: Connected
  /** What ends the operation before anything is sent. */
  readonly refused?: Operation | undefined
}

function playCommunication(played: Case, bind: BindFunctions | undefined): Played {
  const word = stringOf(played.component ?? 'action')
  const course = courses.get(word)
  const brought = broughtApp(played)
  if (!course || !brought) {
    return verdict(played, [
      `there is no component "${word}"; known are ${[...courses.keys()].join(', ')}`,
    ])
  }
  const { app, component } = brought
  const stage = openStage(played, app, bind)
  const isConnection = component.kind === 'connection'
  const connection = { data: connectionData(played, stage) }
  const given = withBuffers(recordOf(played.parameters)) as Values
  // inside a connection all names stand for its data
  const stored = isConnection ? { ...recordOf(played.connection), ...recordOf(played.data) } : {}
  const parameters = { ...given, ...stored }
  return playSubject(played, stage, { app, component, course, parameters, connection })
}

/** Runs the subject of a case and holds what came of it against the case. */
export function playSubject(played: Case, stage: Stage, subject: Subject): Played {
  const { component, course, parameters, connection, refused } = subject
  const operation =
    refused ??
    course(played, (part, occasion) => {
      const inputs: Inputs = { parameters, occasion }
      return stage.run(part, component, inputs, connection)
    })
  const before = { ...recordOf(played.connection), ...recordOf(played.data) }
  const witnessed = { ...stage.witnessed(), operation, parameters, before }
  return verdict(played, [...stage.faults(), ...expectations(played.expect, witnessed)])
}

/** The stored connection of a case, or the one that it says is made first. */
export function connectionData(played: Case, stage: Stage): Values {
  const { connectionFrom: from } = played
  if (from === undefined) return recordOf(played.connection)
  const values = recordOf(own(from, 'parameters'))
  const written = (own(from, 'communication') ?? {}) as Json
  const component = broughtConnection(written, played.common as Json | undefined)
  const { error, stored } = stage.prelude(component, { parameters: values }, own(from, 'answer'))
  if (error) throw new Error(`the connection was refused: ${error.message}`)
  return { ...values, ...recordOf(stored.data) }
}

/** `buffer:HELLO` in a case is the buffer of that text; dates and buffers may stand as in iml cases. */
export function withBuffers(value: unknown): unknown {
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

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {}
}
