// The sentences of the check: what is said about each way in which a value can break its schema.
import type { ErrorObject } from 'ajv'
import { type Advice, didYouMean, isRecord, type Path, stringOf } from '../../text/index.ts'
import type { Mistake } from './part.ts'

/** JSON types with their articles. */
const TYPE_WORDS: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['integer', 'a whole number'],
  ['boolean', 'true or false'],
  ['object', 'an object'],
  ['array', 'a list'],
  ['null', 'null'],
])

/** What a value is, with its article. */
export function kindInWords(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'boolean') return String(value)
  return TYPE_WORDS.get(typeof value) ?? 'something else'
}

/** `a`, `a or b`, `a, b or c`. */
export function oneOfThem(words: readonly string[]): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}

/** What stands at a path, as a person calls it: the last name on the way. */
export function nameAt(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return 'The file'
  if (typeof last === 'string') return `"${last}"`
  const list = path.findLast((step) => typeof step === 'string')
  return list === undefined ? `Item ${last + 1}` : `Item ${last + 1} of "${list}"`
}

export function wrongType(path: Path, types: readonly string[], value: unknown): Mistake {
  const words = [...new Set(types)].map((type) => TYPE_WORDS.get(type) ?? type)
  const message = `${nameAt(path)} must be ${oneOfThem(words)}, not ${kindInWords(value)}.`
  const advice = otherwiseWritten(types, value)
  return { kind: 'wrong-type', path, message, ...(advice === undefined ? {} : { advice }) }
}

/** What to do where only quotes are too many or too few. */
function otherwiseWritten(types: readonly string[], value: unknown): string | undefined {
  const takes = (...some: readonly string[]) => types.some((type) => some.includes(type))
  const isFlag = value === 'true' || value === 'false'
  const isNumber = typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
  if ((isFlag && takes('boolean')) || (isNumber && takes('number', 'integer'))) {
    return `write ${value}, without quotes`
  }
  if (takes('boolean') && types.length === 1) return 'write true or false'
  return undefined
}

/** A text that is none of the known words; `free` when an expression may stand in its place. */
export function wrongWord(
  path: Path,
  words: readonly unknown[],
  value: unknown,
  free: boolean,
): Mistake {
  const shown = typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
  const known = words.map(String)
  const near = typeof value === 'string' ? nearest(value, known) : undefined
  const list = `${knownAre(known)}${free ? '; an expression may stand here, too' : ''}`
  const message = `${nameAt(path)} cannot be ${shown}.`
  return { kind: 'wrong-value', path, message, advice: near ?? list }
}

/** What other languages call the types of Make. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['str', 'text'],
  ['int', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['bool', 'boolean'],
  ['object', 'collection'],
  ['list', 'array'],
  ['datetime', 'date'],
  ['dropdown', 'select'],
  ['enum', 'select'],
])

function nearest(value: string, known: readonly string[]): Advice | undefined {
  const word = ELSEWHERE.get(value.toLowerCase())
  return word !== undefined && known.includes(word)
    ? { suggestion: word }
    : didYouMean(value, known)
}

/** `elsewhere`: where the key does exist, when it does, or other advice that is better than a guess. */
export function unknownKey(
  path: Path,
  what: string,
  known: Iterable<string>,
  elsewhere?: Advice,
): Mistake {
  const key = String(path.at(-1))
  const names = [...known]
  // of two names that are equally near the one with the longer same beginning comes first
  const near = names.toSorted((one, other) => sameStart(key, other) - sameStart(key, one))
  const advice = elsewhere ?? didYouMean(key, near) ?? knownAre(names)
  return {
    kind: 'unknown-key',
    path,
    onKey: true,
    message: `There is no "${key}" in ${what}.`,
    advice,
  }
}

/** How many letters two names begin with alike. */
function sameStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length++
  return length
}

/** Names that are listed where none is near enough to be suggested. */
const MOST_NAMES = 16

/** `known are a, b, c`, or the first of many. */
export function knownAre(names: readonly string[]): string {
  if (names.length === 0) return 'nothing may stand here'
  const more = names.length > MOST_NAMES ? `, ... (${names.length} in all)` : ''
  return `known are ${names.slice(0, MOST_NAMES).join(', ')}${more}`
}

/** `why` ends the sentence: `in a parameter`, `for a POST request`. */
export function missingKey(path: Path, key: string, why: string, advice?: Advice): Mistake {
  const message = `"${key}" is missing ${why}.`
  return { kind: 'missing-key', path, message, advice: advice ?? `add "${key}"`, missing: key }
}

/** What an object that only a schema describes is called. */
const objectAt = (path: Path): string =>
  path.length === 0 ? 'this file' : `"${path.findLast((step) => typeof step === 'string') ?? ''}"`

type Say = (error: ErrorObject, path: Path) => Mistake

const tooLong: Say = ({ params, data }, path) => ({
  kind: 'wrong-value',
  path,
  message: `${nameAt(path)} has ${stringOf(data).length} characters.`,
  advice: `at most ${params.limit} are allowed`,
})

const tooShort: Say = (_, path) => ({
  kind: 'wrong-value',
  path,
  message: `${nameAt(path)} must not be empty.`,
})

const misfit: Say = ({ params, data }, path) => ({
  kind: 'wrong-value',
  path,
  message: `${nameAt(path)} cannot be ${JSON.stringify(data)}.`,
  advice: `it must fit ${params.pattern}`,
})

const outOfRange: Say = ({ params, data }, path) => ({
  kind: 'wrong-value',
  path,
  message: `${nameAt(path)} cannot be ${stringOf(data)}.`,
  advice: `it must be ${params.comparison === '<=' ? 'at most' : 'at least'} ${params.limit}`,
})

const surplus: Say = ({ params, parentSchema }, path) => {
  const known = namesIn(parentSchema?.properties)
  const patterns = namesIn(parentSchema?.patternProperties)
  const key = String(params.additionalProperty)
  const fitting = patterns.map((pattern) => `names that fit ${pattern}`)
  const advice = didYouMean(key, known) ?? knownAre([...known, ...fitting])
  return unknownKey([...path, key], objectAt(path), known, advice)
}

const namesIn = (value: unknown): readonly string[] => (isRecord(value) ? Object.keys(value) : [])

/** One sentence per keyword; keywords that only collect others are not here. */
export const SENTENCES: ReadonlyMap<string, Say> = new Map<string, Say>([
  ['type', ({ params, data }, path) => wrongType(path, [params.type].flat(), data)],
  ['enum', ({ params, data }, path) => wrongWord(path, params.allowedValues, data, false)],
  ['const', ({ params, data }, path) => wrongWord(path, [params.allowedValue], data, false)],
  [
    'required',
    ({ params }, path) => missingKey(path, params.missingProperty, `in ${objectAt(path)}`),
  ],
  ['additionalProperties', surplus],
  ['maxLength', tooLong],
  ['minLength', tooShort],
  ['minItems', tooShort],
  ['pattern', misfit],
  ['minimum', outOfRange],
  ['maximum', outOfRange],
])

/** What is said where a keyword has no sentence of its own. */
export function unsaid({ message = 'is not allowed' }: ErrorObject, path: Path): Mistake {
  return { kind: 'wrong-value', path, message: `${nameAt(path)} ${message}.` }
}
