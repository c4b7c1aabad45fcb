// The table of what other parts find and the check only passes on: loading an app, its contract, its functions.
import type { Severity } from '../text/index.ts'

/** One kind of finding of another part. */
export interface OtherCode {
  readonly code: `${string}/${string}`
  readonly severity: Severity
  /** One sentence on what is wrong. */
  readonly doc: string
}

const rows: readonly (readonly [OtherCode['code'], Severity, string])[] = [
  ['app/json', 'error', 'A file is no JSON with comments, is empty, or is nested too deep.'],
  ['app/manifest', 'error', 'An entry of makecomapp.json leads nowhere or cannot be understood.'],
  ['contract/format', 'error', 'The contract is no OpenAPI 3 document.'],
  ['contract/broken-reference', 'error', 'A reference inside the contract leads nowhere.'],
  ['contract/unknown-server', 'error', 'An address belongs to no server of the contract.'],
  ['contract/unknown-path', 'error', 'The contract has no such path.'],
  ['contract/unknown-method', 'error', 'The contract has no such method at the path.'],
  ['contract/unknown-query', 'error', 'The contract has no such query key.'],
  ['contract/unknown-header', 'error', 'The contract has no such header.'],
  ['contract/missing-parameter', 'error', 'A query key or header is needed and not sent.'],
  ['contract/not-authorized', 'error', 'A request authorizes itself in no way the contract knows.'],
  ['contract/unknown-body', 'error', 'A body is sent where the contract takes none.'],
  ['contract/missing-body', 'error', 'No body is sent where the contract wants one.'],
  ['contract/unknown-body-member', 'error', 'The contract knows no such member of a body.'],
  ['contract/missing-body-member', 'error', 'A member of a body is needed and not sent.'],
  ['contract/unknown-value', 'error', 'A value is none of those the contract lists.'],
  ['contract/unknown-answer-member', 'error', 'The app reads or shows what no answer has.'],
  ['contract/other-type', 'warning', 'A field has another type than the contract.'],
  [
    'contract/optional-parameter',
    'warning',
    'What the contract wants comes from a parameter that may stay empty.',
  ],
  ['contract/not-shown', 'hint', 'The contract offers what no module uses.'],
  ['function/name', 'warning', 'The code of a function calls itself by another name.'],
  ['function/source', 'error', 'The code of a function is no JavaScript.'],
  ['function/test', 'warning', 'The tests of a function cannot be run.'],
]

/** Kinds of findings that have their place in other parts, in the order of this table. */
export const otherCodes: readonly OtherCode[] = rows.map(([code, severity, doc]) => ({
  code,
  severity,
  doc,
}))
