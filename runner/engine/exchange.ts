// One request and its answer: directives of the request, the call, directives of the response.
import { isRecord } from '../text/index.ts'
import { assemble } from './assemble.ts'
import { REQUEST, RESPONSE } from './directives/index.ts'
import { errorOfFailure, ModuleError } from './errors.ts'
import { applyAll, placed } from './evaluate.ts'
import { type Call, type HttpRequest, isFailure } from './http.ts'
import { redirected } from './redirect.ts'
import { DEFAULT_TIMEOUT, type Meter } from './setting.ts'
import { EMPTY_DRAFT, type State } from './state.ts'
import { type Communicating, send } from './step.ts'

/**
 * One round: a request is put together, sent and its answer worked off. Without a `url` nothing is
 * sent and the response directives work on what the step before left (static mode, documented).
 */
export function* exchange(before: State, meter: Meter): Communicating<State> {
  const { call: _c, response: _r, items: _i, output: _o, seen: _s, ...fresh } = before
  let state: State = { ...fresh, draft: { ...EMPTY_DRAFT, timeout: DEFAULT_TIMEOUT } }
  const written = state.placed.value
  if (written.url !== undefined) {
    state = yield* applyAll(REQUEST, written, [], state)
    const call = yield* communicate(state, meter)
    if (isFailure(call.reply)) throw errorOfFailure(call.reply, call, state.placed.spanOf(['url']))
    state = { ...state, call, response: call.reply }
  }
  const response = isRecord(written.response) ? written.response : {}
  return yield* applyAll(RESPONSE, response, ['response'], state)
}

/** Sends the drafted request and follows redirects; gives the last call. */
function* communicate(state: State, meter: Meter): Communicating<Call> {
  const { switches, caps } = state.setting
  const first = placed(state, ['url'], () =>
    assemble(state.draft, switches, state.setting.scope.random),
  )
  let request: HttpRequest | undefined = first
  for (let hop = 0; ; hop++) {
    meter.requests += 1
    const call: Call = { request, reply: yield* send(request) }
    if (isFailure(call.reply)) return call
    const answer = call.reply
    request = placed(state, ['url'], () => redirected(call.request, answer, state.draft.follow))
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
