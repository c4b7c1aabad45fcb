// One step from a value to its member or item: own members only, and never an error.
import { EMPTY, isBuffer, isDate } from './values.ts'

const WHOLE = /^-?\d+$/

const MINUS = 45
const ZERO = 48
const NINE = 57

/** Members that are no part of a value: the length of an array, and what EMPTY is written with. */
const SPECIAL_NAMES: readonly string[] = ['length', ...Object.keys(EMPTY)]

const hasOwn = Object.prototype.hasOwnProperty

/**
 * The member `name`: of a collection its own member, of an array the item of that number. Text,
 * dates, buffers and everything inherited have no members: undefined.
 */
export function member(container: unknown, name: string): unknown {
  if (typeof container !== 'object' || container === null) return undefined
  if (Array.isArray(container)) return WHOLE.test(name) ? item(container, Number(name)) : undefined
  if (container === EMPTY || isDate(container) || isBuffer(container)) return undefined
  return ownMember(container, name)
}

/**
 * True for a name that no array, date or buffer has of its own, so that `ownMember` gives what
 * `member` gives: it does not start like a number, and it is neither `length` nor a name on EMPTY.
 */
export function isPlainName(name: string): boolean {
  const code = name.charCodeAt(0)
  const isIndex = code === MINUS || (code >= ZERO && code <= NINE)
  return !isIndex && !SPECIAL_NAMES.includes(name)
}

/** The own property of any object; `member` for plain names, in half of its time. */
export function ownMember(container: unknown, name: string): unknown {
  // Object.hasOwn would do the same, more slowly on Node 20.
  return typeof container === 'object' && container !== null && hasOwn.call(container, name)
    ? (container as Record<string, unknown>)[name]
    : undefined
}

/** The item of that number: the first is 1, the last -1, and there is no 0. */
export function item(items: readonly unknown[], number: number): unknown {
  if (!Number.isInteger(number) || number === 0) return undefined
  return items[number > 0 ? number - 1 : items.length + number]
}

/**
 * What `container[index]` is: by number for arrays, by name for collections. A missing index, a
 * date or a container as index leads nowhere.
 */
export function step(container: unknown, index: unknown): unknown {
  if (typeof index === 'number' && Array.isArray(container)) return item(container, index)
  if (typeof index === 'string') return member(container, index)
  if (typeof index !== 'number' && typeof index !== 'boolean') return undefined
  return member(container, String(index))
}
