// OAuth 1 connections: request token, redirect and callback, access token, and who it belongs to.

import { documentOfValue, inherit, mergeDeep, type Placed } from '../spec/index.ts'
import { isRecord, type Json, own } from '../text/index.ts'
import { type Phases, type Protocol, walkPhases } from './oauth2.ts'
import type { Operation } from './outcome.ts'
import type { Setting } from './setting.ts'
import type { State } from './state.ts'
import type { Communicating } from './step.ts'

const OAUTH1: Protocol = {
  order: ['requestToken', 'authorize', 'accessToken', 'info'],
  address: withToken,
  // nothing in RFC 5849 says how a refusal looks; these two are what services send [inferred]
  denial: ({ denied, oauth_problem: problem }) =>
    problem ?? (denied === undefined ? undefined : 'the user denied it'),
}

/** True for the communication of an OAuth 1 connection; OAuth 2 has other phases. */
export function isOAuth1(communication: Json | undefined): boolean {
  return ['requestToken', 'accessToken'].some((name) => own(communication, name) !== undefined)
}

/** The phases of a communication, each with the root `oauth` under its own (documented). */
export function phasesOfOAuth1(communication: Json): Phases {
  const root = own(communication, 'oauth')
  const phases = new Map<string, readonly Placed[]>()
  for (const name of OAUTH1.order) {
    const written = own(communication, name)
    if (written === undefined) continue
    const requests = Array.isArray(written) ? written : [written]
    const signed = requests.map((request) => withRoot(request, root))
    phases.set(name, inherit(undefined, documentOfValue(signed, `communication.${name}`)))
  }
  return phases
}

/**
 * The whole dance. The result's `stored.data` is all that the phases saved; `redirect` is the
 * address the user was sent to; the callback is read as `query`.
 */
export function* connectOAuth1(phases: Phases, setting: Setting): Communicating<Operation> {
  return yield* walkPhases(OAUTH1, phases, setting)
}

function withRoot(request: Json, root: Json | undefined): Json {
  if (root === undefined || !isRecord(request)) return request
  return { ...request, oauth: mergeDeep(root, request.oauth ?? {}) }
}

/**
 * The user is sent away with the request token as `oauth_token` (RFC 5849, 2.2), unless the app put
 * it into the query itself. No signature goes along. [inferred: Make's template writes oauth.token]
 */
function withToken(written: string, { draft }: State): string {
  const token = draft.oauth?.parameters.token
  const url = new URL(written)
  if (!token || url.searchParams.has('oauth_token')) return written
  url.searchParams.set('oauth_token', token)
  return url.href
}
