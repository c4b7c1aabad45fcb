// What is said about expressions that are not IML: what stands there, and what to write instead.

import type { ImlError } from './error.ts'
import { findFunction, functionNames } from './functions/index.ts'
import { keywords } from './keywords.ts'
import { meantElsewhere } from './meant.ts'
import { type Scanner, syntaxError } from './tokens.ts'

/** Words that other languages use between values or before one. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['and', '&'],
  ['AND', '&'],
  ['or', '|'],
  ['OR', '|'],
  ['mod', '%'],
  ['not', '!'],
  ['is', '='],
  ['eq', '='],
  ['equals', '='],
  ['ne', '!='],
  ['gt', '>'],
  ['lt', '<'],
  ['xor', '!='],
  ['XOR', '!='],
  ['div', '/'],
  ['in', 'contains(list; value)'],
  ['contains', 'contains(list; value)'],
  ['includes', 'contains(list; value)'],
])

/** Words of other languages before a value. */
const WORDS_BEFORE: ReadonlyMap<string, string> = new Map([
  ['not', 'write ! before the value'],
  ['NOT', 'write ! before the value'],
  ['new', "write now, or parseDate(text; 'YYYY-MM-DD')"],
  ['typeof', 'IML has no kinds to ask for but isArray(value)'],
  ['if', 'write if(condition; then; otherwise)'],
  ['return', 'write the value alone'],
])

/** Signs of other languages that begin like those of IML, and what IML has in their place. */
const SIGNS: readonly (readonly [sign: string, remedy: string])[] = [
  ['??', 'write ifempty(value; replacement)'],
  ['?.', 'write a dot alone: a member of nothing is nothing'],
  ['<>', 'write !='],
  ['=>', "IML has no functions of its own; to pick a member of all items write map(array; 'key')"],
  ['**', 'IML has no powers; multiply, or write a function of the app itself'],
  ['~=', 'write !='],
  ['+=', 'IML sets nothing; write the sum, and keep it in temp'],
  ['-=', 'IML sets nothing; write the difference, and keep it in temp'],
  [':=', 'IML sets nothing; use temp'],
]

type Complaint = readonly [message: string, remedy: string]

/** Characters with a meaning elsewhere, and what IML has in their place. */
const CHARACTERS: ReadonlyMap<string, Complaint> = new Map<string, Complaint>([
  ['?', ['IML has no ? :', 'write if(condition; then; otherwise)']],
  [':', ['a : has no meaning here', 'put a format in quotes; write if(...) instead of ? :']],
  ['^', ['^ has no meaning here', 'IML has no powers; a | b is or, a & b is and']],
  ['\\', ['a backslash stands outside of a text', 'write quotes without a backslash']],
  ['\u00a0', ['a blank that does not break a line stands here', 'write a plain blank']],
  ...['“', '”', '„', '‘', '’', '‚'].map(
    (quote) => [quote, [`${quote} is no quote in IML`, `write ' or "`]] as const,
  ),
])

const DATE_TOKEN = /^(?:Y{2,4}|M{1,4}|D{1,4}|H{1,2}|h{1,2}|m{1,2}|s{1,2}|S{1,3}|A|a|Z{1,2}|X|x)$/

const FORMAT_REMEDY = "put the format in quotes, such as 'YYYY-MM-DD HH:mm:ss'"

/** The error for a token that cannot stand where a value is expected. */
export function missingValue(scanner: Scanner): ImlError {
  const { text, start } = scanner
  if (scanner.kind === 'end') return neverClosed(scanner)
  if (text.startsWith('...', start)) {
    return fail(
      scanner,
      '... is no value',
      '{{...}} may only stand alone, as the key of a member',
      3,
    )
  }
  if (scanner.kind === '[') {
    return fail(scanner, 'IML has no [ ] lists', 'write add(emptyarray; item; ...) instead')
  }
  if (scanner.kind === 'other') return unknownCharacter(scanner)
  const before = text.slice(0, start).trimEnd()
  if (scanner.kind === 'close' && before.endsWith('{{')) {
    const place = { start: before.length - 2, end: scanner.end }
    return syntaxError(text, place, 'there is nothing between {{ and }}', 'write an expression')
  }
  const foreign = foreignSign(scanner)
  if (foreign) return foreign
  const found = scanner.kind === 'close' ? 'before }}' : `before ${scanner.value}`
  return fail(scanner, `a value is missing ${found}`, 'write a value, a name or a call here')
}

/** The error for a sign of another language that ends at or begins with the token. */
function foreignSign(scanner: Scanner): ImlError | undefined {
  const { text, start } = scanner
  for (const [sign, remedy] of SIGNS) {
    const from = [start, start - 1].find((at) => text.startsWith(sign, at))
    if (from === undefined) continue
    const place = { start: from, end: from + sign.length }
    return syntaxError(text, place, `${sign} has no meaning here`, remedy)
  }
  return undefined
}

