// The name before the = of --param: `order.seats`, `headers[0].key`; items of lists count from 0.
import { isRecord, own, type Path, setOwn } from '../../text/index.ts'

/** The steps of a name, or undefined when it is not written like one. */
export function readPath(text: string): Path | undefined {
  if (!/^[^.[\]]+(\[\d{1,6}\]|\.[^.[\]]+)*$/.test(text)) return undefined
  const steps = text.match(/\[\d+\]|[^.[\]]+/g) ?? []
  return steps.map((step) => (step.startsWith('[') ? Number(step.slice(1, -1)) : step))
}

/** The name with `[]` in place of every index, as descriptions of parameters write it. */
export function withoutIndexes(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? '[]' : index === 0 ? step : `.${step}`))
    .join('')
}

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
