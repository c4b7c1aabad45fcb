// Items of lists in a walk: added, opened, moved and removed, with everything that names them by index.

import type { Values } from '../../operation/index.ts'
import type { Field } from '../../parameters/index.ts'
import { put, without } from '../../parameters/index.ts'
import { isRecord, type Path } from '../../text/index.ts'
import { isSame, type Place, placesIn } from './field-places.ts'
import type { Position, Walk } from './walk.ts'

/** A new item at the end, and the walk at its first question; in a filter its first rule, too. */
export function added(
  walk: Walk,
  { field, steps }: Place,
  draw: (walk: Walk) => readonly Field[],
): Walk {
  const items: readonly unknown[] = Array.isArray(field.value) ? field.value : []
  const next = [...steps, items.length]
  const values = put(walk.values, steps, [...items, null])
  const open = [...walk.at.open, next]
  const first = placesIn(draw({ ...walk, values }), open).find((one) => isSame(one.steps, next))
  const isGroup = field.control === 'filter' && first !== undefined
  // an item that is a collection is one from the start, also when nothing is filled in
  const item = isGroup ? [{}] : first === undefined ? {} : null
  const begun = put(walk.values, steps, [...items, item])
  return opened({ ...walk, values: begun }, isGroup ? [next, [...next, 0]] : [next])
}

/** The walk inside an item, or inside an item of that item. */
export function opened(walk: Walk, items: readonly Path[]): Walk {
  const at = { open: [...walk.at.open, ...items], after: true }
  return { ...walk, jumping: false, history: [...walk.history, walk.at], at }
}

export function removed(walk: Walk, { field, steps }: Place, index: number): Walk {
  const values = without(walk.values, [...steps, index])
  const after = (before: number): number | undefined =>
    before === index ? undefined : before > index ? before - 1 : before
  return renumbered({ ...walk, values }, field.path, steps, after)
}

export function moved(walk: Walk, { field, steps }: Place, from: number, to: number): Walk {
  if (!Array.isArray(field.value)) return walk
  const items: unknown[] = [...field.value]
  items.splice(to, 0, ...items.splice(from, 1))
  const after = (before: number): number => {
    if (before === from) return to
    if (from < to) return before > from && before <= to ? before - 1 : before
    return before >= to && before < from ? before + 1 : before
  }
  return renumbered({ ...walk, values: put(walk.values, steps, items) }, field.path, steps, after)
}

/** Map toggles and asked fields follow their items; Back does not lead into items that moved. */
function renumbered(
  walk: Walk,
  path: string,
  steps: Path,
  after: (index: number) => number | undefined,
): Walk {
  const rename = (name: string): readonly string[] => {
    if (!name.startsWith(`${path}.`)) return [name]
    const [index = '', ...rest] = name.slice(path.length + 1).split('.')
    const now = after(Number(index))
    return now === undefined ? [] : [[path, now, ...rest].join('.')]
  }
  const modes = Object.entries(walk.modes).flatMap(([name, mode]) =>
    rename(name).map((one) => [one, mode] as const),
  )
  const isInside = ({ open }: Position): boolean =>
    open.some((item) => item.length > steps.length && isSame(item.slice(0, steps.length), steps))
  return {
    ...walk,
    modes: Object.fromEntries(modes),
    asked: new Set([...walk.asked].flatMap(rename)),
    history: walk.history.filter((position) => !isInside(position)),
  }
}

/** True for an item that was added and in which nothing was filled in. */
export function isEmptyItem(values: Values, steps: Path): boolean {
  let here: unknown = values
  for (const step of steps) {
    here = Array.isArray(here) ? here[Number(step)] : isRecord(here) ? here[step] : undefined
  }
  if (here === null || here === undefined || (Array.isArray(here) && here.length === 0)) return true
  return isRecord(here) && Object.keys(here).length === 0
}
