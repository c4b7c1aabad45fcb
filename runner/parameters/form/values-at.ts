// Values put at a place of other values, and taken away from it; nothing is changed in its place.
import { isRecord, own, type Path, setOwn } from '../../text/index.ts'

type Values = Readonly<Record<string, unknown>>

/** Why a value cannot be put at a place, in one sentence. */
export interface Misplaced {
  readonly misplaced: string
}

/** A copy of a value with another one put at a path; collections and lists on the way are made. */
export function withValueAt(container: unknown, path: Path, value: unknown): unknown | Misplaced {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (typeof step === 'number') return withItem(container, step, rest, value)
  if (container !== undefined && container !== null && !isRecord(container)) {
    return { misplaced: `"${step}" cannot be a member of a value that is no collection` }
  }
  const inner = withValueAt(own(container, step), rest, value)
  if (isMisplaced(inner)) return inner
  const copy = { ...(isRecord(container) ? container : {}) }
  setOwn(copy, step, inner)
  return copy
}

function withItem(list: unknown, index: number, rest: Path, value: unknown): unknown | Misplaced {
  if (list !== undefined && list !== null && !Array.isArray(list)) {
    return { misplaced: `[${index}] cannot be an item of a value that is no list` }
  }
  const items: unknown[] = Array.isArray(list) ? [...list] : []
  if (index > items.length) {
    return {
      misplaced: `item [${index}] is given before item [${items.length}]; they count from 0`,
    }
  }
  const inner = withValueAt(items[index], rest, value)
  if (isMisplaced(inner)) return inner
  items[index] = inner
  return items
}

export function isMisplaced(value: unknown): value is Misplaced {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'misplaced')
}

/** The values with one more of them; what a field says of its place always fits. */
export function put(values: Values, steps: Path, value: unknown): Values {
  const changed = withValueAt(values, steps, value)
  if (isMisplaced(changed) || !isRecord(changed)) throw new Error(`no place for ${steps.join('.')}`)
  return changed
}

/** The values without the member or item at a place; later items move up. */
export function without(values: Values, steps: Path): Values {
  return removed(values, steps) as Values
}

function removed(container: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) return container
  if (Array.isArray(container)) {
    const index = Number(step)
    if (rest.length === 0) return container.filter((_, place) => place !== index)
    return container.map((item: unknown, place) => (place === index ? removed(item, rest) : item))
  }
  if (!isRecord(container)) return container
  const copy: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(container)) {
    if (name !== String(step)) setOwn(copy, name, member)
    else if (rest.length > 0) setOwn(copy, name, removed(member, rest))
  }
  return copy
}
