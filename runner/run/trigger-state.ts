// Where the state of a polling trigger is kept between runs.
import type { TriggerState } from '../engine/index.ts'
import { readKept, removeKept, takeLock, type Waiting, writeKept } from '../io/index.ts'
import { isRecord, own, setOwn } from '../text/index.ts'

/** Where the state of a trigger is kept: one file per connection and module, one entry per target. */
export interface TriggerPlace {
  /** Folder of the app. */
  readonly directory: string
  readonly connection: string
  readonly module: string
  /** As it would be typed after --against. */
  readonly against: string
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

/** Keeps the state beside those of other targets: a reader finds the old or the new one. */
export async function writeTriggerState(
  place: TriggerPlace,
  state: TriggerState,
  waiting: Waiting,
): Promise<void> {
  const release = await takeLock(place.directory, waiting)
  try {
    const all = { ...readAll(place) }
    setOwn(all, place.against, state)
    writeKept(place.directory, fileOf(place), `${JSON.stringify(all, null, 2)}\n`)
  } finally {
    release()
  }
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
