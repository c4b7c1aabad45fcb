// OAuth connections in the world: the whole dance, the refresh before use, and giving tokens back.
import {
  type Callback,
  caught,
  connectOAuth1,
  connectOAuth2,
  headerOf,
  isFailure,
  isOAuth1,
  kinds,
  operate,
  type Phases,
  phasesOf,
  phasesOfOAuth1,
  refreshOAuth2,
  type Step,
} from '../engine/index.ts'
import { SECRET_NAME } from '../parameters/index.ts'
import type { Connection, Placed } from '../spec/index.ts'
import { isRecord, type Json, own } from '../text/index.ts'
import type { Performed } from './perform.ts'
import { type Circumstances, makeReady, performReady } from './ready.ts'
import { secretValues } from './secrets.ts'
import type { Inputs } from './setting.ts'

type Data = Inputs['parameters']

/** True for a connection that signs in with OAuth 1; OAuth 2 otherwise. */
export function signsWithOAuth1(connection: Connection): boolean {
  return isOAuth1(written(connection))
}

/** How a user comes back: the address, and what waits there. */
export interface WayBack {
  readonly url: string
  readonly authorize: (url: string, signal?: AbortSignal) => Promise<Callback>
}

/**
 * The whole dance of an OAuth connection on its parameters; what it stores is in the result. Rejects
 * with an Error of one sentence when the user does not come back as expected.
 */
export async function connectOAuth(
  connection: Connection,
  parameters: Data,
  wayBack: WayBack,
  circumstances: Circumstances,
): Promise<Performed> {
  const isFirst = signsWithOAuth1(connection)
  const read = isFirst ? phasesOfOAuth1 : phasesOf
  const phases = placedIn(connection, read(written(connection)))
  const { redactor } = circumstances
  const around: Circumstances = {
    ...withLearning(circumstances),
    authorize: async (url, signal) => {
      const callback = await wayBack.authorize(url, signal)
      redactor.add(...secretValues(callback.query, isSecretInAnswer))
      return callback
    },
  }
  const requests = [...phases.values()].flat()
  const inputs = inputsOf(connection, parameters, wayBack.url)
  const ready = await makeReady(connection, requests, inputs, around)
  const dance = isFirst ? connectOAuth1 : connectOAuth2
  return performReady(caught(dance(phases, ready.setting)), ready, around)
}

/** Refreshes a connection when its own condition says so; undefined when it has no such phase. */
export function refreshConnection(
  connection: Connection,
  data: Data,
  circumstances: Circumstances,
): Promise<Performed> | undefined {
  const phases = phasesFor(connection)
  const requests = phases?.get('refresh')
  if (!phases || !requests) return undefined
  return perform(connection, data, circumstances, phases, 'refresh')
}

/** Tells the service that the tokens of a connection are done with; undefined when the app cannot. */
export function invalidateConnection(
  connection: Connection,
  data: Data,
  circumstances: Circumstances,
): Promise<Performed> | undefined {
  const phases = phasesFor(connection)
  if (!phases?.has('invalidate')) return undefined
  return perform(connection, data, circumstances, phases, 'invalidate')
}

async function perform(
  connection: Connection,
  data: Data,
  circumstances: Circumstances,
  phases: Phases,
  phase: 'refresh' | 'invalidate',
): Promise<Performed> {
  const around = withLearning(circumstances)
  const requests = phases.get(phase) ?? []
  const ready = await makeReady(connection, requests, inputsOf(connection, data), around)
  const kind = kinds.get('connection')
  if (!kind) throw new Error('the engine has no kind connection')
  const process =
    phase === 'refresh'
      ? caught(refreshOAuth2(phases, ready.setting))
      : operate(kind, requests, ready.setting)
  return performReady(process, ready, around)
}

function phasesFor(connection: Connection): Phases | undefined {
  if (connection.type !== 'oauth' || signsWithOAuth1(connection)) return undefined
  return placedIn(connection, phasesOf(written(connection)))
}

/** The phases with the places of their members in the connection's own file. */
function placedIn(connection: Connection, phases: Phases): Phases {
  const document = connection.code.get('communication')
  if (!document) return phases
  const placed = [...phases].map(([name, requests]) => {
    const isChain = Array.isArray(own(document.value, name))
    const moved = requests.map((request, index): Placed => {
      const prefix = isChain ? [name, index] : [name]
      return {
        ...request,
        spanOf: (path, within) => document.spanOf([...prefix, ...path], within),
      }
    })
    return [name, moved] as const
  })
  return new Map(placed)
}

function written(connection: Connection): Json {
  return connection.code.get('communication')?.value ?? {}
}

/** A connection reads its own data as `parameters`, `connection` and `data`. */
function inputsOf(connection: Connection, data: Data, back = ''): Inputs {
  const scope = connection.code.get('defaultScope')?.value
  const oauth = {
    scope: Array.isArray(scope) ? scope : [],
    redirectUri: back,
    makeRedirectUri: back,
    localRedirectUri: back,
  }
  return { parameters: data, connection: data, names: { data, oauth } }
}

/** Names of secrets in the answers of services, beside those of parameters. */
function isSecretInAnswer(name: string): boolean {
  return name === 'code' || (SECRET_NAME.test(name) && !/type|expire|ur[il]$/i.test(name))
}

/** What comes back from the token address is secret from then on, whatever the app sanitizes. */
function withLearning(circumstances: Circumstances): Circumstances {
  const { redactor, watch } = circumstances
  return {
    ...circumstances,
    watch: (step) => {
      redactor.add(...secretsIn(step))
      watch?.(step)
    },
  }
}

function secretsIn(step: Step): unknown[] {
  if (step.kind === 'send') {
    return [headerOf(step.request.headers, 'authorization')?.replace(/^\w+ /, '')]
  }
  if (step.kind !== 'received' || isFailure(step.call.reply)) return []
  const text = Buffer.from(step.call.reply.body).toString('utf8')
  return secretValues(bodyOf(text), isSecretInAnswer)
}

/** The members of an answer: JSON, or a form as OAuth 1 services send it. */
function bodyOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecord(value)) return value
  } catch {
    // no JSON: a form is the only other body whose members have names
  }
  return Object.fromEntries(new URLSearchParams(text))
}
