// What a value that a person writes in a case or in a list of answers must be: one row per shape, with its words.
import { isRecord } from '../text/index.ts'

export interface Wanted {
  /** Fits behind "must be". */
  readonly words: string
  readonly fits: (value: unknown) => boolean
}

const isPlain = (value: unknown): boolean =>
  ['string', 'number', 'boolean'].includes(typeof value) || value === null

export const ANYTHING: Wanted = { words: 'anything', fits: () => true }

/** A number is a text to whoever writes YAML. */
export const TEXT: Wanted = {
  words: 'a text',
  fits: (value) => isPlain(value) && value !== null,
}

export const TEXTS: Wanted = {
  words: 'a list of texts',
  fits: (value) => Array.isArray(value) && value.every(TEXT.fits),
}

export const TEXT_OR_TEXTS: Wanted = {
  words: 'a text or a list of texts',
  fits: (value) => TEXT.fits(value) || TEXTS.fits(value),
}

export const LIST: Wanted = { words: 'a list', fits: Array.isArray }

export const COLLECTION: Wanted = { words: 'a collection', fits: isRecord }

export const COLLECTIONS: Wanted = {
  words: 'a list of collections',
  fits: (value) => Array.isArray(value) && value.every(isRecord),
}

/** Names with texts, such as headers; a name that comes several times has a list. */
export const NAMES: Wanted = {
  words: 'names with texts',
  fits: (value) =>
    isRecord(value) &&
    Object.values(value).every((one) => (Array.isArray(one) ? one.every(isPlain) : isPlain(one))),
}

export const NUMBER: Wanted = {
  words: 'a number',
  fits: (value) => typeof value === 'number',
}

export const YES: Wanted = { words: 'true', fits: (value) => value === true }

export const STATUS: Wanted = {
  words: 'an HTTP status, from 100 to 999',
  fits: (value) => Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 999,
}

export const MOMENT: Wanted = {
  words: 'a moment such as 2024-01-15T12:00:00Z',
  fits: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
}

/** Characters of a value that are shown. */
const LONGEST = 60

/** What is wrong with the members of a record, as a sentence without its stop; undefined: nothing. */
export function misfit(
  written: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, Wanted>>,
): string | undefined {
  for (const [name, { words, fits }] of Object.entries(wanted)) {
    if (!Object.hasOwn(written, name) || fits(written[name])) continue
    const shown = JSON.stringify(written[name]) ?? String(written[name])
    const short = shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
    return `\`${name}\` must be ${words}, not ${short}`
  }
  return undefined
}
