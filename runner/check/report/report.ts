// What every form of a report is made from.
import type { Found } from '../found.ts'
import type { Rule } from '../rules/rule.ts'

/** What a report is made from. */
export interface Reported {
  readonly findings: readonly Found[]
  readonly rules: readonly Rule[]
  /** Version of dryrun. */
  readonly version: string
}
