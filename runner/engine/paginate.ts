// Pages: the same request again with what `pagination` changes, until something says stop.
import { mergeDeep, type Placed } from '../spec/index.ts'
import { defined, isRecord, type Json, own, type Path } from '../text/index.ts'
import { limit as limitDirective } from './directives/index.ts'
import { evaluate, naming, placed } from './evaluate.ts'
import { exchange } from './exchange.ts'
import { mergeValues } from './merge.ts'
import { DEFAULT_CAPS, type Meter, type Switches } from './setting.ts'
import type { State } from './state.ts'
import { type Communicating, type StopReason, warn } from './step.ts'

/** What all pages of one request gave. */
export interface Pages {
  readonly state: State
  /** A list when iterating or when `output` is a list, one value otherwise. */
  readonly value: unknown
}

/** How the caller bounds a request: its limit, and a trigger's own rule. */
export interface Bounds {
  /** False for requests of a chain that are not the last: their limit does not count. */
  readonly limited: boolean
  /** True for requests before the last one: their pages are no output, so no bundles are shown. */
  readonly feeding?: boolean
  /** The limit where none is written: 1 for triggers. */
  readonly usual?: number
  /** True where the limit must not end paging: a trigger needs the oldest of all new items. */
  readonly unlimited?: boolean
  /** Judges a page: which bundles count, and whether a known item ends paging. */
  readonly judge?: (state: State) => { readonly bundles: unknown[]; readonly known: boolean }
  /** Throws a ModuleError for a bundle that this kind of component may not give. */
  readonly check?: (bundle: unknown) => void
}

/** Runs a request page by page. The pages before an error are lost, as the error ends everything. */
export function* paginate(start: State, bounds: Bounds, meter: Meter): Communicating<Pages> {
  const written = start.placed.value.pagination
  const { url, endpoint } = start.placed.value
  // without a request there are no pages (documented: static mode ignores pagination)
  const next =
    isRecord(written) && (url !== undefined || endpoint !== undefined)
      ? nextPage(start.placed, written, start.setting.switches)
      : undefined
  yield* warnOfLostBody(start)
  // what a kind wants of its bundles holds for what the wrapper gives: it comes last (documented)
  const wraps = own(start.placed.value.response, 'wrapper') !== undefined
  const collected: unknown[] = []
  let count = 0
  let state = start
  for (let page = 1; ; page++) {
    state = yield* exchange(naming(state, { pagination: { page } }), meter)
    const most = bounds.unlimited ? Number.POSITIVE_INFINITY : limitOf(state, bounds)
    const isList = Array.isArray(state.output)
    const judged = bounds.judge?.(state)
    const all = judged?.bundles ?? (isList ? withOutput(state) : [])
    const bundles = all.length > most - count ? all.slice(0, most - count) : all
    count += bundles.length
    if (isList && bounds.check && !wraps) for (const bundle of bundles) bounds.check(bundle)
    if (state.setting.collecting) for (const bundle of bundles) collected.push(bundle)
    const full = count >= most ? 'limit' : judged?.known ? 'known item' : undefined
    const stop = full ?? stopAfter(state, next, isList, page, meter)
    const items = state.containerLength ?? bundles.length
    const shown = bounds.feeding ? [] : bundles
    // one answer that is no list is no page
    if (isList || judged || next) {
      yield { kind: 'page', number: page, items, bundles: shown, ...defined({ stop }) }
    }
    if (stop === 'page cap' || stop === 'request cap') yield* warn(capWarning(stop, state))
    if (stop || !next) return { state, value: isList || judged ? collected : state.output }
    state = { ...state, placed: next }
  }
}

/** What came out of the items; an item whose output is nothing gives no bundle. [inferred] */
function withOutput(state: State): unknown[] {
  const output = state.output as unknown[]
  if (!state.items || !output.some(isNothing)) return output
  return output.filter((one) => !isNothing(one))
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null
}

