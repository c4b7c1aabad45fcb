// --from, or the question of Make's dialog: where a polling trigger begins when it runs first.

import type { TriggerState } from '../../engine/index.ts'
import { ImlError, toDate } from '../../iml/index.ts'
import { type Beginning, comparedBy, type Values } from '../../operation/index.ts'
import {
  CONNECTION_NAME,
  forgetTriggerState,
  runEpoch,
  type TriggerPlace,
} from '../../run/index.ts'
import type { Module } from '../../spec/index.ts'
import { own, stringOf } from '../../text/index.ts'
import { toJson } from '../print/json.ts'
import type { FullPaint } from '../print/paint.ts'
import { plainText } from '../print/tree.ts'
import { visible } from '../print/wrap.ts'
import type { OpenedApp } from '../session/open-app.ts'
import { quietly, type Session } from '../session/session.ts'
import { isRefused, misused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** What --from says of a module. */
export function beginningOf(text: string, module: Module, timezone: string): Beginning | Refused {
  if (text === 'all' || text === 'now') return text
  const by = comparedBy(module)
  const isNumber = /^\d+$/.test(text)
  if (isNumber && by !== 'date') return { id: Number(text) }
  if (!isNumber && by !== 'id') {
    const date = momentOf(text, timezone)
    if (date) return { date }
  }
  const known = {
    id: 'all, now or a numeric id',
    date: 'all, now or a date',
    any: 'all, now, a date or an id',
  }
  const message = `--from: ${module.name} cannot begin from "${text}".`
  return misused('usage/from', message, `give ${known[by ?? 'any']}`)
}

/** What a trigger is run with, what --from says, and whether there is a person to be asked. */
export interface Starting {
  readonly values: Values
  readonly told: Beginning | undefined
  readonly asks: boolean
}

/** Where the first run begins: as told, as answered in a terminal, or from everything. */
export async function beginning(
  terminal: Terminal,
  session: Session,
  module: Module,
  { values, told, asks }: Starting,
): Promise<Beginning | undefined> {
  if (told !== undefined) return told
  if (!asks) return 'all'
  const { askOne, askText } = await import('../terminal/ask.ts')
  const { timezone = 'UTC' } = session.world.surroundings ?? {}
  const by = comparedBy(module)
  // canned answers are meant for the run: listing items would use them up
  const listed = session.aim.send ? [] : await listedItems(terminal, session, module, values)
  const since = by === 'id' ? 'From the item with an id …' : 'Since a date …'
  const choices: { label: string; value: Beginning | 'typed' }[] = [
    { label: 'From now on', value: 'now' },
    { label: since, value: 'typed' },
    { label: 'All', value: 'all' },
    ...listed,
  ]
  const chosen = await askOne(terminal, `Where does ${module.label} begin?`, choices)
  if (chosen === undefined || chosen !== 'typed') return chosen
  const check = (text: string): string | undefined => {
    const read = beginningOf(text, module, timezone)
    return isRefused(read) ? read.problems[0]?.remedy : undefined
  }
  const typed = await askText(terminal, since, check)
  const read = typed === undefined ? undefined : beginningOf(typed, module, timezone)
  return isRefused(read) ? undefined : read
}

/** The items of the module's epoch, to choose one by hand. */
async function listedItems(
  terminal: Terminal,
  { opened, world }: Session,
  module: Module,
  values: Values,
): Promise<{ label: string; value: Beginning }[]> {
  const { timezone = 'UTC' } = world.surroundings ?? {}
  const listed = await runEpoch(opened.app, module.name, values, quietly(world))
  if (listed?.error) {
    const why = visible(listed.error.message)
    terminal.stderr.write(`Its items cannot be listed: ${why}\n`)
  }
  return (listed?.bundles ?? []).flatMap((item): { label: string; value: Beginning }[] => {
    const date = own(item, 'date')
    const id = own(item, 'id')
    const label = stringOf(own(item, 'label') ?? id ?? '')
    if (comparedBy(module) === 'id') {
      return typeof id === 'number' ? [{ label, value: { id } }] : []
    }
    const moment = momentOf(date, timezone)
    return moment ? [{ label, value: { date: moment, inclusive: true } }] : []
  })
}

function momentOf(value: unknown, timezone: string): Date | undefined {
  try {
    return value instanceof Date ? value : toDate(stringOf(value), timezone)
  } catch (error) {
    // an item without a date cannot be begun from
    if (error instanceof ImlError) return undefined
    throw error
  }
}

/** Forgets what the trigger remembers for the connection that is named, or for every one. */
export function forgetState(
  { stdout }: Terminal,
  written: string | undefined,
  { app, directory }: OpenedApp,
  module: Module,
): void {
  const named = written !== undefined && CONNECTION_NAME.test(written) ? written : undefined
  const names = named
    ? [named]
    : [...app.connections.keys(), 'environment', 'demonstration', 'none']
  const forgot = names.filter((connection) =>
    forgetTriggerState({ directory, connection, module: module.name }),
  )
  const text =
    forgot.length > 0
      ? `${module.name} has forgotten where it stood; its next run is a first one.`
      : `${module.name} remembered nothing.`
  stdout.write(`${text}\n`)
}

/** Where the state of this run is kept. */
export function placeOfState({ opened, chosen, aim }: Session, module: Module): TriggerPlace {
  const { directory } = opened
  return { directory, connection: chosen.name, module: module.name, against: aim.against }
}

/** Where the next run begins, in one sentence. */
export function nextRun({ lastDate, lastId }: TriggerState, paint: FullPaint): string {
  if (lastDate !== undefined) return `The next run begins behind ${String(toJson(lastDate))}.`
  if (lastId !== undefined) return `The next run begins behind id ${plainText(lastId, paint)}.`
  return 'The next run begins with all items.'
}
