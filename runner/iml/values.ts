// What a value of the language is, and how it turns into text, a number or yes and no; throws nothing.

/**
 * Explicitly empty text (`emptystring`): counts as a value, where plain `''` counts as nothing. Where
 * it slips out of the evaluator inside an array, JSON and text show it as `''`.
 */
export const EMPTY: object = Object.freeze(
  Object.assign(Object.create(null), { toJSON: () => '', toString: () => '' }),
)

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export type Kind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'buffer'
  | 'array'
  | 'collection'
  | 'null'
  | 'undefined'
  | 'empty'

/** The kind of a value; a bigint counts as number, a symbol or a function as undefined. */
export function kindOf(value: unknown): Kind {
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'number':
    case 'bigint':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'object':
      return kindOfObject(value)
    default:
      return 'undefined'
  }
}

function kindOfObject(value: object | null): Kind {
  if (value === null) return 'null'
  if (value === EMPTY) return 'empty'
  if (Array.isArray(value)) return 'array'
  if (isDate(value)) return 'date'
  if (isBuffer(value)) return 'buffer'
  return 'collection'
}

/** True for dates of any realm: custom functions hand over dates that `instanceof` does not know. */
export function isDate(value: unknown): value is Date {
  return (
    value instanceof Date ||
    (typeof value === 'object' && Object.prototype.toString.call(value) === '[object Date]')
  )
}

export function isBuffer(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array
}

export function isCollection(value: unknown): value is Record<string, unknown> {
  return kindOf(value) === 'collection'
}

/** True for text without characters, written as `emptystring` or not. */
export function isEmptyText(value: unknown): boolean {
  return value === '' || value === EMPTY
}

/**
 * The text a value becomes between other text: nothing for null and undefined, ISO 8601 in UTC for
 * a date, items joined with commas for an array, `{object}` for a collection, UTF-8 for a buffer.
 */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined || value === EMPTY) return ''
  if (typeof value !== 'object') return typeof value === 'function' ? '' : String(value)
  if (Array.isArray(value)) return arrayToText(value, [])
  if (isDate(value)) return dateToText(value)
  if (isBuffer(value)) return decoder.decode(value)
  return '{object}'
}

/** Arrays deeper inside of arrays are left out of the text, and so is an array inside of itself. */
const DEEPEST = 200

function arrayToText(items: readonly unknown[], outer: readonly (readonly unknown[])[]): string {
  if (outer.length >= DEEPEST || outer.includes(items)) return ''
  const around = [...outer, items]
  return items
    .map((item) => (Array.isArray(item) ? arrayToText(item, around) : toText(item)))
    .join(',')
}

function dateToText(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'Invalid date' : date.toISOString()
}

const LONGEST_QUOTE = 100

/** A value as error messages show it: its text in quotation marks, cut when it is long. */
export function quoted(value: unknown): string {
  const text = toText(value)
  return text.length > LONGEST_QUOTE ? `'${text.slice(0, LONGEST_QUOTE)}...'` : `'${text}'`
}

/** As JavaScript's `Number`: null and empty text are 0, a date its milliseconds, others NaN. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value
  if (value === EMPTY) return 0
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'symbol' ? Number.NaN : Number(value)
  }
  if (isDate(value)) return value.getTime()
  return isBuffer(value) || Array.isArray(value) ? Number(toText(value)) : Number.NaN
}

/** As JavaScript: 0, NaN, empty text, null, undefined and false are no, all else is yes. */
export function truthy(value: unknown): boolean {
  return value !== EMPTY && Boolean(value)
}

/** A value as it leaves the evaluator: `emptystring` becomes `''`. */
export function atBoundary(value: unknown): unknown {
  return value === EMPTY ? '' : value
}
