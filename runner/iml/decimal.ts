// Decimal arithmetic for + * / %: exact digits in BigInt, rounded to 20 as decimal.js rounds by default.
import { ImlError } from './error.ts'
import { EMPTY, toText } from './values.ts'

/** A finite decimal: coefficient times ten to the power of exponent. */
interface Decimal {
  readonly coefficient: bigint
  readonly exponent: number
}

/** decimal.js keeps 20 significant digits and rounds halves away from zero unless told otherwise. */
const PRECISION = 20

/** Longer numeric texts and larger exponents are beyond any number; they are read as plain numbers. */
const LONGEST_TEXT = 400
const LARGEST_EXPONENT = 400

const NUMERIC = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d+))?$/i
const OTHER_NUMERIC = /^[+-]?(?:Infinity|NaN|0x[\da-f]+|0b[01]+|0o[0-7]+)$/

/** A number, or the digits of numeric text, which may hold more of them than a number can. */
export type Operand = number | string

/**
 * What `*`, `/` and `%` calculate with. Throws ImlError without a place for anything that is no
 * number and no numeric text; decimal.js refuses the same values, in words that are not ours.
 */
export function operandOf(value: unknown): Operand {
  if (typeof value === 'number') return value
  if (typeof value === 'string' && NUMERIC.test(value)) return digitsOf(value)
  if (typeof value === 'string' && OTHER_NUMERIC.test(value)) return signedNumber(value)
  throw new ImlError('iml/invalid-value', `${shown(value)} is not a valid number.`, {
    remedy: 'only numbers and numeric text can be multiplied or divided',
  })
}

/** Numeric text as an operand: its digits as they are, or a number when they lead too far. */
function digitsOf(text: string): Operand {
  const exponent = NUMERIC.exec(text)?.[1]
  const far = exponent !== undefined && Math.abs(Number(exponent)) > LARGEST_EXPONENT
  return far || text.length > LONGEST_TEXT ? Number(text) : text
}

/** Reads `-0x1f`, which Number() refuses because of the sign. */
function signedNumber(text: string): number {
  const bare = Number(text.replace(/^[+-]/, ''))
  return text.startsWith('-') ? -bare : bare
}

/** A value as it stands in a message. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  const text = toText(value === EMPTY ? '' : value)
  return `'${text.length > 60 ? `${text.slice(0, 60)}…` : text}'`
}

/** The sum; equal to `new Decimal(left).plus(right).toNumber()`. */
export function add(left: number, right: number): number {
  const sum = left + right
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right) && Number.isSafeInteger(sum)) {
    return sum
  }
  if (!Number.isFinite(left) || !Number.isFinite(right)) return sum
  const [first, second, exponent] = aligned(decimal(left), decimal(right))
  return rounded(first + second, exponent)
}

/** The product; equal to `new Decimal(left).times(right).toNumber()`. */
export function multiply(left: Operand, right: Operand): number {
  const product = Number(left) * Number(right)
  if (areSafe(left, right) && Number.isSafeInteger(product)) return product
  if (!areFinite(left, right)) return product
  const first = decimal(left)
  const second = decimal(right)
  return rounded(first.coefficient * second.coefficient, first.exponent + second.exponent)
}

/** The quotient; equal to `new Decimal(left).dividedBy(right).toNumber()`. */
export function divide(left: Operand, right: Operand): number {
  const quotient = Number(left) / Number(right)
  if (areSafe(left, right) && Number.isInteger(quotient)) {
    // A whole double is the true quotient only when nothing is left over.
    if (Number(left) % Number(right) === 0) return quotient
  }
  if (!areFinite(left, right)) return quotient
  const first = decimal(left)
  const second = decimal(right)
  if (second.coefficient === 0n) return quotient
  // Enough digits that the quotient has at least one more than is kept.
  const missing = PRECISION + 2 + digits(second.coefficient) - digits(first.coefficient)
  const scale = Math.max(0, missing)
  const whole = (first.coefficient * 10n ** BigInt(scale)) / second.coefficient
  return rounded(whole, first.exponent - second.exponent - scale)
}

/** The remainder with the sign of `left`; equal to `new Decimal(left).modulo(right).toNumber()`. */
export function modulo(left: Operand, right: Operand): number {
  const remainder = Number(left) % Number(right)
  if (areSafe(left, right) || !areFinite(left, right)) return remainder
  const [first, second, exponent] = aligned(decimal(left), decimal(right))
  return second === 0n ? Number.NaN : rounded(first % second, exponent)
}

function areSafe(left: Operand, right: Operand): boolean {
  return Number.isSafeInteger(left) && Number.isSafeInteger(right)
}

function areFinite(left: Operand, right: Operand): boolean {
  return isFiniteOperand(left) && isFiniteOperand(right)
}

function isFiniteOperand(operand: Operand): boolean {
  return typeof operand === 'string' || Number.isFinite(operand)
}

/** Reads a finite operand digit by digit; the shortest text of a number holds all it is worth. */
function decimal(operand: Operand): Decimal {
  const text = String(operand)
  const [mantissa = '', power = '0'] = text.split(/e/i)
  const point = mantissa.indexOf('.')
  if (point < 0) return { coefficient: signed(mantissa), exponent: Number(power) }
  const fraction = mantissa.slice(point + 1)
  const exponent = Number(power) - fraction.length
  return { coefficient: signed(mantissa.slice(0, point) + fraction), exponent }
}

/** A whole number of any length; BigInt() knows `-1` but not `+1`. */
function signed(text: string): bigint {
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text.replace('+', ''))
}

/** Both coefficients under the same exponent. */
function aligned(left: Decimal, right: Decimal): [bigint, bigint, number] {
  const exponent = Math.min(left.exponent, right.exponent)
  return [
    left.coefficient * 10n ** BigInt(left.exponent - exponent),
    right.coefficient * 10n ** BigInt(right.exponent - exponent),
    exponent,
  ]
}

function digits(coefficient: bigint): number {
  return (coefficient < 0n ? -coefficient : coefficient).toString().length
}

/** The nearest number to a decimal that was first rounded to 20 digits, halves away from zero. */
function rounded(coefficient: bigint, exponent: number): number {
  const surplus = digits(coefficient) - PRECISION
  if (surplus <= 0) return Number(`${coefficient}e${exponent}`)
  const unit = 10n ** BigInt(surplus)
  const half = coefficient < 0n ? -unit / 2n : unit / 2n
  return Number(`${(coefficient + half) / unit}e${exponent + surplus}`)
}
