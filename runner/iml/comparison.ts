// When two values are equal and which one is less, as JavaScript's loose operators have it, without calling a method of either.
import { EMPTY, isDate, toNumber, toText } from './values.ts'

/** A value as JavaScript's relational operators would see it, without calling its methods. */
export function comparable(value: unknown): string | number {
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || isDate(value)) return toNumber(value)
  return toText(value)
}

/**
 * JavaScript's `==` on values: dates compare by time, also with numbers, and with text by their ISO
 * form [inferred: the notes only say loose]; a container compares with text by its text form.
 */
export function looselyEqual(left: unknown, right: unknown): boolean {
  if (left === right) return true
  const leftIsObject = typeof left === 'object' && left !== null
  const rightIsObject = typeof right === 'object' && right !== null
  if (leftIsObject && rightIsObject) return equalObjects(left, right)
  if (leftIsObject) return equalToObject(left, right)
  if (rightIsObject) return equalToObject(right, left)
  // biome-ignore lint/suspicious/noDoubleEquals: loose equality is what Make means by every spelling
  return left == right
}

function equalObjects(left: object, right: object): boolean {
  if (isDate(left) && isDate(right)) return left.getTime() === right.getTime()
  if (left === EMPTY || right === EMPTY) return toText(left) === toText(right)
  return false
}

function equalToObject(container: object, value: unknown): boolean {
  if (value === null || value === undefined) return false
  const primitive =
    isDate(container) && typeof value === 'number' ? container.getTime() : toText(container)
  // biome-ignore lint/suspicious/noDoubleEquals: loose equality is what Make means by every spelling
  return primitive == value
}
