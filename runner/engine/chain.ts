// A communication: one request or a chain of them, worked off in order.
import type { Placed } from '../spec/index.ts'
import { warnOfLists } from './bracket-lists.ts'
import { warnOfStrangers } from './hosts-outside.ts'
import type { Bounds } from './paginate.ts'
import { repeat } from './repeat.ts'
import type { Meter, Setting } from './setting.ts'
import { EMPTY_DRAFT, type State } from './state.ts'
import type { Communicating } from './step.ts'

/** What a whole communication gave. */
export interface Communicated {
  readonly value: unknown
  readonly state: State
  /** False when the condition of the last request skipped it. */
  readonly ran: boolean
}

/** The bounds of requests before the last one. */
const FEEDING: Bounds = { limited: false, feeding: true }

/**
 * Runs all requests. The result of a step replaces the earlier one when there is any; a skipped
 * step and one without output leave it alone, an empty list counts as a result. [inferred, A-06]
 * Only the limit of the last request counts (documented).
 */
export function* communicate(
  requests: readonly Placed[],
  setting: Setting,
  bounds: Partial<Bounds> & { readonly keepTemp?: boolean } = {},
): Communicating<Communicated> {
  const meter: Meter = { requests: 0, sent: 0 }
  let result: unknown
  let ran = false
  let state: State | undefined
  for (const [index, placed] of requests.entries()) {
    const before: State = {
      setting,
      placed,
      draft: EMPTY_DRAFT,
      scope: state?.scope ?? (bounds.keepTemp ? setting.scope : startingScope(setting)),
      stored: state?.stored ?? {},
      cookies: state?.cookies,
    }
    yield* warnOfStrangers(placed)
    yield* warnOfLists(placed)
    const last = index === requests.length - 1
    // what a kind wants of its output counts for the last request only: the others feed temp
    const step = yield* repeat(before, last ? { limited: true, ...bounds } : FEEDING, meter)
    state = step.state
    ran = step.ran
    if (step.value) result = step.value
  }
  if (!state) throw new Error('a communication has at least one request')
  return { value: result, state, ran }
}

/** `temp` is a new collection in every execution (documented). */
function startingScope(setting: Setting): State['scope'] {
  return { ...setting.scope, variables: { ...setting.scope.variables, temp: {} } }
}
