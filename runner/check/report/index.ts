// The table of reports: the forms in which findings are told.
import { github } from './github.ts'
import { json } from './json.ts'
import type { Reported } from './report.ts'
import { sarif } from './sarif.ts'

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
