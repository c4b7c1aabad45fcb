// Keeps secrets out of everything that is kept or shown: by value, in every spelling, at the door.
import { isRecord, setOwn } from '../text/index.ts'

/** What stands where a secret stood. */
export const MASK = '•••'

/** Shorter secrets are only masked where they are a whole value: they occur inside harmless words. */
const SHORTEST_INSIDE = 5

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
  let spellings: readonly string[] = []
  const add = (...values: readonly unknown[]): void => {
    for (const value of values) {
      if (typeof value !== 'string' && typeof value !== 'number') continue
      const secret = String(value)
      if (secret === '' || whole.has(secret)) continue
      whole.add(secret)
      if (secret.length < SHORTEST_INSIDE) continue
      const all = new Set([...spellings, ...spellingsOf(secret)])
      // longer spellings first: a shorter one may be a part of a longer one
      spellings = [...all].sort((left, right) => right.length - left.length)
    }
  }
  const text = (written: string): string => {
    if (whole.has(written)) return MASK
    let masked = written
    for (const spelling of spellings) {
      if (masked.includes(spelling)) masked = masked.replaceAll(spelling, MASK)
    }
    return masked
  }
  add(...secrets)
  return { add, text, value: (value) => mapTexts(value, text) as typeof value }
}

/** All ways a secret may be written inside a longer text. */
function spellingsOf(secret: string): Set<string> {
  const spellings = new Set<string>()
  const inside = JSON.stringify(secret).slice(1, -1)
  for (const plain of [secret, inside, JSON.stringify(inside).slice(1, -1)]) {
    spellings.add(plain)
    const percent = encodeURIComponent(plain.toWellFormed())
    spellings.add(percent)
    spellings.add(percent.toLowerCase())
    spellings.add(percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))
    spellings.add(percent.replaceAll('%20', '+'))
    spellings.add(encodeURIComponent(percent))
    spellings.add(encodeURI(plain.toWellFormed()))
  }
  spellings.add(secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'))
  spellings.add(Buffer.from(secret).toString('hex'))
  spellings.add(Buffer.from(secret).toString('hex').toUpperCase())
  for (const spelling of base64Spellings(secret)) spellings.add(spelling)
  return spellings
}

/**
 * The base64 of a secret depends on what stands before it (three alignments) and behind it. The
 * characters that only the secret decides are the same whatever surrounds it, so those are masked.
 */
function base64Spellings(secret: string): string[] {
  const found: string[] = []
  for (const lead of [0, 1, 2]) {
    const bytes = Buffer.concat([Buffer.alloc(lead), Buffer.from(secret)])
    const encoded = bytes.toString('base64').replace(/=+$/, '')
    const start = lead === 0 ? 0 : lead + 1
    const own = encoded.slice(start, Math.floor((bytes.length * 8) / 6))
    if (own.length < SHORTEST_INSIDE) continue
    found.push(own, own.replaceAll('+', '-').replaceAll('/', '_'), encodeURIComponent(own))
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
