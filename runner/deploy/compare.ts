// The three-way comparison of one text or fact: what was deployed last, what is here, what is in Make.
import type { Sent } from './kept.ts'

/** How something stands; the ones that stop a deploy have a row in `standings`. */
export type Standing =
  | 'same'
  | 'changed here'
  | 'changed there'
  | 'changed on both sides'
  | 'differs'

/** From harmless to grave. */
export const GRAVITY: readonly Standing[] = [
  'same',
  'changed here',
  'differs',
  'changed there',
  'changed on both sides',
]

/** True when work in Make would be lost. */
export const isConflict = (standing: string): boolean =>
  standing === 'changed there' || standing === 'changed on both sides' || standing === 'differs'

/** What is known of one text or fact. */
export interface Sides {
  /** Hashes, any of which is that of the text here: as it is, or in Make's form. The first is what is kept. */
  readonly here: readonly (string | null)[]
  /** Hashes Make gives; empty when it gives none. */
  readonly there: readonly (string | null)[]
  /** True when the values were compared and are equal. */
  readonly equal?: boolean
  readonly last: Sent | undefined
  /** Hash of what was on its way when a deploy was broken off. */
  readonly sending?: string | undefined
  /** True when what is in Make is nobody's work: a scaffold, or a text of an earlier commit. */
  readonly ours: boolean
}

/** How it stands. */
export function standingOf({ here, there, equal, last, sending, ours }: Sides): Standing {
  if (equal || here.some((hash) => there.includes(hash))) return 'same'
  const isHereLast = last !== undefined && here.includes(last.sent)
  const isAsMade = last?.made !== undefined && there.includes(last.made)
  if (isHereLast && isAsMade) return 'same'
  const isAsSent =
    (last !== undefined && there.includes(last.sent)) ||
    (sending !== undefined && there.includes(sending))
  if (isAsMade || isAsSent) return 'changed here'
  if (ours) return 'changed here'
  if (last === undefined) return 'differs'
  return isHereLast ? 'changed there' : 'changed on both sides'
}

/** The gravest of several. */
export function gravest(standings: readonly Standing[]): Standing {
  const most = Math.max(0, ...standings.map((one) => GRAVITY.indexOf(one)))
  return GRAVITY[most] ?? 'same'
}
