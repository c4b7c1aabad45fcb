// The visible fields as the stops of a walk, and values put where a field stands.

import type { Values } from '../../operation/index.ts'
import { type Field, isList, isOpenGroup, without } from '../../parameters/index.ts'
import { at, type Path } from '../../text/index.ts'

/** One field that can be asked for. */
export interface Place {
  readonly field: Field
  /** Where its value stands; `field.path` cannot tell names with a dot apart. */
  readonly steps: Path
  readonly headings: readonly string[]
  /** Words of banners that stand before the field. */
  readonly notes: readonly string[]
  /** True behind "Show advanced settings". */
  readonly advanced: boolean
}

interface Around {
  readonly steps: Path
  readonly headings: readonly string[]
  readonly advanced: boolean
}

const TOP: Around = { steps: [], headings: [], advanced: false }

/** The stops of one level, in the order of the dialog; lists are entered item by item only. */
export function placesOf(fields: readonly Field[], around: Around = TOP): readonly Place[] {
  const places: Place[] = []
  const hidden = new Set<string>()
  const seen = new Set<string>()
  let notes: readonly string[] = []
  for (const field of fields) {
    if (field.control === 'note') notes = [...notes, field.help ?? field.label]
    // the first of two fields with one name counts, as in a run
    if (field.control === 'note' || field.name === '' || seen.has(field.path)) continue
    seen.add(field.path)
    const advanced = around.advanced || field.advanced || hidden.has(field.revealedBy ?? '')
    if (advanced) hidden.add(field.path)
    const steps = [...around.steps, field.name]
    places.push({ field, steps, headings: around.headings, notes, advanced })
    notes = []
    if (isOpenGroup(field)) {
      const headings = [...around.headings, field.label]
      places.push(...placesOf(field.children, { steps, headings, advanced }))
    }
  }
  return places
}

/** The stops inside the innermost of the open items; those of the whole form when none is open. */
export function placesIn(fields: readonly Field[], open: readonly Path[]): readonly Place[] {
  let places = placesOf(fields)
  for (const steps of open) {
    const index = Number(steps.at(-1))
    const list = places.find((place) => isSame(place.steps, steps.slice(0, -1)))
    const item = list?.field.children[index]
    if (!list || !item) return []
    const of = `${item.label} of ${list.field.children.length}`
    // an item that is a list has said its name already
    const name = typeof list.steps.at(-1) === 'number' ? [] : [list.field.label]
    const headings = [...list.headings, ...name, of]
    const around = { steps, headings, advanced: false }
    // what is no collection is asked for as a whole, until it is filled in
    const isGroup = isOpenGroup(item) || (item.control === 'group' && item.value === undefined)
    places = isGroup ? placesOf(item.children, around) : [{ ...list, field: item, ...around }]
  }
  return places
}

/** A visible field and where its value stands. */
export interface Standing {
  readonly field: Field
  readonly steps: Path
}

/** Every visible field, those of collections and of items too. */
export function everyPlace(
  fields: readonly Field[],
  around: Path = [],
  areItems = false,
): readonly Standing[] {
  return fields.flatMap((field) => {
    const steps = [...around, areItems ? Number(field.name) : field.name]
    return [{ field, steps }, ...everyPlace(field.children, steps, isList(field))]
  })
}

export function isSame(left: Path, right: Path): boolean {
  return left.length === right.length && left.every((step, index) => step === right[index])
}

/** The values without an item; a list that loses its last one is as if nobody had touched it. */
export function withoutItem(values: Values, steps: Path): Values {
  const list = steps.slice(0, -1)
  const left = without(values, steps)
  const items = at(left, list)
  if (!Array.isArray(items) || items.length > 0) return left
  return typeof list.at(-1) === 'number' ? withoutItem(left, list) : without(left, list)
}
