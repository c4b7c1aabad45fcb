// What a given value says before its type is looked at: nothing, emptied on purpose, or mapped.
import { EMPTY } from '../iml/index.ts'

const ERASE = /^\{\{\s*erase\s*\}\}$/
const EMPTY_TEXT = /^\{\{\s*emptystring\s*\}\}$/

/** True for what an untouched field of the dialog gives: undefined, null and plain empty text. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** True for null and for the lone expression `{{erase}}`, which both mean "clear this". */
export function isErased(value: unknown): boolean {
  return value === null || (typeof value === 'string' && ERASE.test(value))
}

/** True for text that is empty on purpose: `emptystring`, evaluated or as a lone expression. */
export function isForcedEmpty(value: unknown): boolean {
  return value === EMPTY || (typeof value === 'string' && EMPTY_TEXT.test(value))
}

/** True for text that holds both kinds of double braces: the dialog takes it for an expression. */
export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.includes('{{') && value.includes('}}')
}

/** True for text that is one expression and nothing else: its result keeps its type. */
export function isLoneExpression(value: unknown): value is string {
  if (typeof value !== 'string') return false
  return value.lastIndexOf('{{') === 0 && value.indexOf('}}') === value.length - 2
}
