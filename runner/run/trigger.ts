// Polling triggers between runs: where the first run begins, and the kept state from which others go on.
import { firstState, kinds, operate, reviveDates, type TriggerState } from '../engine/index.ts'
import { readKept, removeKept, writeKept } from '../io/index.ts'
import { type Module, overlaid, type Placed } from '../spec/index.ts'
import { at, isRecord, type Json, own, setOwn } from '../text/index.ts'
import { runAs } from './component.ts'
import type { Performed } from './perform.ts'
import { type Circumstances, makeReady, performReady, requestsOf, saysSomething } from './ready.ts'
import type { Inputs } from './setting.ts'

/** Where the state of a trigger is kept: one file per connection and module, one entry per target. */
export interface TriggerPlace {
  /** Folder of the app. */
  readonly directory: string
  readonly connection: string
  readonly module: string
  /** As it would be typed after --against. */
  readonly against: string
}

/** Where a first run begins: everything, nothing of what is there, or behind a date or an item. */
export type Beginning =
  | 'all'
  | 'now'
  /** `inclusive`: an item of that very date was chosen and is itself the first that is new. */
  | { readonly date: Date; readonly inclusive?: true }
  /** The item with this id is itself the first that is new, as in Make's dialog. */
  | { readonly id: number }

/** What a trigger compares: undefined where only an expression knows. */
export function comparedBy(module: Module): 'id' | 'date' | undefined {
  const written = module.code.get('communication')?.value
  const last = Array.isArray(written) ? written.at(-1) : written
  const type = at(last, ['response', 'trigger', 'type'])
  // date is the default (documented)
  if (type === undefined) return 'date'
  return type === 'id' || type === 'date' ? type : undefined
}

/** The kept state; undefined before the first run. Throws an Error when its file is damaged. */
export function readTriggerState(place: TriggerPlace): TriggerState | undefined {
  const state = own(readAll(place), place.against)
  return isRecord(state) ? state : undefined
}

/** The kept state where only one target has one: what the next run begins with, whatever it is. */
export function readOnlyTriggerState(place: TriggerPlace): TriggerState | undefined {
  const [only, ...others] = Object.values(readAll(place)).filter(isRecord)
  return others.length === 0 ? only : undefined
}

/** Keeps the state: a reader finds the old or the new one. */
export function writeTriggerState(place: TriggerPlace, state: TriggerState): void {
  const all = { ...readAll(place) }
  setOwn(all, place.against, state)
  writeKept(place.directory, fileOf(place), `${JSON.stringify(all, null, 2)}\n`)
}

/** Forgets the state for every target; says whether there was one. */
export function forgetTriggerState(place: Omit<TriggerPlace, 'against'>): boolean {
  return removeKept(place.directory, fileOf(place))
}

function fileOf({ connection, module }: Omit<TriggerPlace, 'against'>): string {
  return `triggers/${connection}/${module}.json`
}

function readAll(place: TriggerPlace): Record<string, unknown> {
  const text = readKept(place.directory, fileOf(place))
  if (text === undefined) return {}
  try {
    const all: unknown = JSON.parse(text)
    if (isRecord(all)) return all
  } catch {
    // told below, together with files of another shape
  }
  throw new Error(
    `What ${place.module} remembers (.dryrun/${fileOf(place)}) is damaged; forget it with --reset.`,
  )
}

/** A trigger with where it stands. */
export interface TriggerRun {
  readonly inputs: Inputs
  /** What the last run left; without it this is the first. */
  readonly state?: TriggerState | undefined
  readonly from: Beginning
}

/** Runs a polling trigger once; the state for the next run is in the result unless it failed. */
export async function runTrigger(
  module: Module,
  run: TriggerRun,
  circumstances: Circumstances,
): Promise<Performed> {
  const { state, from } = run
  if (!state && from === 'now' && comparedBy(module) !== 'date') {
    return passBy(module, run.inputs, circumstances)
  }
  return runAs('trigger', module, triggerInputs(module, run, circumstances), circumstances)
}

/** The inputs of a trigger with the names of its state: `data`, and `trigger.matchEqual`. */
export function triggerInputs(
  module: Module,
  { inputs, state, from }: TriggerRun,
  { surroundings = {} }: Circumstances,
): Inputs {
  const now = (surroundings.now ?? (() => new Date()))()
  const first = state ?? firstState(from, comparedBy(module) ?? 'date', now)
  const picked = typeof from === 'object' && ('id' in from || from.inclusive === true)
  const chosen = state === undefined && picked
  const names = { data: reviveDates(first), trigger: { matchEqual: chosen } }
  return { ...inputs, names: { ...inputs.names, ...names } }
}

/** Most items that one pass of a trigger looks at; Make's own lists are shorter. */
const MANY = 1_000_000

/**
 * "From now on" where ids are compared: the newest id is looked up and remembered, nothing is given.
 * A service that lists the newest first is asked for one page. [inferred]
 */
async function passBy(
  module: Module,
  inputs: Inputs,
  circumstances: Circumstances,
): Promise<Performed> {
  const kind = kinds.get('trigger')
  if (!kind) throw new Error('the engine has no kind trigger')
  const requests = requestsOf(circumstances, module)
  const all = requests.map((one, index) => (index === requests.length - 1 ? wide(one) : one))
  const names = { data: {}, trigger: { matchEqual: false } }
  const ready = await makeReady(module, all, { ...inputs, names }, circumstances)
  const performed = await performReady(operate(kind, all, ready.setting), ready, circumstances)
  return { ...performed, bundles: [] }
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

/** Lists what a user may start from; undefined when the module has no epoch. */
export async function runEpoch(
  module: Module,
  inputs: Inputs,
  circumstances: Circumstances,
): Promise<Performed | undefined> {
  const written = module.code.get('epoch')
  if (!saysSomething(written)) return undefined
  const document = overlaid(module.code.get('communication'), written)
  return runAs('epoch', module, inputs, circumstances, requestsOf(circumstances, module, document))
}
