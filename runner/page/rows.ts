// Values as the rows of a tree: only those that are open have rows below them.
import { isRecord, type Path, stringOf } from '../text/index.ts'

export interface Root {
  readonly name: string
  readonly value: unknown
}

export interface Row {
  /** Unique in the tree. */
  readonly id: string
  readonly name: string
  readonly path: Path
  readonly value: unknown
  readonly level: number
  readonly position: number
  readonly of: number
  readonly isOpen: boolean
  readonly hasRows: boolean
}

/** Rows of a tree of several roots; `isOpen` says of an id whether its rows are shown. */
export function rowsOf(
  roots: readonly Root[],
  isOpen: (id: string, level: number) => boolean,
): readonly Row[] {
  const rows: Row[] = []
  const add = (
    name: string,
    value: unknown,
    path: Path,
    id: string,
    position: number,
    of: number,
  ): void => {
    const level = path.length
    const hasRows = sizeOf(value) > 0
    const open = hasRows && isOpen(id, level)
    rows.push({ id, name, path, value, level, position, of, isOpen: open, hasRows })
    if (!open) return
    const members = membersOf(value)
    for (const [index, [key, member]] of members.entries()) {
      add(stringOf(key), member, [...path, key], `${id}/${key}`, index + 1, members.length)
    }
  }
  for (const [index, { name, value }] of roots.entries()) {
    add(name, value, [], stringOf(index), index + 1, roots.length)
  }
  return rows
}

function membersOf(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) return value.map((item: unknown, index) => [index + 1, item] as const)
  return isRecord(value) ? Object.entries(value) : []
}

export function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length
  return isRecord(value) ? Object.keys(value).length : 0
}

/** Make's name for the type of a value. */
export function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'object') return 'collection'
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? 'date' : 'text'
  return typeof value
}

/** A value in one line. */
export function lineOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'Empty array' : `Array (${value.length})`
  if (isRecord(value)) return sizeOf(value) === 0 ? 'Empty collection' : 'Collection'
  if (value === null || value === undefined) return 'empty'
  if (value === true) return 'Yes'
  if (value === false) return 'No'
  return value === '' ? 'empty text' : stringOf(value)
}

/** A value as it is copied: texts as they are, everything else as JSON. */
export function copyOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '')
}
