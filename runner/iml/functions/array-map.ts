// `map`: one member of every item, or of those items whose other member has a wanted value.
import { quoted, toText } from '../values.ts'
import { invalid, listOf, nothing } from './arguments.ts'
import type { ImlFunction } from './function.ts'
import { readerOf } from './member.ts'

/**
 * Values of a member of each item. With a filter, only items whose filter member has, as text, one
 * of the wanted values.
 */
function mapItems([array, key, filterKey, filterValues]: readonly unknown[]): unknown[] {
  if (!Array.isArray(array) && !nothing(array)) {
    throw invalid('Invalid array', `${quoted(array)} is given where map needs an array`)
  }
  const items = listOf(array)
  const chosen = nothing(filterKey)
    ? items
    : items.filter(filterBy(filterKey, wantedTexts(filterValues)))
  return nothing(key) ? [...chosen] : chosen.map(readerOf(key))
}

function filterBy(key: unknown, wanted: ReadonlySet<string>): (item: unknown) => boolean {
  const read = readerOf(key)
  return (item) => wanted.has(toText(read(item)))
}

function wantedTexts(values: unknown): ReadonlySet<string> {
  const texts = Array.isArray(values) ? values.map(toText) : toText(values).split(',')
  return new Set([...texts, ...texts.map((text) => text.trim())])
}

export const map: ImlFunction = {
  name: 'map',
  parameters: 'array; key; [filter key; filter values]',
  arity: [2, 4],
  result: 'array',
  handsOn: 'nothing',
  names: [1, 2],
  doc: 'The values of one member of every item; with a filter only of items whose filter member is one of the comma-separated values.',
  example: {
    template: "{{map(emails; 'address'; 'label'; 'work,home')}}",
    variables: {
      emails: [
        { address: 'a@x', label: 'work' },
        { address: 'b@x', label: 'other' },
      ],
    },
    gives: ['a@x'],
  },
  source: 'https://help.make.com/array-functions',
  certain: true,
  note: 'Items without the member keep their place as undefined [inferred]; the wording of the error is observed.',
  call: mapItems,
}
