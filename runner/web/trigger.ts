// Where a polling trigger stands, for the page: what it remembers, where it begins, and its items.

import type { TriggerState } from '../engine/index.ts'
import { type Beginning, beginningFrom, itemsToBeginFrom, toJson } from '../operation/index.ts'
import {
  forgetTriggerState,
  readOnlyTriggerState,
  readTriggerState,
  runEpoch,
  type TriggerPlace,
} from '../run/index.ts'
import type { Module } from '../spec/index.ts'
import { stringOf } from '../text/index.ts'
import type { Aim, Desk, Page } from './desk.ts'
import type { Session } from './session.ts'

/** Where the state of this run is kept. */
export function placeOf(desk: Desk, session: Session, module: Module): TriggerPlace {
  const { directory } = desk.options
  const { chosen, aim } = session
  return { directory, connection: chosen.name, module: module.name, against: aim.against }
}

/** The state of the last run, as far as the target keeps one. Throws an Error when it is damaged. */
export function stateOf(place: TriggerPlace, { keeps }: Aim): TriggerState | undefined {
  return keeps ? readTriggerState(place) : undefined
}

/** Where the next run begins, in one sentence. */
export function wordsOf({ lastDate, lastId }: TriggerState): string {
  if (lastDate !== undefined) return `The next run begins behind ${stringOf(toJson(lastDate))}.`
  if (lastId !== undefined) return `The next run begins behind id ${stringOf(lastId)}.`
  return 'The next run begins with all items.'
}

/** The same before a target is opened: what any connection remembers. */
export function nextOf(desk: Desk, module: Module): string {
  const { directory } = desk.options
  for (const connection of namesOf(desk)) {
    try {
      const place = { directory, connection, module: module.name, against: '' }
      const state = readOnlyTriggerState(place)
      if (state) return wordsOf(state)
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }
  return 'It has not run yet: the first run begins where you say.'
}

/** Forgets where a trigger stood; says whether there was anything. */
export function forget(desk: Desk, module: Module): boolean {
  const { directory } = desk.options
  return namesOf(desk)
    .map((connection) => forgetTriggerState({ directory, connection, module: module.name }))
    .includes(true)
}

function namesOf(desk: Desk): readonly string[] {
  return [...desk.current().app.connections.keys(), 'environment', 'demonstration', 'none']
}

/** What `from` means: words, a date, an id, or an item that was listed; undefined for none of them. */
export function beginningOf(
  page: Page,
  module: Module,
  from: string,
  timezone: string,
): Beginning | undefined {
  const index = /^item:(\d+)$/.exec(from)?.[1]
  if (index === undefined) return beginningFrom(from, module, timezone)
  return page.items.get(module.name)?.[Number(index)]?.value
}

/** Lists the items a trigger can begin from, and remembers them for this page. */
export async function listItems(
  desk: Desk,
  page: Page,
  session: Session,
  module: Module,
  values: Readonly<Record<string, unknown>>,
): Promise<{ readonly items: readonly string[]; readonly failed?: string }> {
  const { timezone } = desk.options
  const { redactor } = session.world
  const listed = await runEpoch(desk.current().app, module.name, values, session.world)
  if (listed?.error) return { items: [], failed: redactor.text(listed.error.message) }
  const items = itemsToBeginFrom(listed?.bundles ?? [], module, timezone)
  page.items.set(module.name, items)
  return { items: items.map(({ label }) => redactor.text(label)) }
}
