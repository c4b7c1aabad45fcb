// When two values of an array are the same one: the rules behind distinct, contains and arrayDiff.
import { ImlError } from '../error.ts'
import { isBuffer, isCollection, isDate, kindOf, toText } from '../values.ts'

const DEEPEST = 200

/**
 * A text that is equal for equal values: kinds count (`1` and `"1"` differ), collections are
 * compared with all their members in any order, dates by time.
 */
export function identity(value: unknown): string {
  return inner(value, 0)
}

/** The same, but texts, numbers and booleans are equal when their texts are. */
export function looseIdentity(value: unknown): string {
  const kind = kindOf(value)
  if (kind === 'number' || kind === 'boolean' || kind === 'text' || kind === 'empty') {
    return JSON.stringify(toText(value))
  }
  return inner(value, 0)
}

function inner(value: unknown, depth: number): string {
  if (depth > DEEPEST) {
    throw new ImlError('iml/too-deep', `Values nested deeper than ${DEEPEST} cannot be compared.`)
  }
  if (Array.isArray(value)) return `[${value.map((item) => inner(item, depth + 1)).join()}]`
  if (isDate(value)) return `date ${value.getTime()}`
  if (isBuffer(value)) return `buffer ${Buffer.from(value).toString('base64')}`
  if (isCollection(value)) {
    const members = Object.keys(value)
      .filter((name) => value[name] !== undefined)
      .sort()
      .map((name) => `${JSON.stringify(name)}:${inner(value[name], depth + 1)}`)
    return `{${members.join()}}`
  }
  const kind = kindOf(value)
  return kind === 'text' || kind === 'empty' ? JSON.stringify(toText(value)) : String(value)
}
