// --max-pages, --max-requests and --max-answer: how much one operation may do, where Make's caps do not fit.
import type { Surroundings } from '../../operation/index.ts'
import { defined } from '../../text/index.ts'
import type { Typed } from '../commands/options.ts'

export interface Allowed {
  readonly caps: NonNullable<Surroundings['caps']>
  /** Bytes of one answer; undefined leaves the usual 50 MB. */
  readonly largest: number | undefined
}

const MEGABYTE = 1024 * 1024

/** What Make allows, where nothing else can be asked for. */
export const USUAL: Allowed = { caps: {}, largest: undefined }

/** What the options allow. */
export function allowedBy({
  maxPages: pages,
  maxRequests: requests,
  maxAnswer,
}: Pick<Typed<'run'>, 'maxPages' | 'maxRequests' | 'maxAnswer'>): Allowed {
  return {
    // what a person types binds everything, where Make only stops asking for pages
    caps: defined({ pages, requests, sent: requests }),
    largest: maxAnswer === undefined ? undefined : maxAnswer * MEGABYTE,
  }
}
