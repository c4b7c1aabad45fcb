// Options whose text must mean something: time zones and moments; refused where they do not.
import { ImlError, knownZone, toDate } from '../../iml/index.ts'
import { misused, type Refused } from '../terminal/refusal.ts'

/** The name of the scenario's time zone, UTC unless told. */
export function timezoneOf(text: string | undefined): string | Refused {
  if (text === undefined) return 'UTC'
  const zone = knownZone(text)
  if (zone !== undefined) return zone
  const remedy = 'write a name of the IANA database, such as Europe/Tallinn or UTC'
  return misused('usage/invalid-option', `There is no time zone "${text}".`, remedy)
}

/** The moment at which the clock stands still; undefined unless told. */
export function momentOf(text: string | undefined, timezone: string): Date | undefined | Refused {
  if (text === undefined) return undefined
  try {
    return toDate(text, timezone)
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    const remedy = 'write a date and time such as 2026-01-15T10:00:00Z'
    return misused('usage/invalid-option', `--now: ${error.message}`, remedy)
  }
}
