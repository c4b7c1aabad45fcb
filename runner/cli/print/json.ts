// JSON as it is printed: indented, or one value in a line.
import { toJson } from '../../operation/index.ts'
import { jsonText } from '../../text/index.ts'

/** A value as indented JSON with a line break at the end; undefined prints as null. */
export function printJson(value: unknown): string {
  return `${jsonText(toJson(value) ?? null, 2)}\n`
}

/** A value as one line of JSON with a line break at its end. */
export function jsonLine(value: unknown): string {
  return `${jsonText(toJson(value) ?? null)}\n`
}
