// Points on which sources are silent, differ or decide: how rows of such tables look.
import { defined } from './json.ts'

/** A point nobody documents, or on which public texts contradict what is done here. */
export interface OpenPoint {
  /** Stable name, also used in notes of other rows. */
  readonly id: string
  readonly question: string
  readonly decision: string
  /** What public texts say otherwise, and where. */
  readonly against?: string
  /** Name of the switch that chooses another reading, where there is one. */
  readonly switch?: string
}

/** A point that an official page settles. */
export interface SettledPoint {
  readonly id: string
  readonly question: string
  /** What the page says, and is done here. */
  readonly answer: string
  readonly page: string
  /** What about it is decided here all the same. */
  readonly decided?: string
  readonly switch?: string
}

/** Something that is known of what is imitated, and knowingly done otherwise. */
export interface KnownDifference {
  readonly what: string
  readonly make: string
  readonly here: string
}

/** A row of open points. */
export function openPoint(
  id: string,
  question: string,
  decision: string,
  more: Pick<OpenPoint, 'against' | 'switch'> = {},
): OpenPoint {
  return { id, question, decision, ...defined({ against: more.against, switch: more.switch }) }
}

/** A row of settled points. */
export function settledPoint(
  id: string,
  question: string,
  answer: string,
  page: string,
  more: Pick<SettledPoint, 'decided' | 'switch'> = {},
): SettledPoint {
  return { id, question, answer, page, ...defined({ decided: more.decided, switch: more.switch }) }
}
