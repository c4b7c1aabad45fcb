// How a case of each component becomes a process of the engine: one row per word after `component:`.
import {
  type Communicating,
  caught,
  connectOAuth1,
  connectOAuth2,
  kinds,
  type Operation,
  operate,
  phasesOf,
  phasesOfOAuth1,
  receive,
  refreshOAuth2,
  type Setting,
} from '../engine/index.ts'
import {
  type Document,
  documentOfValue,
  inherit,
  overlaidValue,
  type Placed,
} from '../spec/index.ts'
import { isRecord, type Json, own } from '../text/index.ts'
import type { Case } from './case.ts'

/** The process, and the requests whose sanitize paths its log must respect. */
export interface Built {
  readonly process: Communicating<Operation>
  readonly requests: readonly Placed[]
}

export type Build = (played: Case, setting: Setting) => Built

const DEFAULT_BASE: Json = { baseUrl: 'https://api.test/v1' }

function baseOf(played: Case): Document {
  return documentOfValue((own(played, 'base') ?? DEFAULT_BASE) as Json, 'base')
}

/** Requests of a part of the case, with or without base. */
function requestsOf(
  played: Case,
  written: unknown,
  setting: Setting,
  based = true,
): readonly Placed[] {
  const document = documentOfValue((written ?? {}) as Json, 'communication')
  return inherit(based ? baseOf(played) : undefined, document, setting.switches)
}

/** Kinds that are one communication. */
const simple = (name: string, based = true): Build => {
  const kind = kinds.get(name)
  if (!kind) throw new Error(`the engine has no kind ${name}`)
  return (played, setting) => {
    const requests = requestsOf(played, played.communication, setting, based)
    return { process: operate(kind, requests, withApp(played, setting)), requests }
  }
}

/** What else of its app a case brings: `endpoints` by name, the root `oauth` of its connection. */
function withApp(played: Case, setting: Setting): Setting {
  const endpoints = isRecord(played.endpoints) ? Object.entries(played.endpoints) : []
  const root = played.connectionOAuth as Json | undefined
  return {
    ...setting,
    endpoints: new Map(
      endpoints.map(([name, written]) => [name, requestsOf(played, written, setting)]),
    ),
    ...(root === undefined ? {} : { connectionOAuth: { written: root, common: played.common } }),
  }
}

const epoch: Build = (played, setting) => {
  const written = played.communication as Record<string, Json>
  const merged = overlaidValue(written.trigger, written.epoch ?? {})
  const requests = requestsOf(played, merged, setting)
  const kind = kinds.get('epoch')
  if (!kind) throw new Error('the engine has no kind epoch')
  return { process: operate(kind, requests, setting), requests }
}

/** Each payload is one operation; their bundles are looked at together. */
const instantTrigger: Build = (played, setting) => {
  const requests = requestsOf(played, played.communication, setting)
  const payloads = Array.isArray(played.payloads) ? played.payloads : [undefined]
  const kind = kinds.get('instant_trigger')
  function* all(): Communicating<Operation> {
    const bundles: unknown[] = []
    for (const payload of payloads) {
      if (!kind) throw new Error('the engine has no kind instant_trigger')
      const one = yield* operate(kind, requests, naming(setting, { payload }))
      if (one.error) return one
      bundles.push(...one.bundles)
    }
    return { bundles, stored: {} }
  }
  return { process: all(), requests }
}

/** Attach, then detach with what attach saved. */
const hook: Build = (played, setting) => {
  const written = isRecord(played.communication) ? played.communication : {}
  const attach = requestsOf(played, written.attach, setting)
  const detach = requestsOf(played, written.detach, setting)
  const rpc = kinds.get('rpc')
  function* both(): Communicating<Operation> {
    if (!rpc) throw new Error('the engine has no kind rpc')
    const attached = yield* operate(rpc, attach, setting)
    if (attached.error || written.detach === undefined) return attached
    const saved = isRecord(attached.stored.data) ? attached.stored.data : {}
    const webhook = { ...(own(setting.scope.variables, 'webhook') as object), ...saved }
    const detached = yield* operate(rpc, detach, naming(setting, { webhook }))
    return { ...detached, stored: attached.stored }
  }
  return { process: both(), requests: [...attach, ...detach] }
}

const oauth2: Build = (played, setting) => {
  const phases = phasesOf((played.communication ?? {}) as Json)
  return { process: caught(connectOAuth2(phases, setting)), requests: [...phases.values()].flat() }
}

const oauth1: Build = (played, setting) => {
  const phases = phasesOfOAuth1((played.communication ?? {}) as Json)
  return { process: caught(connectOAuth1(phases, setting)), requests: [...phases.values()].flat() }
}

const refresh: Build = (played, setting) => {
  const written = (played.communication ?? {}) as Json
  const whole = own(written, 'refresh') === undefined ? { refresh: written } : written
  const phases = phasesOf(whole)
  const stored = own(setting.scope.variables, 'data') as object
  // inside a connection both names stand for its data
  const both = { ...(played.connection as object), ...stored }
  const named = naming(setting, { connection: both, data: both })
  return { process: caught(refreshOAuth2(phases, named)), requests: [...phases.values()].flat() }
}

const webhook: Build = (played, setting) => {
  const requests = requestsOf(played, played.communication, setting, false)
  const [request] = requests
  if (!request) throw new Error('a communication has at least one request')
  return { process: caught(receive(request, setting)), requests }
}

function naming(setting: Setting, names: Readonly<Record<string, unknown>>): Setting {
  const variables = { ...setting.scope.variables, ...names }
  return { ...setting, scope: { ...setting.scope, variables } }
}

export const builders: ReadonlyMap<string, Build> = new Map<string, Build>([
  ['action', simple('action')],
  ['search', simple('search')],
  ['universal', simple('universal')],
  ['rpc', simple('rpc')],
  ['trigger', simple('trigger')],
  ['responder', simple('responder')],
  ['connection', simple('connection', false)],
  ['epoch', epoch],
  ['instant_trigger', instantTrigger],
  ['hook', hook],
  ['webhook', webhook],
  ['oauth1', oauth1],
  ['oauth2', oauth2],
  ['oauth2-refresh', refresh],
])
