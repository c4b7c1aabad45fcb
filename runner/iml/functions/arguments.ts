// Reading one argument of a function as what the function needs; refuses what cannot be that.
import { ImlError } from '../error.ts'
import { EMPTY, isCollection, isEmptyText, kindOf, quoted, toNumber, toText } from '../values.ts'

/** True for an argument that says nothing: left out, undefined or null. */
export function missing(value: unknown): value is null | undefined {
  return value === undefined || value === null
}

/** True for nothing and for text without characters. */
export function nothing(value: unknown): boolean {
  return missing(value) || isEmptyText(value)
}

/** The error for an argument that has a value of the wrong kind. */
export function invalid(message: string, remedy?: string): ImlError {
  return new ImlError('iml/invalid-value', message, { remedy })
}

/**
 * A number: null and empty text count 0 and a missing argument NaN, as in JavaScript; the reference
 * knows no wording for other values, so the one thrown is ours.
 */
export function numberOf(value: unknown): number {
  if (typeof value === 'number') return value
  const number = toNumber(value)
  if (Number.isNaN(number) && value !== undefined) {
    throw invalid(`${quoted(value)} is not a valid number.`)
  }
  return number
}

/** A number, or `otherwise` when the argument says nothing. */
export function numberOr<Otherwise>(value: unknown, otherwise: Otherwise): number | Otherwise {
  return nothing(value) ? otherwise : numberOf(value)
}

/** A whole number, or `otherwise` when the argument says nothing; fractions are cut off. */
export function wholeOr<Otherwise>(value: unknown, otherwise: Otherwise): number | Otherwise {
  const number = numberOr(value, otherwise)
  return typeof number === 'number' ? Math.trunc(number) : number
}

/** The text of an argument, or `otherwise` when the argument is left out or null. */
export function textOr<Otherwise>(value: unknown, otherwise: Otherwise): string | Otherwise {
  return missing(value) ? otherwise : toText(value)
}

/**
 * The items of an array; nothing counts as no items [inferred from apps that join or convert what
 * is not there].
 *
 * @throws ImlError `'x' is not a valid array`, the wording seen in scenario logs
 */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  if (nothing(value)) return []
  throw invalid(`${quoted(value)} is not a valid array`, 'give an array; split makes one of text')
}

/** The members of a collection; nothing counts as no members [inferred]. */
export function collectionOf(value: unknown): Readonly<Record<string, unknown>> {
  if (isCollection(value)) return value
  if (nothing(value)) return {}
  throw invalid(`${quoted(value)} is not a valid collection`, `it is of type ${kindOf(value)}`)
}

/** A value as it may stand inside an array or a collection: explicitly empty text as `''`. */
export function asItem(value: unknown): unknown {
  return value === EMPTY ? '' : value
}
