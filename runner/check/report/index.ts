// The forms in which findings are told, as a table: for people, programs, code scanning, and CI.
import type { Found } from '../found.ts'
import type { Rule } from '../rules/rule.ts'
import { github } from './github.ts'
import { json } from './json.ts'
import { sarif } from './sarif.ts'

/** What a report is made from. */
export interface Reported {
  readonly findings: readonly Found[]
  readonly rules: readonly Rule[]
  /** Version of dryrun. */
  readonly version: string
}

export interface ReportFormat {
  readonly name: string
  readonly doc: string
  /** The whole report as text. Missing for `text`, which the command line draws in its colours. */
  readonly make?: (reported: Reported) => string
}

export const reports: readonly ReportFormat[] = [
  { name: 'text', doc: 'for people' },
  { name: 'json', doc: 'one JSON value', make: json },
  { name: 'sarif', doc: 'SARIF 2.1.0, for code scanning', make: sarif },
  { name: 'github', doc: 'annotations of GitHub Actions', make: github },
]
