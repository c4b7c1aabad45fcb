// The functions between text and bytes.
import { isBuffer, kindOf, quoted, toText } from '../values.ts'
import { invalid, nothing } from './arguments.ts'
import type { ImlFunction } from './function.ts'

const PAGE = 'https://help.make.com/text-and-binary-functions'

const encodings: ReadonlyMap<string, BufferEncoding> = new Map([
  ['utf8', 'utf8'],
  ['utf-8', 'utf8'],
  ['ascii', 'ascii'],
  ['hex', 'hex'],
  ['base64', 'base64'],
  ['base64url', 'base64url'],
  ['binary', 'latin1'],
  ['latin1', 'latin1'],
])

function encodingOf(value: unknown): BufferEncoding {
  if (nothing(value)) return 'utf8'
  const encoding = encodings.get(toText(value).toLowerCase())
  if (encoding !== undefined) return encoding
  const known = ['utf8', 'ascii', 'hex', 'base64', 'binary'].join(', ')
  throw invalid(`${quoted(value)} is not a valid encoding.`, `known are ${known}`)
}

/** The bytes of a value: a buffer's own, otherwise those of its text in the encoding. */
export function bytesOf(value: unknown, encoding: unknown = undefined): Buffer {
  if (isBuffer(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  const kind = kindOf(value)
  if (kind === 'array' || kind === 'collection') {
    throw invalid(`${quoted(value)} cannot be converted to a buffer`, `it is of type ${kind}`)
  }
  return Buffer.from(toText(value), encodingOf(encoding))
}

/** The text of a value: a buffer decoded, everything else as between other text. */
function decoded(value: unknown, encoding: unknown): string {
  return isBuffer(value) ? bytesOf(value).toString(encodingOf(encoding)) : toText(value)
}

const base64: ImlFunction = {
  name: 'base64',
  parameters: 'text or buffer',
  arity: [1, 1],
  result: 'text',
  doc: 'The bytes in base64; a text is taken as UTF-8.',
  example: { template: "{{base64('Make')}}", gives: 'TWFrZQ==' },
  source: PAGE,
  certain: true,
  call: ([value]) => bytesOf(value).toString('base64'),
}

const toBinary: ImlFunction = {
  name: 'toBinary',
  parameters: 'value; [encoding]',
  arity: [1, 2],
  result: 'buffer',
  doc: 'The bytes of a text that is written in utf8 (unless told), ascii, hex, base64 or binary.',
  example: { template: "{{toBinary('TWFrZQ=='; 'base64')}}", gives: '4d616b65' },
  source: PAGE,
  certain: true,
  note: 'Arrays and collections are refused [inferred from the table of coercions].',
  call: ([value, encoding]) => bytesOf(value, encoding),
}

const toStringFunction: ImlFunction = {
  name: 'toString',
  parameters: 'value; [encoding]',
  arity: [1, 2],
  result: 'text',
  doc: 'The value as text; a buffer is decoded, as UTF-8 unless told.',
  example: { template: "{{toString(toBinary('TWFrZQ=='; 'base64'))}}", gives: 'Make' },
  source: PAGE,
  certain: true,
  note: 'A collection gives {object} [observed].',
  call: ([value, encoding]) => decoded(value, encoding),
}

export const binary: readonly ImlFunction[] = [base64, toBinary, toStringFunction]
