// Webhooks: what an incoming request becomes, what it is answered, and how a hook is attached.

import { toText } from '../iml/index.ts'
import type { Placed } from '../spec/index.ts'
import { at, isRecord, type Json, own, type Path } from '../text/index.ts'
import { communicate } from './chain.ts'
import { bodyCodecs } from './codecs/index.ts'
import { headerPairs } from './directives/headers.ts'
import { RESPONSE } from './directives/index.ts'
import { ModuleError } from './errors.ts'
import { applyAll, evaluate, placed } from './evaluate.ts'
import type { Operation, WebhookReply } from './outcome.ts'
import type { Setting } from './setting.ts'
import { EMPTY_DRAFT, type State } from './state.ts'
import { type Communicating, warn } from './step.ts'

/** The answer when the app says nothing. [inferred: what Make's own webhooks answer] */
const ACCEPTED: WebhookReply = { status: 200, headers: {}, body: 'Accepted' }

/**
 * An incoming request through a webhook's communication: verification first (its own answer, no
 * bundles), then condition, respond, iterate and output. `body`, `headers`, `query` and `method` of
 * the request must be in the setting's scope.
 */
export function* receive(request: Placed, setting: Setting): Communicating<Operation> {
  const state: State = {
    setting,
    placed: request,
    draft: EMPTY_DRAFT,
    scope: setting.scope,
    stored: {},
  }
  const written = request.value
  const asked = own(written.verification, 'condition')
  if (asked !== undefined && truthyAt(state, ['verification', 'condition'], asked)) {
    const reply = replyOf(state, own(written.verification, 'respond'), ['verification', 'respond'])
    return { bundles: [], stored: {}, reply }
  }
  const reply = replyOf(state, written.respond, ['respond'])
  if (written.condition !== undefined && !truthyAt(state, ['condition'], written.condition)) {
    return { bundles: [], stored: {}, reply }
  }
  const wanted = ['iterate', 'output', 'uid']
  const directives = RESPONSE.filter((directive) => wanted.includes(directive.name))
  const after = yield* applyAll(directives, written, [], state)
  const { output } = after
  const bundles = Array.isArray(output) ? output : output === undefined ? [] : [output]
  return { bundles, stored: after.stored, reply }
}

function truthyAt(state: State, path: Path, written: Json): boolean {
  return Boolean(placed(state, path, () => evaluate(written, state)))
}

/** The answer a `respond` block describes. */
export function replyOf(state: State, written: Json | undefined, path: Path): WebhookReply {
  if (!isRecord(written)) return ACCEPTED
  return placed(state, path, () => {
    const of = (name: string) => evaluate(own(written, name), state)
    const headers = Object.fromEntries(headerPairs(own(written, 'headers'), state))
    const type = toText(of('type')) || 'json'
    const body = of('body')
    const { contentType, body: sent } = bodyCodecs.get(type)?.encode(body, () => 0) ?? {}
    if (contentType !== undefined && !Object.hasOwn(headers, 'Content-Type')) {
      headers['Content-Type'] = contentType
    }
    const status = statusOf(of('status'))
    if (body === undefined || sent === undefined) return { status, headers }
    return { status, headers, body, sent }
  })
}

function statusOf(value: unknown): number {
  const status = value === undefined || value === null || value === '' ? 200 : Number(value)
  if (Number.isInteger(status) && status >= 200 && status <= 599) return status
  throw new ModuleError('RuntimeError', `${JSON.stringify(value)} is no status of an answer.`, {
    remedy: 'give a number from 200 to 599',
  })
}

/** The answer a responder module gives: its communication is only `response`. */
export function* respond(requests: readonly Placed[], setting: Setting): Communicating<Operation> {
  const placedRequest = requests[0]
  if (!placedRequest) return { bundles: [], stored: {} }
  const state: State = {
    setting,
    placed: placedRequest,
    draft: EMPTY_DRAFT,
    scope: setting.scope,
    stored: {},
  }
  yield* []
  return {
    bundles: [],
    stored: {},
    reply: replyOf(state, placedRequest.value.response, ['response']),
  }
}

/** The bundle of an instant trigger for one webhook item: the item itself unless it says more. */
export function* enrich(requests: readonly Placed[], setting: Setting): Communicating<Operation> {
  const payload = own(setting.scope.variables, 'payload')
  const [request] = requests
  const says =
    request?.value.url !== undefined || own(request?.value.response, 'output') !== undefined
  if (!request || (!says && requests.length === 1)) {
    return { bundles: payload === undefined ? [] : [payload], stored: {} }
  }
  if (requests.length > 1) {
    const more =
      'An instant trigger makes one request in Make; the further ones are run here all the same.'
    yield* warn(more, requests[1]?.spanOf([]))
  }
  for (const path of [['response', 'iterate'], ['pagination']]) {
    if (at(request.value, path) === undefined) continue
    const message = `An instant trigger gives one bundle per item; \`${path.join('.')}\` is not meant for it.`
    yield* warn(message, request.spanOf(path))
  }
  const { value, state } = yield* communicate(requests, setting)
  const bundles = Array.isArray(value)
    ? value
    : value === undefined || value === null
      ? []
      : [value]
  return { bundles, stored: state.stored }
}
