// Keeps secrets out of everything that is kept or shown: by value, in every spelling, at the door.
import { isRecord, setOwn } from '../text/index.ts'

/** What stands where a secret stood. */
export const MASK = '•••'

/** Shorter secrets are only masked where they are a whole value: they occur inside harmless words. */
const SHORTEST_INSIDE = 5

/** A word before a token that is missing is no secret. */
const SCHEME = /^(bearer|basic|digest|token|key)\s*$/i

export interface Redactor {
  /** Adds values that are secret from now on; texts and numbers, others are ignored. */
  readonly add: (...values: readonly unknown[]) => void
  readonly text: (text: string) => string
  /** A copy of any value with the secrets masked, at any depth, in names, too. */
  readonly value: <T>(value: T) => T
}

/** A redactor that knows some secrets already. */
export function createRedactor(secrets: Iterable<unknown> = []): Redactor {
  const whole = new Set<string>()
  const inside: string[] = []
  let pattern: RegExp | undefined
  const add = (...values: readonly unknown[]): void => {
    for (const value of values) {
      if (typeof value !== 'string' && typeof value !== 'number') continue
      const secret = String(value)
      if (secret === '' || whole.has(secret) || SCHEME.test(secret)) continue
      whole.add(secret)
      if (secret.length < SHORTEST_INSIDE) continue
      inside.push(secret)
      // longer ones first: a shorter secret may be the beginning of a longer one
      inside.sort((left, right) => right.length - left.length)
      pattern = new RegExp(inside.map(patternOf).join('|'), 'gi')
    }
  }
  const text = (written: string): string => {
    if (whole.has(written)) return MASK
    return pattern ? written.replace(pattern, MASK) : written
  }
  add(...secrets)
  return { add, text, value: (value) => mapTexts(value, text) as typeof value }
}

/** A text as a pattern that matches it to the letter. */
function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}

/**
 * A pattern for all ways a secret may be written inside a longer text. Each character may be plain
 * or escaped as in JSON (at any depth), HTML and addresses (encoded any number of times), in any
 * mixture; base64 and hexadecimal spell the secret as a whole.
 */
function patternOf(secret: string): string {
  const characters = [...secret].map((character) => {
    const code = character.codePointAt(0) ?? 0
    const hex = code.toString(16)
    const bytes = [...Buffer.from(character.toWellFormed())]
    const percent = bytes.map((byte) => `%(?:25)*${byte.toString(16).padStart(2, '0')}`).join('')
    const units = Array.from(
      { length: character.length },
      (_, index) => `\\\\+u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join('')
    const ways = [`\\\\*${literally(character)}`, units, `&#0*${code};`, `&#x0*${hex};`, percent]
    const named = NAMED.get(character)
    return `(?:${[...ways, ...(named ? [named] : [])].join('|')})`
  })
  const hexadecimal = Buffer.from(secret).toString('hex')
  return [characters.join(''), hexadecimal, ...base64Patterns(secret)].join('|')
}

/** Characters with names in HTML, and the blank that forms write as +. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
  [' ', '\\+'],
  ['\n', '\\\\+n'],
  ['\r', '\\\\+r'],
  ['\t', '\\\\+t'],
])

/** A character of base64 that a neighbour of the secret has a part in. */
const SHARED = '(?:[a-z0-9+/_-]|%2[bf])'

/**
 * The base64 of a secret depends on what stands before it (three alignments) and behind it. The
 * characters that only the secret decides are the same whatever surrounds it; the one before them and
 * the one behind them may hold bits of the secret, too.
 */
function base64Patterns(secret: string): string[] {
  const found: string[] = []
  for (const lead of [0, 1, 2]) {
    const bytes = Buffer.concat([Buffer.alloc(lead), Buffer.from(secret)])
    const encoded = bytes.toString('base64').replace(/=+$/, '')
    const start = lead === 0 ? 0 : lead + 1
    const own = encoded.slice(start, Math.floor((bytes.length * 8) / 6))
    if (own.length < SHORTEST_INSIDE) continue
    const before = lead === 0 ? '' : SHARED
    const behind = (bytes.length * 8) % 6 === 0 ? '' : `(?:${SHARED})?`
    const ways = [own, own.replaceAll('+', '-').replaceAll('/', '_'), encodeURIComponent(own)]
    found.push(...[...new Set(ways)].map((way) => `${before}${literally(way)}${behind}`))
  }
  return found
}

/** A copy with every text, and every name of a member, passed through `change`. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (typeof value === 'number') {
    const text = String(value)
    return change(text) === text ? value : MASK
  }
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change))
  if (value instanceof Uint8Array) return bytesWithout(value, change)
  if (!isRecord(value)) return value
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(value)) setOwn(copy, change(name), mapTexts(value[name], change))
  return copy
}

function bytesWithout(bytes: Uint8Array, change: (text: string) => string): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const masked = change(text)
  return masked === text ? bytes : Buffer.from(masked)
}
