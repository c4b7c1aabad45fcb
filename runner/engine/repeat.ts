// `repeat`: polls with the same request until its condition is false or its limit is reached.
import { toNumber } from '../iml/index.ts'
import { defined, isRecord, type Json, own } from '../text/index.ts'
import { BEFORE, wrapper } from './directives/index.ts'
import { applyAll, evaluate, naming, placed } from './evaluate.ts'
import { type Bounds, paginate } from './paginate.ts'
import type { Meter } from './setting.ts'
import type { State } from './state.ts'
import { type Communicating, type RepeatStop, wait, warn } from './step.ts'

/** What a request gave; `ran` is false when its condition skipped it. */
export interface StepResult {
  readonly state: State
  readonly value: unknown
  readonly ran: boolean
}

/**
 * One request of a communication with everything that repeats it. The result is the one of the last
 * round; reaching the limit is no error (documented). `limit` counts calls. [inferred, A-19]
 */
export function* repeat(start: State, bounds: Bounds, meter: Meter): Communicating<StepResult> {
  const written = start.placed.value.repeat
  const most = isRecord(written) ? roundsOf(written, start) : 1
  let state = start
  let value: unknown
  const counted = meter.requests
  let waited = 0
  for (let round = 1; ; round++) {
    state = yield* applyAll(BEFORE, start.placed.value, [], { ...state, placed: start.placed })
    if (state.skipped) {
      const { skipped, ...rest } = state
      return { state: rest, value: round === 1 ? skipped.value : value, ran: round > 1 }
    }
    const pages = yield* paginate(state, bounds, meter)
    state = { ...pages.state, placed: start.placed }
    value = wrapped(state, pages.value)
    if (!isRecord(written)) break
    const stop = stopAfter(written, round, most, state, meter)
    yield { kind: 'round', number: round, ...defined({ stop }) }
    if (stop === 'round cap' || stop === 'request cap') yield* warn(capWarning(stop, round, meter))
    if (stop) break
    // a poll has a cap of its own (1000 rounds); it does not use up the requests of an execution
    meter.requests = counted
    const delay = toNumber(memberOf(written, 'delay', state))
    const isLate = waited <= timeOf(state) && waited + delay > timeOf(state)
    if (isLate) yield* warn(lateWarning(timeOf(state)), start.placed.spanOf(['repeat']))
    waited += delay
    yield* wait(delay)
  }
  return { state, value, ran: true }
}

/** Why there is no further round, or undefined when there is one. */
function stopAfter(
  written: Readonly<Record<string, Json>>,
  round: number,
  most: number,
  state: State,
  meter: Meter,
): RepeatStop | undefined {
  const { repeats, sent } = state.setting.caps
  if (!memberOf(written, 'condition', state)) return 'condition'
  if (round >= most) return 'limit'
  if (round >= repeats) return 'round cap'
  return meter.sent >= sent ? 'request cap' : undefined
}

/** How long a module or an RPC may run, in milliseconds, and the most that common data may give it. */
const USUAL_TIME = 40_000
const LONGEST_TIME = 300_000

/** Milliseconds after which Make stops the component. [white-label documentation of common.timeout] */
function timeOf({ setting }: State): number {
  const given = toNumber(own(own(setting.scope.variables, 'common'), 'timeout'))
  return given > 0 ? Math.min(given, LONGEST_TIME) : USUAL_TIME
}

const lateWarning = (time: number): string =>
  `The rounds wait longer than the ${time / 1000} seconds after which Make stops a component; "timeout" in common data gives up to ${LONGEST_TIME / 1000}.`

/** The value of a member of `repeat`, which has a place of its own in the app's files. */
function memberOf(written: Readonly<Record<string, Json>>, name: string, state: State): unknown {
  return placed(state, ['repeat', name], () => evaluate(own(written, name), state))
}

/** The limit the app gives; unlimited is Infinity. */
function roundsOf(written: Readonly<Record<string, Json>>, state: State): number {
  const limit = memberOf(written, 'limit', state)
  return limit === undefined || limit === '' ? Number.POSITIVE_INFINITY : toNumber(limit)
}

function capWarning(stop: 'round cap' | 'request cap', round: number, meter: Meter): string {
  const after = stop === 'round cap' ? counted(round, 'round') : counted(meter.sent, 'request')
  const whose = stop === 'round cap' ? 'the most Make makes' : 'the cap of this run'
  return `The request is not repeated after ${after}, ${whose}, although its condition still holds.`
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

/** The result through `wrapper`, when there is one. */
function wrapped(state: State, value: unknown): unknown {
  const written = own(state.placed.value.response, 'wrapper')
  if (written === undefined) return value
  const named = naming(state, { output: value })
  return placed(named, ['response', 'wrapper'], () => wrapper.apply(written, named)).value
}
