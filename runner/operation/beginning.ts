// Where the first run of a polling trigger begins: as a person types it, or an item of its epoch.
import { ImlError, toDate } from '../iml/index.ts'
import type { Module } from '../spec/index.ts'
import { own, stringOf } from '../text/index.ts'
import type { Beginning } from './circumstances.ts'
import { comparedBy } from './trigger.ts'

/** What `all`, `now`, a date or an id says of a module; undefined where it can not begin there. */
export function beginningFrom(
  text: string,
  module: Module,
  timezone: string,
): Beginning | undefined {
  if (text === 'all' || text === 'now') return text
  const by = comparedBy(module)
  const isNumber = /^\d+$/.test(text)
  if (isNumber && by !== 'date') return { id: Number(text) }
  const date = isNumber || by === 'id' ? undefined : momentOf(text, timezone)
  return date && { date }
}

/** An item of an epoch that a trigger can begin with. */
export interface ItemToBeginFrom {
  readonly label: string
  readonly value: Beginning
}

/** The items of an epoch; those without what the trigger compares are left out. */
export function itemsToBeginFrom(
  items: readonly unknown[],
  module: Module,
  timezone: string,
): readonly ItemToBeginFrom[] {
  return items.flatMap((item): ItemToBeginFrom[] => {
    const id = own(item, 'id')
    const label = stringOf(own(item, 'label') ?? id ?? '')
    if (comparedBy(module) === 'id') {
      return typeof id === 'number' ? [{ label, value: { id } }] : []
    }
    const date = momentOf(own(item, 'date'), timezone)
    return date ? [{ label, value: { date, inclusive: true } }] : []
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
