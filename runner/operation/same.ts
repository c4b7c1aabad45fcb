// When a value counts as the expected one: as JSON, with a small tolerance for numbers.
import { isRecord, type Json } from '../text/index.ts'

/** Numbers of cases agree within this relative difference (test/README.md). */
const TOLERANCE = 1e-12

/** A value as JSON would carry it: undefined members dropped, dates as ISO text. */
export function asJson(value: unknown): Json | undefined {
  const text = JSON.stringify(value)
  return text === undefined ? undefined : (JSON.parse(text) as Json)
}

/** True when both values are the same JSON; the order of members is free. */
export function same(left: unknown, right: unknown): boolean {
  if (typeof left === 'number' && typeof right === 'number') {
    return left === right || Math.abs(left - right) <= TOLERANCE * Math.max(1, Math.abs(right))
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => same(item, right[index]))
  }
  if (isRecord(left) && isRecord(right)) {
    const names = Object.keys(left)
    if (names.length !== Object.keys(right).length) return false
    return names.every((name) => Object.hasOwn(right, name) && same(left[name], right[name]))
  }
  return left === right
}
