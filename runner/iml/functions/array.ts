// The array functions that look at items, pick them or put lists together.
import { isCollection, toText } from '../values.ts'
import { asItem, invalid, listOf, textOr, wholeOr } from './arguments.ts'
import { map } from './array-map.ts'
import { arraySets } from './array-sets.ts'
import { sort } from './array-sort.ts'
import type { FunctionGroup, ImlFunction } from './function.ts'
import { identity } from './identity.ts'
import { contains, length } from './shared.ts'

const PAGE = 'https://help.make.com/array-functions'
const MANY = Number.POSITIVE_INFINITY

const add: ImlFunction = {
  name: 'add',
  parameters: 'array; value; [value; ...]',
  arity: [2, MANY],
  result: 'array',
  handsOn: 'first',
  doc: 'A new array with the values behind the items of the old one.',
  example: { template: '{{add(add(emptyarray; 6); 18)}}', gives: [6, 18] },
  source: PAGE,
  certain: true,
  note: 'Nothing counts as an empty array [inferred].',
  call: ([array, ...values]) => [...listOf(array), ...values.map(asItem)],
}

const first: ImlFunction = {
  name: 'first',
  parameters: 'array',
  arity: [1, 1],
  result: 'any',
  handsOn: 'item',
  doc: 'The first item, undefined when there is none.',
  example: { template: "{{first(split('a:b'; ':'))}}", gives: 'a' },
  source: PAGE,
  certain: true,
  call: ([array]) => listOf(array)[0],
}

const last: ImlFunction = {
  name: 'last',
  parameters: 'array',
  arity: [1, 1],
  result: 'any',
  handsOn: 'item',
  doc: 'The last item, undefined when there is none.',
  example: { template: "{{last(split('a:b'; ':'))}}", gives: 'b' },
  source: PAGE,
  certain: true,
  call: ([array]) => listOf(array).at(-1),
}

/** Deeper arrays are refused: flattening them would end the stack. */
const DEEPEST = 200

function flattened(items: readonly unknown[], depth: number): unknown[] {
  const flat = items.flat(Math.min(depth, DEEPEST))
  if (depth <= DEEPEST || !flat.some(Array.isArray)) return flat
  throw invalid(`The array nests deeper than ${DEEPEST} levels.`, `give a depth up to ${DEEPEST}`)
}

const flatten: ImlFunction = {
  name: 'flatten',
  parameters: 'array; [depth]',
  arity: [1, 2],
  result: 'array',
  handsOn: 'nothing',
  doc: 'A new array in which the items of inner arrays take the place of those arrays, one level deep unless told.',
  example: { template: '{{flatten(a)}}', variables: { a: [1, [2, [3]]] }, gives: [1, 2, [3]] },
  source: PAGE,
  certain: true,
  call: ([array, depth]) => flattened(listOf(array), wholeOr(depth, 1)),
}

const join: ImlFunction = {
  name: 'join',
  parameters: 'array; [separator]',
  arity: [1, 2],
  result: 'text',
  doc: 'The texts of all items with the separator, a comma unless told, between them.',
  example: { template: "{{join(a; ' + ')}}", variables: { a: [1, 2] }, gives: '1 + 2' },
  source: PAGE,
  certain: true,
  note: 'Nothing gives empty text, as an app relies on; the default separator is observed.',
  call: ([array, separator]) => listOf(array).map(toText).join(textOr(separator, ',')),
}

const merge: ImlFunction = {
  name: 'merge',
  parameters: 'array; [array; ...]',
  arity: [1, MANY],
  result: 'array',
  handsOn: 'any',
  doc: 'One array with the items of all; arguments that are no arrays are left out.',
  example: { template: '{{merge(a; b)}}', variables: { a: [1], b: [2, 3] }, gives: [1, 2, 3] },
  source: PAGE,
  certain: true,
  note: 'That other arguments are left out is observed.',
  call: (args) => args.filter(Array.isArray).flat(1),
}

const remove: ImlFunction = {
  name: 'remove',
  parameters: 'array; value; [value; ...]',
  arity: [2, MANY],
  result: 'array',
  handsOn: 'first',
  doc: 'A new array without the given texts or numbers.',
  example: { template: '{{remove(a; 2; 4)}}', variables: { a: [1, 2, 3, 4] }, gives: [1, 3] },
  source: PAGE,
  certain: true,
  note: 'Documented for simple values only; a text is not equal to a number [inferred].',
  call: ([array, ...values]) => {
    const unwanted = new Set(values.map(identity))
    return listOf(array).filter((item) => !unwanted.has(identity(item)))
  },
}

const reverse: ImlFunction = {
  name: 'reverse',
  parameters: 'array',
  arity: [1, 1],
  result: 'array',
  handsOn: 'first',
  doc: 'A new array with the items in reverse order.',
  example: { template: '{{reverse(a)}}', variables: { a: [1, 2, 3] }, gives: [3, 2, 1] },
  source: PAGE,
  certain: true,
  call: ([array]) => listOf(array).toReversed(),
}

const shuffle: ImlFunction = {
  name: 'shuffle',
  parameters: 'array',
  arity: [1, 1],
  result: 'array',
  handsOn: 'first',
  doc: 'A new array with the items in random order.',
  example: { template: '{{length(shuffle(a))}}', variables: { a: [1, 2, 3] }, gives: 3 },
  source: PAGE,
  certain: true,
  call: ([array], scope) => {
    const items = [...listOf(array)]
    for (let end = items.length - 1; end > 0; end--) {
      const other = Math.floor(scope.random() * (end + 1))
      const item = items[end]
      items[end] = items[other]
      items[other] = item
    }
    return items
  },
}

const slice: ImlFunction = {
  name: 'slice',
  parameters: 'array; start; [end]',
  arity: [2, 3],
  result: 'array',
  handsOn: 'first',
  doc: 'The items from start up to, not including, end, counted from 0; negative numbers count from the end.',
  example: { template: '{{slice(a; 1; 3)}}', variables: { a: [1, 2, 3, 4] }, gives: [2, 3] },
  source: `${PAGE}; https://github.com/integromat/make-skills`,
  certain: true,
  note: 'Negative numbers are observed.',
  call: ([array, start, end]) => listOf(array).slice(wholeOr(start, 0), wholeOr(end, undefined)),
}

const keys: ImlFunction = {
  name: 'keys',
  parameters: 'collection or array',
  arity: [1, 1],
  result: 'array',
  handsOn: 'nothing',
  doc: 'The names of the members of a collection, or the places of the items of an array.',
  example: { template: '{{keys(o)}}', variables: { o: { a: 1, b: 2 } }, gives: ['a', 'b'] },
  source: PAGE,
  certain: true,
  note: 'Places of array items are texts counted from 0, as in JavaScript [inferred].',
  call: ([value]) => (Array.isArray(value) || isCollection(value) ? Object.keys(value) : []),
}

export const array: FunctionGroup = {
  title: 'Array',
  functions: [
    add,
    contains,
    ...arraySets,
    first,
    flatten,
    join,
    keys,
    last,
    length,
    map,
    merge,
    remove,
    reverse,
    shuffle,
    slice,
    sort,
  ],
}
