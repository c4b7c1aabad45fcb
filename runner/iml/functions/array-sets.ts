// The array functions about equal items, and the way between arrays and collections.
import { setOwn } from '../../text/index.ts'
import { quoted, toText } from '../values.ts'
import { collectionOf, invalid, listOf, missing, nothing } from './arguments.ts'
import type { ImlFunction } from './function.ts'
import { identity, looseIdentity } from './identity.ts'
import { readerOf } from './member.ts'

const PAGE = 'https://help.make.com/array-functions'
const FUSION = 'https://github.com/AdobeDocs/workfront-fusion.en array-functions.md'

/** Items whose identity, found by `identify`, has not come before. */
function firsts(items: readonly unknown[], identify: (item: unknown) => string): unknown[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const found = identify(item)
    if (seen.has(found)) return false
    seen.add(found)
    return true
  })
}

function distinctItems([array, key]: readonly unknown[]): unknown[] {
  if (nothing(key)) return firsts(listOf(array), looseIdentity)
  const read = readerOf(key)
  return firsts(listOf(array), (item) => looseIdentity(read(item)))
}

const distinct: ImlFunction = {
  name: 'distinct',
  parameters: 'array; [key]',
  arity: [1, 2],
  result: 'array',
  handsOn: 'first',
  names: [1],
  doc: 'A new array in which of equal items, or of items with an equal member, only the first remains.',
  example: {
    template: "{{distinct(contacts; 'name')}}",
    variables: { contacts: [{ name: 'Ada' }, { name: 'Ada' }] },
    gives: [{ name: 'Ada' }],
  },
  source: PAGE,
  certain: true,
  note: 'Simple values are compared as text and collections by their members [observed].',
  call: distinctItems,
}

const deduplicate: ImlFunction = {
  name: 'deduplicate',
  parameters: 'array',
  arity: [1, 1],
  result: 'array',
  handsOn: 'first',
  doc: 'A new array in which of equal items only the first remains.',
  example: { template: '{{deduplicate(a)}}', variables: { a: ['a', 'b', 'a'] }, gives: ['a', 'b'] },
  source: PAGE,
  certain: true,
  call: ([array]) => distinctItems([array]),
}

/** Items of the first array that are, or are not, in the second. */
function itemsBy(left: unknown, right: unknown, wanted: 'in both' | 'not in right'): unknown[] {
  const others = new Set(listOf(right).map(identity))
  return listOf(left).filter((item) => others.has(identity(item)) === (wanted === 'in both'))
}

const SETS = { a: [1, 2, 3, 4], b: [3, 4, 5, 6] }

const arrayDiff: ImlFunction = {
  name: 'arrayDiff',
  parameters: 'array; array',
  arity: [2, 2],
  result: 'array',
  handsOn: 'first',
  doc: 'The items of the first array that are not in the second.',
  example: { template: '{{arrayDiff(a; b)}}', variables: SETS, gives: [1, 2] },
  source: PAGE,
  certain: true,
  note: 'A text is not equal to a number [inferred].',
  call: ([left, right]) => itemsBy(left, right, 'not in right'),
}

const arrayIntersect: ImlFunction = {
  name: 'arrayIntersect',
  parameters: 'array; array',
  arity: [2, 2],
  result: 'array',
  handsOn: 'first',
  doc: 'The items of the first array that are in the second, each once.',
  example: { template: '{{arrayIntersect(a; b)}}', variables: SETS, gives: [3, 4] },
  source: PAGE,
  certain: true,
  note: 'That each stands once, and that a text is not equal to a number, is inferred.',
  call: ([left, right]) => firsts(itemsBy(left, right, 'in both'), identity),
}

function difference([left, right, mode]: readonly unknown[]): unknown[] {
  const only = itemsBy(left, right, 'not in right')
  const name = nothing(mode) ? 'classic' : toText(mode)
  if (name === 'classic') return only
  if (name === 'symmetric') return [...only, ...itemsBy(right, left, 'not in right')]
  throw invalid(`${quoted(name)} is no way to compare arrays.`, 'write classic or symmetric')
}

const arrayDifference: ImlFunction = {
  name: 'arrayDifference',
  parameters: 'array; array; [classic or symmetric]',
  arity: [2, 3],
  result: 'array',
  handsOn: 'any',
  doc: 'The items of the first array that are not in the second; symmetric adds those of the second that are not in the first.',
  example: {
    template: "{{arrayDifference(a; b; 'symmetric')}}",
    variables: SETS,
    gives: [1, 2, 5, 6],
  },
  source: FUSION,
  certain: false,
  whiteLabel: 'use arrayDiff',
  note: 'Make documents arrayDiff.',
  call: difference,
}

const toArray: ImlFunction = {
  name: 'toArray',
  parameters: 'collection',
  arity: [1, 1],
  result: 'array',
  handsOn: 'nothing',
  doc: 'An array with a collection of key and value for every member.',
  example: {
    template: '{{toArray(o)}}',
    variables: { o: { a: 1 } },
    gives: [{ key: 'a', value: 1 }],
  },
  source: PAGE,
  certain: true,
  note: 'The names key and value are observed; so is that an array gives its places, counted from 0, as keys.',
  call: ([value]) =>
    Array.isArray(value)
      ? value.map((item, key) => ({ key, value: item }))
      : Object.entries(collectionOf(value)).map(([key, member]) => ({ key, value: member })),
}

function collect([array, keyField, valueField]: readonly unknown[]): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  const readKey = readerOf(keyField)
  const readValue = readerOf(valueField)
  for (const item of listOf(array)) {
    const key = readKey(item)
    if (!missing(key)) setOwn(result, toText(key), readValue(item))
  }
  return result
}

const toCollection: ImlFunction = {
  name: 'toCollection',
  parameters: 'array; key; value',
  arity: [3, 3],
  result: 'collection',
  handsOn: 'nothing',
  names: [1, 2],
  doc: 'A collection with a member for every item, named by one member of the item and filled with another.',
  example: {
    template: "{{toCollection(people; 'name'; 'age')}}",
    variables: { people: [{ name: 'Bob', age: 22 }] },
    gives: { Bob: 22 },
  },
  source: `${PAGE}; ${FUSION}`,
  certain: true,
  note: 'Nothing gives an empty collection, as apps rely on; items without the key are left out [inferred].',
  call: collect,
}

export const arraySets: readonly ImlFunction[] = [
  arrayDiff,
  arrayDifference,
  arrayIntersect,
  deduplicate,
  distinct,
  toArray,
  toCollection,
]
