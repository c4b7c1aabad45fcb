// Webhooks: what an incoming request becomes, what it is answered, and how a hook is attached.

import { toNumber, toText } from '../iml/index.ts'
import type { Placed } from '../spec/index.ts'
import { at, isRecord, type Json, own, type Path } from '../text/index.ts'
import { warnOfLists } from './bracket-lists.ts'
import { communicate } from './chain.ts'
import { bodyCodecs } from './codecs/index.ts'
import { headerPairs } from './directives/headers.ts'
import { BEFORE, condition, RESPONSE, temp } from './directives/index.ts'
import { ModuleError } from './errors.ts'
import { applyAll, evaluate, placed } from './evaluate.ts'
import { isNothing, type Operation, type WebhookReply } from './outcome.ts'
import type { Setting } from './setting.ts'
import { EMPTY_DRAFT, type State } from './state.ts'
import { type Communicating, warn } from './step.ts'

/** The answer when the app says nothing. [inferred: what Make's own webhooks answer] */
const ACCEPTED: WebhookReply = { status: 200, headers: {}, body: 'Accepted' }

/**
 * An incoming request through a webhook's communication: temp (a public app reads it in its condition),
 * verification (its own answer, no bundles), then condition, respond, iterate and output. Where the
 * condition is false nothing of the app is answered (seen live by the author of a public app). `body`,
 * `headers`, `query` and `method` of the request must be in the setting's scope.
 */
export function* receive(request: Placed, setting: Setting): Communicating<Operation> {
  const start = stateFor(request, setting)
  yield* warnOfLists(request)
  const written = request.value
  const state = yield* applyAll([temp], written, [], start)
  if (isRecord(written.verification)) {
    const path: Path = ['verification', 'condition']
    // documented: a verification without a condition is always one
    const asked = own(written.verification, 'condition') ?? true
    if (truthyAt(state, path, asked)) {
      const answer = own(written.verification, 'respond')
      const reply = replyOf(state, answer, ['verification', 'respond'])
      return { bundles: [], stored: {}, reply }
    }
  }
  const { skipped } = yield* applyAll([condition], written, [], state)
  if (skipped) return { bundles: [], stored: {}, reply: ACCEPTED }
  const reply = replyOf(state, written.respond, ['respond'])
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
function replyOf(state: State, written: Json | undefined, path: Path): WebhookReply {
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
  const status = value === undefined || value === null || value === '' ? 200 : toNumber(value)
  if (Number.isInteger(status) && status >= 200 && status <= 599) return status
  throw new ModuleError('RuntimeError', `${JSON.stringify(value)} is no status of an answer.`, {
    remedy: 'give a number from 200 to 599',
  })
}

/** The answer a responder module gives: its communication is only `response`. */
export function* respond(requests: readonly Placed[], setting: Setting): Communicating<Operation> {
  const placedRequest = requests[0]
  if (!placedRequest) return { bundles: [], stored: {} }
  const state = stateFor(placedRequest, setting)
  yield* []
  return {
    bundles: [],
    stored: {},
    reply: replyOf(state, placedRequest.value.response, ['response']),
  }
}

/**
 * The bundle of an instant trigger for one webhook item: the item itself unless it says more. One bundle
 * per item is documented, so what gives nothing gives an empty one; a false condition gives none.
 */
export function* enrich(requests: readonly Placed[], setting: Setting): Communicating<Operation> {
  const [request] = requests
  if (!request || (requests.length === 1 && !saysMore(request)))
    return yield* asItCame(request, setting)
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
  const { value, state, ran } = yield* communicate(requests, setting)
  const { stored } = state
  if (isNothing(value)) return { bundles: ran ? [{}] : [], stored }
  return { bundles: Array.isArray(value) ? value : [value], stored }
}

function saysMore({ value: { url, endpoint, response } }: Placed): boolean {
  return url !== undefined || endpoint !== undefined || own(response, 'output') !== undefined
}

/** The item, unless a condition that stands alone is false. */
function* asItCame(request: Placed | undefined, setting: Setting): Communicating<Operation> {
  const payload = own(setting.scope.variables, 'payload')
  const item = { bundles: payload === undefined ? [] : [payload], stored: {} }
  if (!request) return item
  const { skipped } = yield* applyAll(BEFORE, request.value, [], stateFor(request, setting))
  if (!skipped) return item
  return { bundles: isNothing(skipped.value) ? [] : [skipped.value], stored: {} }
}

function stateFor(placed: Placed, setting: Setting): State {
  return { setting, placed, draft: EMPTY_DRAFT, scope: setting.scope, stored: {} }
}
