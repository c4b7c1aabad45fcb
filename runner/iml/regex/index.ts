// Regular expressions from users, run so that no pattern and no text can block the process.
//
// Reading order: syntax, atom, parse (the tree), cost (is JavaScript's own engine safe?), char-test,
// program, match (our own engine, used only when it is not).
import { ImlError } from '../error.ts'
import { worstSteps } from './cost.ts'
import { type Searcher, StepsError, searcher } from './match.ts'
import { parsePattern, UnknownRegexError } from './parse.ts'
import { compilePattern, LongRegexError, type Program } from './program.ts'
import type { Pattern } from './syntax.ts'

/** Up to so many steps at worst, JavaScript's own engine does the work: some 50 ms. */
const NATIVE_STEPS = 2e7
const LONGEST_PATTERN = 5_000
/** Longer results of a replacement are refused. */
export const LONGEST_RESULT = 10_000_000
const CACHE_SIZE = 200

/** Steps of our own engine before it gives up: some 100 ms, and more only for longer texts. */
function allowedSteps(length: number): number {
  return 1_500_000 + 100 * Math.max(0, length - 10_000)
}

interface Compiled {
  readonly pattern: Pattern
  readonly native: RegExp
  program: Program | undefined
}

const cache = new Map<string, Compiled>()

/**
 * Whether `text` holds a match.
 *
 * @throws ImlError iml/invalid-value for a pattern that is no regular expression, and when finding
 * out would take too long
 */
export function safeTest(source: string, flags: string, text: string): boolean {
  const compiled = compile(source, flags)
  return guard(compiled, () => finder(compiled, text)(0) !== undefined)
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
  if (compiled.pattern.named) {
    throw invalid('Named groups are not supported in a regular expression.', 'write $1 for a group')
  }
  return guard(compiled, () => replaced(compiled, text, replacement))
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
  if (source.length > LONGEST_PATTERN) throw tooSlow(source, 'it is very long')
  const native = nativeOf(source, flags)
  const compiled = { native, pattern: parsed(source, flags), program: undefined }
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(key, compiled)
  return compiled
}

function nativeOf(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags)
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error))
  }
}

function parsed(source: string, flags: string): Pattern {
  try {
    return parsePattern(source, flags)
  } catch (error) {
    if (!(error instanceof UnknownRegexError)) throw error
    throw invalid(`The regular expression /${source}/ is not understood: ${error.message}`)
  }
}

function invalid(message: string, remedy?: string): ImlError {
  return new ImlError('iml/invalid-value', message, { remedy })
}

function tooSlow(source: string, why: string): ImlError {
  const shown = source.length > 60 ? `${source.slice(0, 60)}...` : source
  return invalid(
    `The regular expression /${shown}/ takes too long on this text: ${why}.`,
    'avoid repetitions inside or next to repetitions of the same characters',
  )
}

/** Runs something that may search, and turns its giving up into the author's error. */
function guard<Result>(compiled: Compiled, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (error instanceof StepsError)
      throw tooSlow(compiled.pattern.source, 'too many ways to match')
    if (error instanceof LongRegexError)
      throw tooSlow(compiled.pattern.source, 'it repeats too much')
    // V8 compiles a pattern when it is first run, and only then finds that it is too large.
    if (error instanceof SyntaxError || error instanceof RangeError) {
      throw tooSlow(compiled.pattern.source, error.message)
    }
    throw error
  }
}

/** Finds matches with JavaScript's engine where that is safe for this text, else with ours. */
function finder(compiled: Compiled, text: string): Searcher {
  const { native, pattern } = compiled
  if (worstSteps(pattern, text.length) > NATIVE_STEPS) {
    compiled.program ??= compilePattern(pattern)
    return searcher(compiled.program, text, { steps: allowedSteps(text.length) })
  }
  const regex = new RegExp(native.source, `${native.flags.replace(/[gyd]/g, '')}dg`)
  const sticky = native.sticky
  return (from) => {
    regex.lastIndex = from
    const match = regex.exec(text)
    if (match === null || (sticky && match.index !== from)) return undefined
    return (match.indices ?? []).flatMap((place) => place ?? [-1, -1])
  }
}

function replaced(compiled: Compiled, text: string, replacement: string): string {
  const find = finder(compiled, text)
  const all = compiled.native.global
  const parts: string[] = []
  let size = 0
  let done = 0
  let from = 0
  for (;;) {
    const match = from > text.length ? undefined : find(from)
    if (match === undefined) break
    const [start = 0, end = 0] = match
    const part = text.slice(done, start) + expand(replacement, text, match)
    size += part.length
    if (size > LONGEST_RESULT) throw invalid('The replaced text becomes too long.')
    parts.push(part)
    done = end
    if (!all) break
    from = end > start ? end : end + unitsAt(compiled, text, end)
  }
  return parts.join('') + text.slice(done)
}

/** An empty match moves on by one character: two units for a pair with the flag `u`. */
function unitsAt(compiled: Compiled, text: string, position: number): number {
  return compiled.native.unicode && (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1
}

function expand(replacement: string, text: string, match: readonly number[]): string {
  if (!replacement.includes('$')) return replacement
  const groups = match.length / 2 - 1
  const [start = 0, end = 0] = match
  return replacement.replace(/\$(?:([$&`'])|(\d\d?))/g, (written, mark, digits) => {
    if (mark === '$') return '$'
    if (mark === '&') return text.slice(start, end)
    if (mark === '`') return text.slice(0, start)
    if (mark === "'") return text.slice(end)
    return groupText(String(digits), groups, text, match) ?? written
  })
}

/** `$12` is group 12 where there are so many, else group 1 and a 2; group 0 does not exist. */
function groupText(
  digits: string,
  groups: number,
  text: string,
  match: readonly number[],
): string | undefined {
  const whole = Number(digits) <= groups ? digits : digits.slice(0, 1)
  const group = Number(whole)
  if (group < 1 || group > groups) return undefined
  const [from = -1, to = -1] = match.slice(group * 2, group * 2 + 2)
  return (from < 0 ? '' : text.slice(from, to)) + digits.slice(whole.length)
}
