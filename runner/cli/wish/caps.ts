// --max-pages, --max-requests and --max-answer: how much one operation may do, where Make's caps do not fit.
import type { Surroundings } from '../../run/index.ts'
import type { Context } from '../command.ts'
import { isRefused, type Refused } from '../terminal/refusal.ts'
import { numberOption } from './numbers.ts'

export interface Allowed {
  readonly caps: NonNullable<Surroundings['caps']>
  /** Bytes of one answer; undefined leaves the usual 50 MB. */
  readonly largest: number | undefined
}

const MEGABYTE = 1024 * 1024

/** What the options allow, or the refusal of what is no number. */
export function capsOption(context: Context): Allowed | Refused {
  const pages = numberOption(context, 'maxPages', 1, 1_000_000, 'max-pages')
  const requests = numberOption(context, 'maxRequests', 1, 1_000_000, 'max-requests')
  const answer = numberOption(context, 'maxAnswer', 1, 2048, 'max-answer')
  if (isRefused(pages)) return pages
  if (isRefused(requests)) return requests
  if (isRefused(answer)) return answer
  return {
    caps: {
      ...(pages === undefined ? {} : { pages }),
      // what a person types binds everything, where Make only stops asking for pages
      ...(requests === undefined ? {} : { requests, sent: requests }),
    },
    largest: answer === undefined ? undefined : answer * MEGABYTE,
  }
}
