// OAuth 2 connections: from the first call to the stored tokens, and their refresh before use.

import { documentOfValue, inherit, type Placed } from '../spec/index.ts'
import { defined, isRecord, type Json, own, stringOf } from '../text/index.ts'
import { assemble } from './assemble.ts'
import { warnOfLists } from './bracket-lists.ts'
import { communicate } from './chain.ts'
import { BEFORE, REQUEST, RESPONSE } from './directives/index.ts'
import { ModuleError } from './errors.ts'
import { applyAll, naming, placed } from './evaluate.ts'
import { mergeValues } from './merge.ts'
import type { Operation } from './outcome.ts'
import { type Setting, usualTimeout } from './setting.ts'
import { EMPTY_DRAFT, type State, type Stored } from './state.ts'
import { authorize, type Communicating } from './step.ts'

/** The phases of an OAuth communication, by their names. */
export type Phases = ReadonlyMap<string, readonly Placed[]>

/** Names of the phases; each is a request or a chain of them. */
export const PHASES = [
  'preauthorize',
  'authorize',
  'token',
  'info',
  'refresh',
  'invalidate',
] as const

/** The phases of a connection's communication; connections do not inherit base. */
export function phasesOf(communication: Json): Phases {
  const phases = new Map<string, readonly Placed[]>()
  for (const name of PHASES) {
    const written = own(communication, name)
    if (written !== undefined) {
      phases.set(name, inherit(undefined, documentOfValue(written, `communication.${name}`)))
    }
  }
  return phases
}

/**
 * The whole dance: preauthorize, redirect and callback, token, info. The result's `stored.data` is
 * all that the phases saved; `redirect` is the address the user was sent to. A connection without
 * `authorize` exchanges its credentials directly (client credentials, seen in the field).
 */
export function* connectOAuth2(phases: Phases, setting: Setting): Communicating<Operation> {
  return yield* walkPhases(OAUTH2, phases, setting)
}

/** What tells one protocol of authorisation from another. */
export interface Protocol {
  /** The phases of a first connection in their order; `authorize` is the one that sends away. */
  readonly order: readonly string[]
  /** The address the user is sent to, from the one that the app wrote. */
  readonly address: (url: string, state: State) => string
  /** What the callback says when the user refused; undefined when the user did not. */
  readonly denial: (query: Readonly<Record<string, unknown>>) => unknown
}

const OAUTH2: Protocol = {
  order: ['preauthorize', 'authorize', 'token', 'info'],
  address: (url) => url,
  // RFC 6749, section 4.1.2.1
  denial: ({ error, error_description: words }) =>
    error === undefined ? undefined : (words ?? error),
}

/** Runs the phases one after the other; each sees what those before it saved. */
export function* walkPhases(
  protocol: Protocol,
  phases: Phases,
  setting: Setting,
): Communicating<Operation> {
  let scope = setting.scope
  let stored: Stored = {}
  let redirect: string | undefined
  for (const name of protocol.order) {
    const requests = phases.get(name)
    if (!requests) continue
    let state: State
    if (name === 'authorize') {
      const sent = yield* sendAway(protocol, requests, { ...setting, scope })
      state = sent.state
      redirect = sent.redirect ?? redirect
    } else state = (yield* communicate(requests, { ...setting, scope }, { keepTemp: true })).state
    stored = { ...stored, ...state.stored, data: mergeValues(stored.data, state.stored.data) }
    scope = withData(state.scope, stored.data)
  }
  return { bundles: [], stored, ...defined({ redirect }) }
}

/** Refreshes a connection when its own condition says so; `stored.data` is empty when it does not. */
export function* refreshOAuth2(phases: Phases, setting: Setting): Communicating<Operation> {
  const requests = phases.get('refresh')
  if (!requests) return { bundles: [], stored: {} }
  const { state } = yield* communicate(requests, setting)
  return { bundles: [], stored: state.stored }
}

/** Sends the user to the address of `authorize` and works off what the callback brings back. */
function* sendAway(
  protocol: Protocol,
  requests: readonly Placed[],
  setting: Setting,
): Communicating<{ state: State; redirect?: string }> {
  const request = requests[0]
  if (!request) throw new ModuleError('RuntimeError', 'authorize holds no request.')
  let state: State = {
    setting,
    placed: request,
    scope: setting.scope,
    stored: {},
    draft: { ...EMPTY_DRAFT, timeout: usualTimeout(setting) },
  }
  yield* warnOfLists(request)
  // temp comes first: a code verifier made there is read by the address and later by `token`
  state = yield* applyAll(BEFORE, request.value, [], state)
  if (state.skipped) return { state }
  state = yield* applyAll(REQUEST, request.value, [], state)
  const { switches } = setting
  // the user is sent there, so there is no body
  const { url: written } = placed(state, ['url'], () => assemble(state.draft, {}, switches))
  const url = protocol.address(written, state)
  const query = yield* authorize(url)
  state = naming(state, { query })
  refuseDenied(protocol.denial(query), state)
  const response = isRecord(request.value.response) ? request.value.response : {}
  const directives = RESPONSE.filter((one) => ['temp', 'valid', 'data'].includes(one.name))
  state = yield* applyAll(directives, response, ['response'], state)
  return { state, redirect: url }
}

/** The service says in the callback when the user refused. */
function refuseDenied(denial: unknown, state: State): void {
  if (denial === undefined) return
  throw new ModuleError('RuntimeError', `The service did not authorise: ${stringOf(denial)}`, {
    at: state.placed.spanOf([]),
  })
}

function withData(scope: State['scope'], data: unknown): State['scope'] {
  const { variables } = scope
  const connection = mergeValues(own(variables, 'connection') ?? {}, data)
  return {
    ...scope,
    variables: { ...variables, connection, data: mergeValues(own(variables, 'data') ?? {}, data) },
  }
}
