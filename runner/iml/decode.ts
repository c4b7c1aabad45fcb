// Dates and buffers as YAML and JSON write them, read into values; refuses what is none, and values without an end.
import { isRecord, type Path, setOwn } from '../text/index.ts'
import { toDate } from './dates.ts'
import { ImlError } from './error.ts'
import { quoted } from './values.ts'

/** How deep a value may nest. */
const DEEPEST = 200

const ISO = /^\d{4}-\d\d-\d\d(?:T.+)?$/i
const HEX = /^(?:[\da-f]{2})*$/i

const DATE_REMEDY = 'write a date such as 2026-01-15 or 2026-01-15T10:00:00Z'
const HEX_REMEDY = 'write two hexadecimal digits for every byte, such as 6a6f'

/**
 * A copy in which `{"$date": iso}` and `{"$buffer": hex}` are dates and buffers, at any depth; a date
 * without a zone is meant in UTC. `path` is where the value itself stands.
 *
 * @throws ImlError with `path`: for a `$date` or `$buffer` that is none, for a value that holds itself,
 * as YAML's aliases can, and for more than 200 levels
 */
export function decodeValues(value: unknown, path: Path = []): unknown {
  return decodeAt(value, path, [])
}

function decodeAt(value: unknown, path: Path, around: readonly object[]): unknown {
  if (!Array.isArray(value) && !isRecord(value)) return value
  if (around.includes(value)) {
    throw refusal('The value holds itself.', path, 'an alias must not stand inside of its anchor')
  }
  if (path.length > DEEPEST) {
    const message = `The value nests more than ${DEEPEST} levels.`
    throw new ImlError('iml/too-deep', message, { path, remedy: 'make it flatter' })
  }
  const outer = [...around, value]
  if (Array.isArray(value)) {
    return value.map((item, index) => decodeAt(item, [...path, index], outer))
  }
  if (Object.hasOwn(value, '$date')) return decodeDate(value.$date, [...path, '$date'])
  if (Object.hasOwn(value, '$buffer')) return bufferOf(value.$buffer, [...path, '$buffer'])
  const record: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    setOwn(record, name, decodeAt(member, [...path, name], outer))
  }
  return record
}

/** The date of a text in ISO 8601, in UTC unless it names a zone. Throws ImlError with `path`. */
export function decodeDate(written: unknown, path: Path): Date {
  const message = `${quoted(written)} is no date in ISO 8601.`
  if (typeof written !== 'string' || !ISO.test(written)) throw refusal(message, path, DATE_REMEDY)
  try {
    return toDate(written, 'UTC')
  } catch (cause) {
    throw new ImlError('iml/invalid-value', message, { path, remedy: DATE_REMEDY, cause })
  }
}

function bufferOf(written: unknown, path: Path): Buffer {
  if (typeof written === 'string' && HEX.test(written)) return Buffer.from(written, 'hex')
  throw refusal(`${quoted(written)} is no text of hexadecimal digits.`, path, HEX_REMEDY)
}

function refusal(message: string, path: Path, remedy: string): ImlError {
  return new ImlError('iml/invalid-value', message, { path, remedy })
}
