// The two functions that Make lists for texts and for arrays alike.
import { isBuffer, isCollection, toText, truthy } from '../values.ts'
import { missing } from './arguments.ts'
import type { ImlFunction } from './function.ts'
import { identity } from './identity.ts'

const PAGES =
  'https://help.make.com/text-and-binary-functions; https://help.make.com/array-functions'

function lengthOf(value: unknown): number {
  if (missing(value)) return 0
  if (isBuffer(value)) return value.byteLength
  if (Array.isArray(value)) return value.length
  if (isCollection(value)) return Object.keys(value).length
  return toText(value).length
}

export const length: ImlFunction = {
  name: 'length',
  parameters: 'text, buffer or array',
  arity: [1, 1],
  result: 'number',
  doc: 'How many characters a text, bytes a buffer or items an array has; 0 for nothing.',
  example: { template: "{{length('hello')}}", gives: 5 },
  source: PAGES,
  certain: true,
  note: 'Characters are UTF-16 units, and a collection counts its members [inferred].',
  call: ([value]) => lengthOf(value),
}

function isIn([whole, part, ignoreCase]: readonly unknown[]): boolean {
  const lower = truthy(ignoreCase)
  if (!Array.isArray(whole)) {
    const [text, wanted] = [toText(whole), toText(part)]
    return lower ? text.toLowerCase().includes(wanted.toLowerCase()) : text.includes(wanted)
  }
  if (lower) {
    const wanted = toText(part).toLowerCase()
    return whole.some((item) => toText(item).toLowerCase() === wanted)
  }
  const wanted = identity(part)
  return whole.some((item) => identity(item) === wanted)
}

export const contains: ImlFunction = {
  name: 'contains',
  parameters: 'text or array; value; [ignore case]',
  arity: [2, 3],
  result: 'boolean',
  doc: 'Whether a text holds another text or an array holds a value.',
  example: { template: "{{contains('Hello World'; 'world'; true)}}", gives: true },
  source: PAGES,
  certain: true,
  note: 'The third argument is observed; in arrays a text is not equal to a number unless case is ignored [inferred].',
  call: isIn,
}
