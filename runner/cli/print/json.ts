// Values of the runner as JSON: dates as ISO text, buffers as hex text, nothing that would not print.
import { isRecord, jsonText, setOwn } from '../../text/index.ts'

/**
 * A copy that JSON.stringify prints in full. Dates become ISO text in UTC, buffers hex text,
 * numbers JSON cannot hold their name, and a list that contains itself null.
 */
export function toJson(value: unknown, around: readonly unknown[] = []): unknown {
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? 'Invalid date' : value.toISOString()
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (around.includes(value)) return null
  if (Array.isArray(value)) {
    return value.map((item) => (item === undefined ? null : toJson(item, [...around, value])))
  }
  if (!isRecord(value)) return value
  const copy: Record<string, unknown> = {}
  for (const name of Object.keys(value)) setOwn(copy, name, toJson(value[name], [...around, value]))
  return copy
}

/** A value as indented JSON with a line break at the end; undefined prints as null. */
export function printJson(value: unknown): string {
  return `${jsonText(toJson(value) ?? null, 2)}\n`
}

/** A value as one line of JSON with a line break at its end. */
export function jsonLine(value: unknown): string {
  return `${jsonText(toJson(value) ?? null)}\n`
}
