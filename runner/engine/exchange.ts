// One request and its answer: directives of the request, the call, directives of the response.
import { isRecord } from '../text/index.ts'
import { addressFault, assemble, encodedBody } from './assemble.ts'
import { type Cookies, keptCookies, withCookies } from './cookies.ts'
import { REQUEST, RESPONSE } from './directives/index.ts'
import { callEndpoint } from './endpoint-call.ts'
import { errorOfFailure, ModuleError } from './errors.ts'
import { applyAll, placed } from './evaluate.ts'
import { type Call, type HttpRequest, isFailure } from './http.ts'
import { redirected } from './redirect.ts'
import { type Meter, usualTimeout } from './setting.ts'
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
  let state: State = { ...fresh, draft: { ...EMPTY_DRAFT, timeout: usualTimeout(before.setting) } }
  const written = state.placed.value
  const { url, endpoint, input } = written
  if (endpoint !== undefined || (input !== undefined && url === undefined)) {
    state = yield* callEndpoint(state, meter, exchange)
  } else if (url !== undefined) {
    state = yield* applyAll(REQUEST, written, [], state)
    const { call, cookies } = yield* communicate(state, meter)
    if (isFailure(call.reply)) throw errorOfFailure(call.reply, call, state.placed.spanOf(['url']))
    state = { ...state, call, response: call.reply, cookies }
  }
  const response = isRecord(written.response) ? written.response : {}
  return yield* applyAll(RESPONSE, response, ['response'], state)
}

interface Communicated {
  readonly call: Call
  readonly cookies: Cookies
}

/**
 * Sends the drafted request and follows redirects; gives the last call. Each request is signed on
 * its own, but not once a redirect has left the first origin, even where a later one leads back:
 * another service must not choose what is signed. [inferred: our rule] Answers on the way set
 * cookies, too.
 */
function* communicate(state: State, meter: Meter): Communicating<Communicated> {
  const { switches, caps } = state.setting
  const body = placed(state, ['body'], () => encodedBody(state.draft, state.setting.scope.random))
  const first = placed(state, [addressFault(state.draft)], () =>
    assemble(state.draft, body, switches),
  )
  if (body.warning !== undefined) yield* warn(body.warning, state.placed.spanOf(['body']))
  const home = new URL(first.url).origin
  const doubt = doubtAbout(first, state.draft)
  if (doubt) yield* warn(doubt, state.placed.spanOf(['aws']))
  const { shareCookies } = state.draft
  let cookies = state.cookies ?? []
  let away = false
  let request: HttpRequest | undefined = first
  for (let hop = 0; ; hop++) {
    if (meter.sent >= caps.sent) throw tooMany(caps.sent, state)
    meter.requests += 1
    meter.sent += 1
    const plain: HttpRequest = request
    away ||= new URL(plain.url).origin !== home
    const now = state.setting.scope.now()
    const whole = shareCookies ? withCookies(plain, cookies, now) : plain
    const sent = away ? whole : signedIn(state, whole)
    const call: Call = { request: sent, reply: yield* send(sent) }
    if (isFailure(call.reply)) return { call, cookies }
    const answer = call.reply
    if (shareCookies) cookies = keptCookies(cookies, plain, answer, now)
    request = placed(state, ['url'], () => redirected(plain, answer, state.draft.follow))
    if (!request) return { call, cookies }
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
