// How operations are run: with which connection, in which time zone, how far, and whether they are traced.
import type { Typed } from '../commands/options.ts'
import { isRefused, type Refused } from '../terminal/refusal.ts'
import { type Allowed, allowedBy } from './caps.ts'
import { timezoneOf } from './zone-and-clock.ts'

export interface Manner {
  /** The name of a stored connection; undefined for the one of the component's kind. */
  readonly connection: string | undefined
  readonly timezone: string
  readonly trace: boolean
  readonly allowed: Allowed
}

type Options = 'connection' | 'timezone' | 'trace' | 'maxPages' | 'maxRequests' | 'maxAnswer'

/** The manner that is asked for, or the refusal of a time zone there is not. */
export function mannerOf(typed: Pick<Typed<'run'>, Options>): Manner | Refused {
  const timezone = timezoneOf(typed.timezone)
  if (isRefused(timezone)) return timezone
  const { connection, trace } = typed
  return { connection, timezone, trace, allowed: allowedBy(typed) }
}
