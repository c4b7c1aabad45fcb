// One request and its answer: directives of the request, the call, directives of the response.
import { isRecord } from '../text/index.ts'
import { addressFault, assemble, encodedBody } from './assemble.ts'
import { REQUEST, RESPONSE } from './directives/index.ts'
import { callEndpoint } from './endpoint-call.ts'
import { errorOfFailure, ModuleError } from './errors.ts'
import { applyAll, placed } from './evaluate.ts'
import { type Call, type HttpRequest, isFailure } from './http.ts'
import { redirected } from './redirect.ts'
import { DEFAULT_TIMEOUT, type Meter } from './setting.ts'
import { doubtAbout, signed } from './signing/index.ts'
import { EMPTY_DRAFT, type State } from './state.ts'
import { type Communicating, send, warn } from './step.ts'

/**
 * One round: a request is put together, sent and its answer worked off. Without a `url` nothing is
 * sent and the response directives work on what the step before left (static mode, documented).
 * With an `endpoint` they work on what that component gave.
 */
export function* exchange(before: State, meter: Meter): Communicating<State> {
  const { call: _c, response: _r, items: _i, output: _o, seen: _s, ...fresh } = before
  let state: State = { ...fresh, draft: { ...EMPTY_DRAFT, timeout: DEFAULT_TIMEOUT } }
  const written = state.placed.value
  const { url, endpoint, input } = written
  if (endpoint !== undefined || (input !== undefined && url === undefined)) {
    state = yield* callEndpoint(state, meter, exchange)
  } else if (url !== undefined) {
    state = yield* applyAll(REQUEST, written, [], state)
    const call = yield* communicate(state, meter)
    if (isFailure(call.reply)) throw errorOfFailure(call.reply, call, state.placed.spanOf(['url']))
    state = { ...state, call, response: call.reply }
  }
  const response = isRecord(written.response) ? written.response : {}
  return yield* applyAll(RESPONSE, response, ['response'], state)
}

/**
 * Sends the drafted request and follows redirects; gives the last call. Each request is signed on
 * its own, but not once a redirect has left the first origin, even where a later one leads back:
 * another service must not choose what is signed. [inferred: our rule]
 */
function* communicate(state: State, meter: Meter): Communicating<Call> {
  const { switches, caps } = state.setting
  const body = placed(state, ['body'], () => encodedBody(state.draft, state.setting.scope.random))
  const first = placed(state, [addressFault(state.draft)], () =>
    assemble(state.draft, body, switches),
  )
  if (body.warning !== undefined) yield* warn(body.warning, state.placed.spanOf(['body']))
  const home = new URL(first.url).origin
  const doubt = doubtAbout(first, state.draft)
  if (doubt) yield* warn(doubt, state.placed.spanOf(['aws']))
  let away = false
  let request: HttpRequest | undefined = first
  for (let hop = 0; ; hop++) {
    if (meter.sent >= caps.sent) throw tooMany(caps.sent, state)
    meter.requests += 1
    meter.sent += 1
    const plain: HttpRequest = request
    away ||= new URL(plain.url).origin !== home
    const sent = away ? plain : signedIn(state, plain)
    const call: Call = { request: sent, reply: yield* send(sent) }
    if (isFailure(call.reply)) return call
    const answer = call.reply
    request = placed(state, ['url'], () => redirected(plain, answer, state.draft.follow))
    if (!request) return call
    if (hop >= caps.redirects) {
      throw new ModuleError(
        'RuntimeError',
        `The service redirected more than ${caps.redirects} times.`,
        {
          call,
          at: state.placed.spanOf(['url']),
        },
      )
    }
  }
}

function tooMany(cap: number, state: State): ModuleError {
  const what = cap === 1 ? '1 request' : `${cap} requests`
  return new ModuleError('RuntimeError', `This run may send ${what}, and it needs more.`, {
    at: state.placed.spanOf(['url']),
    remedy: 'allow it more requests',
  })
}

/** The signed request; what cannot be signed is an error at the directive that asks for it. */
function signedIn(state: State, request: HttpRequest): HttpRequest {
  const asking = state.draft.aws ? 'aws' : 'oauth'
  return placed(state, [asking], () => signed(request, state.draft, state.setting.scope))
}