/** The error for a token that cannot follow a complete value. */
export function unexpected(scanner: Scanner): ImlError {
  switch (scanner.kind) {
    case 'end':
      return neverClosed(scanner)
    case 'separator': {
      const remedy = 'separators only stand between the arguments of a call'
      return fail(scanner, `${scanner.value} stands outside of a call`, remedy)
    }
    case ')':
    case ']':
      return fail(scanner, `${scanner.value} closes nothing`, 'remove it, or open it before')
    case '(':
      return notCallable(scanner)
    case 'sign':
      return fail(scanner, `${scanner.value} cannot stand between two values`, 'write != or =')
    case 'other':
      return unknownCharacter(scanner)
    default:
      return twoValues(scanner)
  }
}

/** The error for a bracket that is still open when the expression ends. */
export function neverClosedBracket(scanner: Scanner, bracket: number): ImlError {
  if (scanner.kind !== 'close') return unexpected(scanner)
  const written = scanner.text.charAt(bracket)
  const closing = written === '(' ? ')' : ']'
  const place = { start: bracket, end: bracket + 1 }
  return syntaxError(scanner.text, place, `${written} is never closed`, `write ${closing}`)
}

/** The error for a name that is missing behind a dot. */
export function missingMember(scanner: Scanner): ImlError {
  if (scanner.kind === 'end') return neverClosed(scanner)
  const remedy =
    scanner.kind === 'text' ? 'write + to join texts' : 'names with other signs need backticks'
  return fail(scanner, 'a name is missing after the dot', remedy)
}

function neverClosed({ text, open }: Scanner): ImlError {
  return syntaxError(
    text,
    { start: open, end: open + 2 },
    '{{ is never closed',
    'write }} after it',
    true,
  )
}

function fail(scanner: Scanner, message: string, remedy: string, length?: number): ImlError {
  const { start } = scanner
  const end = length === undefined ? Math.max(scanner.end, start + 1) : start + length
  return syntaxError(scanner.text, { start, end }, message, remedy)
}

/** Two values side by side: joined text, a word for an operator, or a format without quotes. */
function twoValues(scanner: Scanner): ImlError {
  const { text, start } = scanner
  const before = /[\w$]+$/.exec(text.slice(Math.max(0, start - 80), start).trimEnd())?.[0] ?? ''
  const word = scanner.kind === 'name' ? scanner.value : ''
  const wordRemedy = WORDS.get(word)
  if (wordRemedy !== undefined) {
    return fail(scanner, `"${word}" is no operator`, `write ${wordRemedy} instead`)
  }
  const beforeRemedy = WORDS_BEFORE.get(before)
  if (beforeRemedy !== undefined) return fail(scanner, `"${before}" is no operator`, beforeRemedy)
  const message = 'two values stand side by side'
  if (DATE_TOKEN.test(before) && DATE_TOKEN.test(word)) return fail(scanner, message, FORMAT_REMEDY)
  return fail(scanner, message, 'put + between them to join them as text')
}

function notCallable(scanner: Scanner): ImlError {
  const { text, start } = scanner
  const method = /\.\s*([\w$]+)\s*$/.exec(text.slice(Math.max(0, start - 80), start))?.[1]
  if (method === undefined)
    return fail(scanner, 'only a plain name can be called', 'write name(...)')
  if (keywords.has(method)) return fail(scanner, 'values have no methods', `write ${method}`)
  const known = functionNames().find((name) => name.toLowerCase() === method.toLowerCase())
  const remedy =
    known === undefined
      ? (meantElsewhere(method) ?? `write ${method}(value; ...) instead`)
      : `write ${known}(${findFunction(known)?.parameters ?? 'value'}) instead`
  return fail(scanner, 'values have no methods', remedy)
}

function unknownCharacter(scanner: Scanner): ImlError {
  const { text, start, value } = scanner
  if (value === '{') return openBrace(scanner)
  if (value === '}') return fail(scanner, 'a single } stands here', 'write }} to close {{')
  const before = /[\w$]+$/.exec(text.slice(Math.max(0, start - 80), start))?.[0] ?? ''
  if (value === ':' && DATE_TOKEN.test(before)) {
    return fail(scanner, 'a : has no meaning here', FORMAT_REMEDY)
  }
  const foreign = foreignSign(scanner)
  if (foreign) return foreign
  const [message, remedy] = CHARACTERS.get(value) ?? [
    `${value} has no meaning here`,
    'put a text in quotes, and an unusual name in backticks',
  ]
  return fail(scanner, message, remedy)
}

function openBrace(scanner: Scanner): ImlError {
  if (scanner.text.startsWith('{{', scanner.start)) {
    return fail(scanner, '{{ stands inside of an expression', 'names need no braces there', 2)
  }
  const remedy = 'write the members as JSON of the file, or return them from a function'
  return fail(scanner, 'IML has no { } collections', remedy)
}
