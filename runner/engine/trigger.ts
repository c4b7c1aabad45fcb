// Polling triggers: what is new since the last run, oldest first, and where the next run begins.

import { toNumber } from '../iml/index.ts'
import type { Placed } from '../spec/index.ts'
import { at, defined, isRecord, own, stringOf } from '../text/index.ts'
import { communicate } from './chain.ts'
import { ModuleError } from './errors.ts'
import { instantOf } from './moment.ts'
import type { Operation, TriggerState } from './outcome.ts'
import { limitOf } from './paginate.ts'
import type { Setting } from './setting.ts'
import type { Seen, State } from './state.ts'
import type { Communicating } from './step.ts'

interface Fresh {
  readonly bundle: unknown
  readonly id: unknown
  /** Milliseconds since 1970 of its date, or its numeric id. */
  readonly rank: number
}

/** A limit that is not written counts as one for triggers (documented). */
const USUAL_LIMIT = 1

/**
 * Runs a polling trigger once. `data` in the setting's scope holds the state of the last run; the
 * new state is in the result. New items are sorted oldest first, the first `limit` of them go out
 * (documented; remembered ids of one date: inferred).
 */
export function* pollTrigger(
  requests: readonly Placed[],
  setting: Setting,
): Communicating<Operation> {
  const before = stateIn(own(setting.scope.variables, 'data'))
  const ascending = at(requests.at(-1)?.value, ['response', 'trigger', 'order']) === 'asc'
  const found: Fresh[] = []
  const judge = (state: State) => {
    const page = freshOf(state, before)
    found.push(...page.fresh)
    const known = page.fresh.length < page.all && state.seen?.order === 'desc'
    return { bundles: page.fresh.map((one) => one.bundle), known }
  }
  const { state } = yield* communicate(requests, setting, {
    judge,
    unlimited: !ascending,
    usual: USUAL_LIMIT,
  })
  const most = limitOf(state, { limited: true, usual: USUAL_LIMIT })
  const sorted = found.sort((left, right) => left.rank - right.rank)
  const given = sorted.slice(0, most)
  return {
    bundles: given.map((one) => one.bundle),
    stored: state.stored,
    state: stateAfter(given, before, state.seen?.type ?? 'id', setting),
  }
}

/** The state as expressions read it: a page of Make spells `lastId` as lastID, others do not. */
export function spelledState(state: TriggerState): TriggerState & { readonly lastID?: unknown } {
  const { lastId = own(state, 'lastID') } = state
  return { ...state, ...defined({ lastId, lastID: lastId }) }
}

function stateIn(data: unknown): TriggerState {
  const { lastID: _, ...state } = spelledState(isRecord(data) ? data : {})
  return state
}

/** The items of a page that are newer than the state. */
function freshOf(state: State, before: TriggerState): { fresh: Fresh[]; all: number } {
  const { seen } = state
  if (!seen) {
    throw new ModuleError('RuntimeError', 'A polling trigger needs `response.trigger`.', {
      at: state.placed.spanOf(['response']),
    })
  }
  const outputs = Array.isArray(state.output) ? state.output : []
  const matchEqual = at(state.scope.variables, ['trigger', 'matchEqual']) === true
  const fresh = seen.marks.flatMap(({ id, date }, index): Fresh[] => {
    const rank = rankOf(seen.type, id, date, state)
    return isNewer(rank, id, before, seen.type, matchEqual, state)
      ? [{ bundle: outputs[index], id, rank }]
      : []
  })
  return { fresh, all: seen.marks.length }
}

function isNewer(
  rank: number,
  id: unknown,
  before: TriggerState,
  type: Seen['type'],
  matchEqual: boolean,
  state: State,
): boolean {
  const last = type === 'id' ? before.lastId : before.lastDate
  if (last === undefined || last === null) return true
  const border =
    type === 'id' ? toNumber(last) : (instantOf(last, state.setting.scope) ?? Number.NaN)
  if (rank > border) return true
  if (rank !== border) return false
  if (matchEqual) return true
  // items of the very date of the last run count once each
  const given = before.lastIds ?? (before.lastId === undefined ? undefined : [before.lastId])
  return type === 'date' && given !== undefined && !given.map(stringOf).includes(stringOf(id))
}

function rankOf(type: Seen['type'], id: unknown, date: unknown, state: State): number {
  const rank = type === 'id' ? idRank(id) : instantOf(date, state.setting.scope)
  if (rank !== undefined && !Number.isNaN(rank)) return rank
  const what = type === 'id' ? `The id ${JSON.stringify(id)}` : `The date ${JSON.stringify(date)}`
  throw new ModuleError('RuntimeError', `${what} of an item cannot be compared.`, {
    at: state.placed.spanOf(['response', 'trigger', type]),
    remedy: type === 'id' ? 'ids must be numbers' : 'give a date, for example with parseDate',
  })
}

function idRank(id: unknown): number | undefined {
  return id === undefined || id === null || id === '' ? undefined : toNumber(id)
}

/** What the next run starts from: the newest item that went out; the old state when none did. */
function stateAfter(
  given: readonly Fresh[],
  before: TriggerState,
  type: Seen['type'],
  setting: Setting,
): TriggerState {
  const newest = given.at(-1)
  if (!newest) return before
  if (type === 'id') return { lastId: newest.id }
  const same = given.filter((one) => one.rank === newest.rank).map((one) => one.id)
  const border = instantOf(before.lastDate, setting.scope)
  const earlier = border === newest.rank ? (before.lastIds ?? []) : []
  return {
    lastDate: new Date(newest.rank).toISOString(),
    lastId: newest.id,
    lastIds: [...earlier, ...same],
  }
}

/** The state a first run starts from, by what the user chose. */
export function firstState(
  choice: 'all' | 'now' | { readonly date?: Date; readonly id?: unknown },
  type: Seen['type'],
  now: Date,
): TriggerState {
  if (choice === 'all') return type === 'date' ? { lastDate: new Date(0).toISOString() } : {}
  if (choice === 'now') return { lastDate: now.toISOString() }
  return defined({ lastId: choice.id, lastDate: choice.date?.toISOString() })
}