/** The body of further pages replaces that of the first one; what is missing is worth a word. */
function* warnOfLostBody({ placed, setting }: State): Communicating<void> {
  const { pagination, body } = placed.value
  const later = own(pagination, 'body')
  if (setting.switches.paginationBody === 'merge' || !isRecord(body) || !isRecord(later)) return
  const lost = Object.keys(body).filter((name) => !Object.hasOwn(later, name))
  if (lost.length === 0 || Object.keys(later).some((name) => name.includes('{{'))) return
  const message = `Further pages are asked for without ${lost.join(', ')}: their body replaces that of the first.`
  yield* warn(message, placed.spanOf(['pagination', 'body']))
}

/** Why there is no further page, or undefined when there is one. Nothing is sent to find out. */
function stopAfter(
  state: State,
  next: Placed | undefined,
  isList: boolean,
  page: number,
  meter: Meter,
): StopReason | undefined {
  if (!next) return 'no pagination'
  if (!isList) return 'no list'
  if ((state.containerLength ?? (state.output as unknown[]).length) === 0) return 'empty page'
  // the condition is asked after the answer and again with the next page's number
  if (!goesOn(state, next) || !goesOn(naming(state, { pagination: { page: page + 1 } }), next)) {
    return 'condition'
  }
  if (page >= state.setting.caps.pages) return 'page cap'
  const { requests, sent } = state.setting.caps
  return meter.requests >= requests || meter.sent >= sent ? 'request cap' : undefined
}

function goesOn(state: State, next: Placed): boolean {
  const condition = own(next.value.pagination, 'condition')
  if (condition === undefined) return true
  return Boolean(placed(state, ['pagination', 'condition'], () => evaluate(condition, state)))
}

/** The limit of a request as a number; unlimited is Infinity. */
export function limitOf(state: State, bounds: Bounds): number {
  const usual = bounds.usual ?? Number.POSITIVE_INFINITY
  if (!bounds.limited) return Number.POSITIVE_INFINITY
  const written = own(state.placed.value.response, 'limit')
  if (written === undefined) return usual
  const applied = placed(state, ['response', 'limit'], () => limitDirective.apply(written, state))
  return typeof applied.value === 'number' ? applied.value : Number.POSITIVE_INFINITY
}

/** Directives that `pagination` may replace; all others stay as they are. */
const REPLACEABLE = ['url', 'method', 'headers', 'qs', 'body', 'endpoint', 'input'] as const

/** What the following pages have without mergeWithParent, too. */
const KEPT: ReadonlySet<string> = new Set(['url', 'endpoint'])

/**
 * The request of the following pages. With mergeWithParent (the default) headers and qs get one
 * more layer and the rest is replaced; without it nothing of the five is taken over but the url.
 * A request that runs an endpoint has `endpoint` and `input` instead of the five.
 */
function nextPage(
  parent: Placed,
  written: Readonly<Record<string, Json>>,
  switches: Switches,
): Placed {
  const merges = written.mergeWithParent !== false
  const value: Record<string, Json> = { ...parent.value }
  for (const name of REPLACEABLE) {
    const own = written[name]
    const before = parent.value[name]
    if (!merges && !KEPT.has(name)) delete value[name]
    if (own === undefined) continue
    const layered = name === 'headers' || name === 'qs'
    if (layered) value[name] = [...(merges && Array.isArray(before) ? before : []), own]
    else if (name === 'body' && merges && switches.paginationBody === 'merge') {
      value[name] = mergeValues(before, own) as Json
    } else if (name === 'input' && merges) value[name] = mergeDeep(before ?? {}, own)
    else value[name] = own
  }
  const changed = (path: Path): boolean =>
    typeof path[0] === 'string' && Object.hasOwn(written, path[0]) && path[0] !== 'condition'
  return {
    value,
    spanOf: (path, within) => parent.spanOf(changed(path) ? ['pagination', ...path] : path, within),
  }
}

function capWarning(stop: 'page cap' | 'request cap', state: State): string {
  const name = stop === 'page cap' ? 'pages' : 'requests'
  const { caps } = state.setting
  const cap = stop === 'page cap' ? caps.pages : Math.min(caps.requests, caps.sent)
  const whose =
    cap === DEFAULT_CAPS[name] ? 'the most Make allows in one execution' : 'the cap of this run'
  const what = cap === 1 ? `1 ${name.slice(0, -1)}` : `${cap} ${name}`
  return `Paging stopped after ${what}, ${whose}; more items may follow.`
}
