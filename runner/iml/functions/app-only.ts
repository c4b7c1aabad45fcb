// The functions that only custom apps have: JSON, XML, tokens, MIME types and arrays that change.
import { isRecord } from '../../text/index.ts'
import { toText } from '../values.ts'
import { missing } from './arguments.ts'
import type { FunctionGroup, ImlFunction } from './function.ts'
import { readJson, writeJson } from './json.ts'
import { jwt } from './jwt.ts'
import { mimeType } from './mime-types.ts'
import { createXML, parseXML } from './xml.ts'

const PAGE = 'https://developers.make.com/custom-apps-documentation/block-elements/iml'
const NOTES = 'unofficial notes on the engine'

const createJSON: ImlFunction = {
  name: 'createJSON',
  profile: 'app',
  parameters: 'value',
  arity: [1, 1],
  result: 'text',
  doc: 'The value written as JSON.',
  example: { template: '{{createJSON(o)}}', variables: { o: { a: 1 } }, gives: '{"a":1}' },
  source: PAGE,
  certain: true,
  call: ([value]) => writeJson(value),
}

/** True for what a JSON answer is already when an expression reads it. */
function isParsed(value: unknown): boolean {
  return Array.isArray(value) || isRecord(value)
}

const parseJSON: ImlFunction = {
  name: 'parseJSON',
  profile: 'app',
  parameters: 'text',
  arity: [1, 1],
  result: 'any',
  handsOn: 'nothing',
  doc: 'The value that a JSON text holds.',
  example: { template: "{{parseJSON('[1, 2]')}}", gives: [1, 2] },
  source: PAGE,
  certain: true,
  note: 'The error is the one of JSON.parse [observed].',
  call: ([value]) => {
    const text = missing(value) ? String(value) : toText(value)
    return readJson(text, isParsed(value) ? 'it is no text: use it as it is' : undefined)
  },
}

const mime: ImlFunction = {
  name: 'mime',
  profile: 'app',
  parameters: 'file name',
  arity: [1, 1],
  result: 'text',
  doc: 'The MIME type of a file by the ending of its name; undefined for an ending that is not known.',
  example: { template: "{{mime('picture.png')}}", gives: 'image/png' },
  source: PAGE,
  certain: true,
  note: 'The table holds some 180 endings; Make may know more.',
  call: ([name]) => mimeType(toText(name)),
}

const isArray: ImlFunction = {
  name: 'isArray',
  profile: 'app',
  parameters: 'value',
  arity: [1, 1],
  result: 'boolean',
  doc: 'Whether the value is an array.',
  example: { template: '{{isArray(emptyarray)}}', gives: true },
  source: 'Make’s own GraphQL app calls it',
  certain: true,
  call: ([value]) => Array.isArray(value),
}

const pop: ImlFunction = {
  name: 'pop',
  profile: 'app',
  parameters: 'array',
  arity: [1, 1],
  result: 'any',
  handsOn: 'item',
  doc: 'Takes the last item out of an array, which changes the array; undefined for anything else.',
  example: { template: '{{pop(a)}}', variables: { a: [1, 2] }, gives: 2 },
  source: NOTES,
  certain: false,
  call: ([array]) => (Array.isArray(array) ? array.pop() : undefined),
}

const shift: ImlFunction = {
  name: 'shift',
  profile: 'app',
  parameters: 'array',
  arity: [1, 1],
  result: 'any',
  handsOn: 'item',
  doc: 'Takes the first item out of an array, which changes the array; undefined for anything else.',
  example: { template: '{{shift(a)}}', variables: { a: [1, 2] }, gives: 1 },
  source: NOTES,
  certain: false,
  call: ([array]) => (Array.isArray(array) ? array.shift() : undefined),
}

export const appOnly: FunctionGroup = {
  title: 'Custom apps only',
  functions: [createJSON, createXML, isArray, jwt, mime, parseJSON, parseXML, pop, shift],
}
