// Regular expressions from apps and users: JavaScript's own, stopped when they run away.
//
// Reading order: shape (what a pattern may cost at worst), guard (a time limit for what may cost too much).
import { createCache } from '../cache.ts'
import { ImlError } from '../error.ts'
import { withinTime } from './guard.ts'
import { type Shape, shapeOf, worstSteps } from './shape.ts'

/** What takes more steps at worst is watched: so many are some 50 ms. */
const HARMLESS_STEPS = 2e7
/** Milliseconds until a search is stopped: long enough for a busy machine. */
const LIMIT = 1_000
/** The time of a pattern that ran away is halved each time, so that a list of texts ends soon; not below. */
const LEAST_LIMIT = 100
/** Nothing stops V8 while it compiles a pattern; within these bounds that takes a second at worst. */
const LONGEST_PATTERN = 10_000
const MOST_GROUPS = 500
/** Longer results of a replacement are refused. */
export const LONGEST_RESULT = 10_000_000

interface Compiled {
  readonly source: string
  readonly regex: RegExp
  readonly shape: Shape
  limit: number
}

const cache = createCache<Compiled>()

/**
 * Whether `text` holds a match.
 *
 * @throws ImlError iml/invalid-value for a pattern that is no regular expression, and
 * iml/runaway-regex when the search was stopped
 */
export function safeTest(source: string, flags: string, text: string): boolean {
  const compiled = compile(source, flags)
  const { regex } = compiled
  return watched(compiled, worstSteps(compiled.shape, text.length), () => {
    regex.lastIndex = 0
    return regex.test(text)
  })
}

/**
 * The text with matches replaced: the first one, or all with the flag `g`. In the replacement `$$`,
 * `$&`, `` $` ``, `$'` and `$1` to `$99` are understood, as in JavaScript.
 *
 * @throws ImlError as `safeTest`, and for named groups, which Make refuses
 */
export function safeReplace(
  text: string,
  source: string,
  flags: string,
  replacement: string,
): string {
  const compiled = compile(source, flags)
  if (compiled.shape.named) {
    throw invalid('Named groups are not supported in a regular expression.', 'write $1 for a group')
  }
  const steps = worstSteps(compiled.shape, text.length) + text.length * replacement.length
  return watched(compiled, steps, () => replaced(compiled, text, replacement))
}

/**
 * The regular expression that a text between slashes is, as `replace` reads it. With a flag that is
 * unknown or stands twice the text is a plain one [inferred].
 */
export function readRegex(text: string): { source: string; flags: string } | undefined {
  const match = /^\/(.+)\/([gimsuy]*)$/s.exec(text)
  const [, source = '', flags = ''] = match ?? []
  const isPlain = match === null || new Set(flags).size < flags.length
  return isPlain ? undefined : { source, flags }
}

function compile(source: string, flags: string): Compiled {
  const key = `${flags}/${source}`
  const known = cache.get(key)
  if (known !== undefined) return known
  if (source.length > LONGEST_PATTERN) throw tooLarge(source, `${LONGEST_PATTERN} characters`)
  const regex = regexOf(source, flags)
  const shape = shapeOf(source)
  if (shape.groups > MOST_GROUPS) throw tooLarge(source, `${MOST_GROUPS} groups`)
  const compiled = { source, regex, shape, limit: LIMIT }
  cache.set(key, compiled)
  return compiled
}

function regexOf(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags)
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
}

function invalid(message: string, remedy?: string): ImlError {
  return new ImlError('iml/invalid-value', message, { remedy })
}

function tooLarge(source: string, most: string): ImlError {
  return invalid(`The regular expression ${shown(source)} is too large: it has more than ${most}.`)
}

function runsAway(source: string, why: string): ImlError {
  const message = `The regular expression ${shown(source)} runs away on this text: ${why}.`
  const remedy = 'avoid repetitions inside or next to repetitions of the same characters'
  return new ImlError('iml/runaway-regex', message, { remedy })
}

function shown(source: string): string {
  return `/${source.length > 60 ? `${source.slice(0, 60)}...` : source}/`
}

/** Runs a search, under a time limit unless so many steps cannot take long. */
function watched<Result extends string | boolean>(
  compiled: Compiled,
  steps: number,
  search: () => Result,
): Result {
  const { source, limit } = compiled
  try {
    if (steps <= HARMLESS_STEPS) return search()
    const result = withinTime(search, limit)
    if (result !== undefined) return result
  } catch (error) {
    // V8 compiles a pattern when it is first run, and may only then find it too large.
    if (error instanceof SyntaxError) throw invalid(error.message)
    // Where it may have to go back to it keeps on a stack of its own, which has an end.
    if (error instanceof RangeError) throw runsAway(source, 'it needs too much memory')
    throw error
  }
  compiled.limit = Math.max(LEAST_LIMIT, limit / 2)
  throw runsAway(source, `it had found no end after ${limit} ms`)
}

/** Match by match: V8 ends the whole process when a replacement of its own has too many parts. */
function replaced({ regex }: Compiled, text: string, replacement: string): string {
  let made = ''
  let done = 0
  regex.lastIndex = 0
  for (;;) {
    const match = regex.exec(text)
    if (match === null) break
    made += text.slice(done, match.index) + expand(replacement, match)
    if (made.length > LONGEST_RESULT) throw invalid('The replaced text becomes too long.')
    done = match.index + match[0].length
    if (!regex.global) break
    if (match[0] === '') regex.lastIndex += unitsAt(regex, text, done)
  }
  return made + text.slice(done)
}

/** An empty match moves on by one character: two units for a pair with the flag `u`. */
function unitsAt(regex: RegExp, text: string, position: number): number {
  return regex.unicode && (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1
}

function expand(replacement: string, match: RegExpExecArray): string {
  if (!replacement.includes('$')) return replacement
  const { 0: found, index, input } = match
  return replacement.replace(/\$(?:([$&`'])|(\d\d?))/g, (written, mark, digits) => {
    if (mark === '$') return '$'
    if (mark === '&') return found
    if (mark === '`') return input.slice(0, index)
    if (mark === "'") return input.slice(index + found.length)
    return groupText(String(digits), match) ?? written
  })
}

/** `$12` is group 12 where there are so many, else group 1 and a 2; group 0 does not exist. */
function groupText(digits: string, match: RegExpExecArray): string | undefined {
  const groups = match.length - 1
  const whole = Number(digits) <= groups ? digits : digits.slice(0, 1)
  const group = Number(whole)
  if (group < 1 || group > groups) return undefined
  return (match[group] ?? '') + digits.slice(whole.length)
}
