// What stays the same for one operation: names, clock, switches for open points, caps.
import type { Scope } from '../iml/index.ts'
import type { Placed } from '../spec/index.ts'
import { at } from '../text/index.ts'
import type { ConnectionOAuth } from './signing/index.ts'

/** Decisions on points that Make's documentation leaves open; the id of the point behind each. */
export interface Switches {
  /** the query inside `url` next to `qs`. */
  readonly qsMode: 'merge' | 'replace'
  /** `pagination.body` next to the request's own body. */
  readonly paginationBody: 'override' | 'merge'
  /** `response.error` of base and component. */
  readonly errorMerge: 'deep' | 'replace'
}

export const DEFAULT_SWITCHES: Switches = {
  qsMode: 'merge',
  paginationBody: 'override',
  errorMerge: 'deep',
}

/** How much one operation may do. Numbers: unofficial notes, see docs/fidelity.md. */
export interface Caps {
  /** Requests after which no further page is asked for. */
  readonly requests: number
  /** Requests at all, steps, rounds of `repeat` and redirects included; Make has no such number. */
  readonly sent: number
  readonly pages: number
  readonly repeats: number
  readonly redirects: number
}

export const DEFAULT_CAPS: Caps = {
  requests: 100,
  sent: Number.POSITIVE_INFINITY,
  pages: 50,
  repeats: 1000,
  redirects: 21,
}

/** Milliseconds a request may take at most, whatever the app says (documented). */
export const LONGEST_TIMEOUT = 300_000

/** Milliseconds a request may take when the app does not say so (documented). */
const DEFAULT_TIMEOUT = 40_000

export interface Setting {
  /** Names that exist before the first request; `temp` starts empty whatever it holds. */
  readonly scope: Scope
  readonly switches: Switches
  readonly caps: Caps
  /** True: every directive yields what it was and what it became. */
  readonly tracing: boolean
  /** False: pages are only yielded, not collected, so that memory stays flat. */
  readonly collecting: boolean
  /** Requests of the app's endpoint components by their names, with what base gives. */
  readonly endpoints?: ReadonlyMap<string, readonly Placed[]>
  /** Under every `oauth` of a component that uses an OAuth 1 connection. */
  readonly connectionOAuth?: ConnectionOAuth
}

/** Counts that all requests of one operation share. */
export interface Meter {
  /** Those that count towards `caps.requests`: of the rounds of a repeat only the last one's do. */
  requests: number
  /** All of them. */
  sent: number
}

/**
 * Milliseconds a request may take that has no `timeout` of its own or of base: `timeout` of the
 * common data is documented, too. What is out of its bounds does not count. [inferred]
 */
export function usualTimeout({ scope }: Setting): number {
  const told = Number(at(scope.variables, ['common', 'timeout']))
  return told >= 1 && told <= LONGEST_TIMEOUT ? told : DEFAULT_TIMEOUT
}
