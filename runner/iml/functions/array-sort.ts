// `sort`: the order of values, upwards or downwards, with or without regard to letter case.
import { isDate, kindOf, toText } from '../values.ts'
import { listOf, nothing } from './arguments.ts'
import type { ImlFunction } from './function.ts'
import { readerOf } from './member.ts'

type Compare = (left: unknown, right: unknown) => number

const orders: ReadonlyMap<string, Compare> = new Map([
  ['asc', (left: unknown, right: unknown) => compare(left, right)],
  ['desc', (left: unknown, right: unknown) => compare(right, left)],
  ['asc ci', (left: unknown, right: unknown) => compareIgnoringCase(left, right, 1)],
  ['desc ci', (left: unknown, right: unknown) => compareIgnoringCase(left, right, -1)],
])

/** Numbers, dates and booleans before texts, both before everything else. */
function rank(value: unknown): number {
  const kind = kindOf(value)
  if (kind === 'number' || kind === 'date' || kind === 'boolean') return 0
  return kind === 'text' || kind === 'empty' ? 1 : 2
}

function compare(left: unknown, right: unknown): number {
  const order = rank(left) - rank(right)
  if (order !== 0) return order
  return rank(left) === 0
    ? toOrder(left) - toOrder(right)
    : compareTexts(toText(left), toText(right))
}

function toOrder(value: unknown): number {
  return isDate(value) ? value.getTime() : Number(value)
}

/** By code unit: capitals come before small letters. */
function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** Of the same letters the capital comes first in both directions, as the help page prints it. */
function compareIgnoringCase(left: unknown, right: unknown, direction: 1 | -1): number {
  const order = compare(lowered(left), lowered(right)) * direction
  return order === 0 ? compare(left, right) : order
}

function lowered(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value
}

function sortItems([array, second, third]: readonly unknown[]): unknown[] {
  const written = toText(second).trim().toLowerCase()
  const isOrder = nothing(second) || orders.has(written)
  const key = isOrder ? third : second
  const order = isOrder ? written : toText(third).trim().toLowerCase()
  const by = orders.get(order) ?? compare
  const read = nothing(key) ? (item: unknown) => item : readerOf(key)
  const rows = listOf(array).map((item) => ({ item, value: read(item) }))
  const present = rows.filter((row) => row.value !== undefined && row.value !== null)
  const absent = rows.filter((row) => row.value === undefined || row.value === null)
  present.sort((left, right) => by(left.value, right.value))
  return [...present, ...absent].map((row) => row.item)
}

export const sort: ImlFunction = {
  name: 'sort',
  parameters: 'array; [order]; [key]',
  arity: [1, 3],
  result: 'array',
  handsOn: 'first',
  names: [2],
  doc: 'A new array in order: asc (the default), desc, asc ci or desc ci (case ignored), by a member when a key is given.',
  example: {
    template: "{{sort(a; 'asc ci')}}",
    variables: { a: ['c', 'B', 'a'] },
    gives: ['a', 'B', 'c'],
  },
  source: 'https://help.make.com/array-functions',
  certain: true,
  note: 'The key may come straight after the array. With ci the capital of equal texts comes first, as the page prints A, a, B, b. Numbers before texts, and missing values last, are inferred.',
  call: sortItems,
}
