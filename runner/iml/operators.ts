// The table of operators: how each is written, how tightly it binds and what it means.

import type { Certain } from '../text/index.ts'
import { comparable, looselyEqual } from './comparison.ts'
import { add, divide, modulo, multiply, operandOf } from './decimal.ts'
import { kindOf, toNumber, toText, truthy } from './values.ts'

export interface BinaryOperator {
  /** As Make's own parser names it. */
  readonly sign: string
  /** Other spellings of the same operator. */
  readonly aliases?: readonly string[]
  /** Higher binds tighter; operators of one level group from the left. */
  readonly precedence: number
  readonly doc: string
  readonly source: string
  readonly certain: Certain
  /** Given where the left side alone may decide; the right side is then not evaluated. */
  readonly decides?: (left: unknown) => boolean
  /** True when it throws ImlError, without a place, for an operand that is no number. */
  readonly refuses?: boolean
  readonly evaluate: (left: unknown, right: unknown) => unknown
}

export interface UnaryOperator {
  readonly sign: string
  readonly doc: string
  readonly source: string
  readonly certain: boolean
  readonly evaluate: (operand: unknown) => unknown
}

const NOTES = 'unofficial notes'
const STRICT = `${NOTES}; developers.make.com block-elements/iml: all equality operations are strict`
const HELP = 'AdobeDocs/workfront-fusion.en (white label of the same engine)'

/** From the tightest to the loosest. */
export const binaryOperators: readonly BinaryOperator[] = [
  {
    sign: '*',
    precedence: 14,
    doc: 'Decimal product; both sides must be numbers or numeric text.',
    source: NOTES,
    certain: false,
    refuses: true,
    evaluate: (left, right) => multiply(operandOf(left), operandOf(right)),
  },
  {
    sign: '/',
    precedence: 14,
    doc: 'Decimal quotient to 20 digits; dividing by 0 gives Infinity, 0 by 0 NaN.',
    source: NOTES,
    certain: false,
    refuses: true,
    evaluate: (left, right) => divide(operandOf(left), operandOf(right)),
  },
  {
    sign: '%',
    precedence: 14,
    doc: 'Remainder with the sign of the left side.',
    source: NOTES,
    certain: false,
    refuses: true,
    evaluate: (left, right) => modulo(operandOf(left), operandOf(right)),
  },
  {
    sign: '+',
    precedence: 13,
    doc: 'Decimal sum of two numbers; the other side when one is null; otherwise joined text.',
    source: NOTES,
    certain: false,
    evaluate: plus,
  },
  {
    sign: '++',
    precedence: 13,
    doc: 'Both sides as plain numbers, added.',
    source: NOTES,
    certain: false,
    evaluate: (left, right) => toNumber(left) + toNumber(right),
  },
  {
    sign: '-',
    precedence: 13,
    doc: 'Both sides as plain numbers, subtracted; dates count as milliseconds.',
    source: `help.make.com/date-and-time-functions, two formulas; ${HELP}`,
    certain: true,
    evaluate: (left, right) => toNumber(left) - toNumber(right),
  },
  {
    sign: '<',
    precedence: 11,
    doc: 'Less: two texts by character, dates by time, anything else as numbers.',
    source: NOTES,
    certain: false,
    evaluate: (left, right) => comparable(left) < comparable(right),
  },
  {
    sign: '<=',
    precedence: 11,
    doc: 'Less or equal, compared as < does.',
    source: NOTES,
    certain: false,
    evaluate: (left, right) => comparable(left) <= comparable(right),
  },
  {
    sign: '>',
    precedence: 11,
    doc: 'Greater, compared as < does.',
    source: NOTES,
    certain: false,
    evaluate: (left, right) => comparable(left) > comparable(right),
  },
  {
    sign: '>=',
    precedence: 11,
    doc: 'Greater or equal, compared as < does.',
    source: NOTES,
    certain: false,
    evaluate: (left, right) => comparable(left) >= comparable(right),
  },
  {
    sign: '=',
    aliases: ['==', '==='],
    precedence: 10,
    doc: "Loosely equal: '1' equals 1, null equals undefined; dates by time, containers by identity.",
    source: STRICT,
    certain: 'against',
    evaluate: looselyEqual,
  },
  {
    sign: '!=',
    aliases: ['!=='],
    precedence: 10,
    doc: 'Not loosely equal.',
    source: STRICT,
    certain: 'against',
    evaluate: (left, right) => !looselyEqual(left, right),
  },
  {
    sign: '&',
    aliases: ['&&'],
    precedence: 6,
    doc: 'The left side when it counts as no, otherwise the right side.',
    source: NOTES,
    certain: false,
    decides: (left) => !truthy(left),
    evaluate: (left, right) => (truthy(left) ? right : left),
  },
  {
    sign: '|',
    aliases: ['||'],
    precedence: 5,
    doc: 'The left side when it counts as yes, otherwise the right side.',
    source: NOTES,
    certain: false,
    decides: truthy,
    evaluate: (left, right) => (truthy(left) ? left : right),
  },
]

/** Both bind tighter than every sign between two values. */
export const unaryOperators: readonly UnaryOperator[] = [
  {
    sign: '!',
    doc: 'Yes becomes no and no becomes yes.',
    source: HELP,
    certain: true,
    evaluate: (operand) => !truthy(operand),
  },
  {
    sign: '-',
    doc: 'The value as a number, with the sign turned [inferred: undocumented, binds like !].',
    source: NOTES,
    certain: false,
    evaluate: (operand) => -toNumber(operand),
  },
]

const bySign: ReadonlyMap<string, BinaryOperator> = new Map(
  binaryOperators.flatMap((operator) =>
    [operator.sign, ...(operator.aliases ?? [])].map((sign) => [sign, operator] as const),
  ),
)

const unaryBySign: ReadonlyMap<string, UnaryOperator> = new Map(
  unaryOperators.map((operator) => [operator.sign, operator]),
)

/** The operator a sign between two values stands for, in any spelling. */
export function binaryOperator(sign: string): BinaryOperator | undefined {
  return bySign.get(sign)
}

/** The operator a sign before a value stands for. */
export function unaryOperator(sign: string): UnaryOperator | undefined {
  return unaryBySign.get(sign)
}

function plus(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return add(left, right)
  if (left === null || left === undefined) return isLonely(right) ? (right ?? null) : toText(right)
  if (right === null || right === undefined) return isLonely(left) ? left : toText(left)
  return toText(left) + toText(right)
}

/** True for what survives `+` beside null as it is; containers become text instead [inferred]. */
function isLonely(value: unknown): boolean {
  const kind = kindOf(value)
  return kind !== 'array' && kind !== 'collection' && kind !== 'buffer'
}
