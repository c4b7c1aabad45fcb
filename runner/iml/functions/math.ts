// The math functions on one number; those on many are in math-many.ts.
import { quoted, toText } from '../values.ts'
import { invalid, nothing, numberOf, textOr, wholeOr } from './arguments.ts'
import { cut, fixed } from './decimals.ts'
import type { FunctionGroup, ImlFunction } from './function.ts'
import { mathOfMany } from './math-many.ts'

const PAGE = 'https://help.make.com/math-functions'
const MOST_DECIMALS = 100

const abs: ImlFunction = {
  name: 'abs',
  parameters: 'number',
  arity: [1, 1],
  result: 'number',
  doc: 'The number without its sign.',
  example: { template: '{{abs(-3.7)}}', gives: 3.7 },
  source: PAGE,
  certain: true,
  call: ([number]) => Math.abs(numberOf(number)),
}

const ceil: ImlFunction = {
  name: 'ceil',
  parameters: 'number',
  arity: [1, 1],
  result: 'number',
  doc: 'The smallest whole number that is not less than the number.',
  example: { template: '{{ceil(1.2)}}', gives: 2 },
  source: PAGE,
  certain: true,
  call: ([number]) => withoutMinusZero(Math.ceil(numberOf(number))),
}

const floor: ImlFunction = {
  name: 'floor',
  parameters: 'number',
  arity: [1, 1],
  result: 'number',
  doc: 'The greatest whole number that is not more than the number.',
  example: { template: '{{floor(1.8)}}', gives: 1 },
  source: PAGE,
  certain: true,
  call: ([number]) => Math.floor(numberOf(number)),
}

const round: ImlFunction = {
  name: 'round',
  parameters: 'number',
  arity: [1, 1],
  result: 'number',
  doc: 'The nearest whole number; halves go up.',
  example: { template: '{{round(1.5)}}', gives: 2 },
  source: PAGE,
  certain: true,
  note: 'Negative halves go up too, as in JavaScript [inferred]; there is no documented argument for decimals.',
  call: ([number]) => withoutMinusZero(Math.round(numberOf(number))),
}

/** JSON has no -0, and nobody expects one. */
function withoutMinusZero(number: number): number {
  return number === 0 ? 0 : number
}

/** The number of decimals that is asked for, kept within what JavaScript can print. */
function decimalsOf(value: unknown): number {
  const decimals = wholeOr(value, 0)
  if (Math.abs(decimals) <= MOST_DECIMALS) return decimals
  throw invalid(`${quoted(value)} is no usable number of decimals.`, `at most ${MOST_DECIMALS}`)
}

const trunc: ImlFunction = {
  name: 'trunc',
  parameters: 'number; [decimals]',
  arity: [1, 2],
  result: 'number',
  doc: 'The number cut off at the point, or after so many decimals.',
  example: { template: '{{trunc(3.789; 2)}}', gives: 3.78 },
  source: `${PAGE}; https://github.com/integromat/make-skills skills/make-module-configuring/iml-expressions.md`,
  certain: true,
  note: 'Negative decimals set digits before the point to 0 [observed].',
  call: ([number, decimals]) => withoutMinusZero(cut(numberOf(number), decimalsOf(decimals))),
}

function format([number, decimals, point, thousands]: readonly unknown[]): string {
  if (nothing(number)) return ''
  const [whole = '', fraction] = fixed(numberOf(number), Math.max(0, decimalsOf(decimals))).split(
    '.',
  )
  const grouped = whole.replace(/\d(?=(?:\d{3})+$)/g, `$&${SEPARATOR}`)
  const text = grouped.split(SEPARATOR).join(textOr(thousands, '.'))
  return fraction === undefined ? text : text + textOr(point, ',') + fraction
}

/** Stands between groups until the wanted text, which may hold `$`, takes its place. */
const SEPARATOR = ' '

const formatNumber: ImlFunction = {
  name: 'formatNumber',
  parameters: 'number; decimals; [decimal separator]; [thousands separator]',
  arity: [2, 4],
  result: 'text',
  doc: 'The number as text with so many decimals, a comma before them and points between thousands unless told.',
  example: { template: '{{formatNumber(123456789; 3)}}', gives: '123.456.789,000' },
  source: PAGE,
  certain: true,
  note: 'Halves are rounded away from zero, and nothing gives empty text [inferred].',
  call: format,
}

/**
 * Text as people write numbers: blanks and the other separator are ignored.
 *
 * @throws ImlError for a separator that is neither point nor comma, and for what is no number
 */
function parse([value, separator]: readonly unknown[]): number | null {
  if (typeof value === 'number') return value
  const point = nothing(separator) ? '.' : toText(separator)
  if (point !== '.' && point !== ',') {
    throw invalid(`${quoted(point)} is not a valid decimal separator.`, "write '.' or ','")
  }
  const text = toText(value).trim()
  if (text === '') return null
  const other = point === '.' ? ',' : '.'
  const digits = text.replace(/\s/g, '').replaceAll(other, '').replace(point, '.')
  const isNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits)
  if (isNumber && Number.isFinite(Number(digits))) return Number(digits)
  throw invalid(`${quoted(value)} is not a valid number.`)
}

const parseNumber: ImlFunction = {
  name: 'parseNumber',
  parameters: 'text; [decimal separator]',
  arity: [1, 2],
  result: 'number',
  doc: 'The number a text holds; blanks and the separator of thousands are ignored.',
  example: { template: "{{parseNumber('1 756,456'; ',')}}", gives: 1756.456 },
  source: PAGE,
  certain: true,
  note: 'The separator is a point unless told [observed]; nothing gives null and other text an error [inferred].',
  call: parse,
}

export const math: FunctionGroup = {
  title: 'Math',
  functions: [abs, ceil, floor, formatNumber, ...mathOfMany, parseNumber, round, trunc],
}
