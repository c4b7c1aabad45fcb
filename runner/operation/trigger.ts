// Where a polling trigger stands: what it compares, where its first run begins, and how items are passed by.
import { firstState, reviveDates, spelledState } from '../engine/index.ts'
import type { Module, Placed } from '../spec/index.ts'
import { at, isRecord, type Json } from '../text/index.ts'
import type { Standing, Values } from './circumstances.ts'

/** What a trigger compares: undefined where only an expression knows. */
export function comparedBy(module: Pick<Module, 'code'>): 'id' | 'date' | undefined {
  const written = module.code.get('communication')?.value
  const last = Array.isArray(written) ? written.at(-1) : written
  const type = at(last, ['response', 'trigger', 'type'])
  // date is the default (documented)
  if (type === undefined) return 'date'
  return type === 'id' || type === 'date' ? type : undefined
}

/** The names of a trigger's state: `data`, and `trigger.matchEqual`. */
export function triggerNames(
  module: Pick<Module, 'code'>,
  { state, from }: Standing,
  now: Date,
): Values {
  const first = state ?? firstState(from, comparedBy(module) ?? 'date', now)
  const picked = typeof from === 'object' && ('id' in from || from.inclusive === true)
  return {
    data: reviveDates(spelledState(first)),
    trigger: { matchEqual: state === undefined && picked },
  }
}

/** True where "from now on" needs a look at the newest id: only dates are known without one. */
export function passesBy(module: Pick<Module, 'code'>, { state, from }: Standing): boolean {
  return state === undefined && from === 'now' && comparedBy(module) !== 'date'
}

/** Most items that one pass of a trigger looks at; Make's own lists are shorter. */
const MANY = 1_000_000

/**
 * The requests of a trigger that only looks where the newest item is. A service that lists the newest
 * first is asked for one page. [inferred]
 */
export function withoutLimit(requests: readonly Placed[]): readonly Placed[] {
  return requests.map((one, index) => (index === requests.length - 1 ? wide(one) : one))
}

function wide(placed: Placed): Placed {
  const { pagination, response, ...rest } = placed.value
  const newestFirst = at(response, ['trigger', 'order']) === 'desc'
  const unlimited = {
    ...(isRecord(response) ? (response as Record<string, Json>) : {}),
    limit: MANY,
  }
  const pages = newestFirst || pagination === undefined ? {} : { pagination }
  return { ...placed, value: { ...rest, ...pages, response: unlimited } }
}
