// The table of what other parts find and the check only passes on: loading an app, its contract, its functions.
import type { Severity } from '../text/index.ts'
import type { Follows } from './follows.ts'

/** One kind of finding of another part. */
export interface OtherCode<Code extends string = string> {
  readonly code: Code
  readonly severity: Severity
  /** One sentence on what is wrong. */
  readonly doc: string
  /** What it is not told beside. */
  readonly follows?: Follows
}

const row = <const Code extends `${string}/${string}`>(
  code: Code,
  severity: Severity,
  doc: string,
  follows?: Follows,
): OtherCode<Code> => ({ code, severity, doc, ...(follows ? { follows } : {}) })

/** Kinds of findings that have their place in other parts, in the order of this table. */
export const otherCodes = [
  row('app/json', 'error', 'A file is no JSON with comments, is empty, or is nested too deep.'),
  row(
    'app/manifest',
    'error',
    'An entry of makecomapp.json leads nowhere or cannot be understood.',
  ),
  row('contract/format', 'error', 'The contract is no OpenAPI 3 document.'),
  row('contract/broken-reference', 'error', 'A reference inside the contract leads nowhere.'),
  row('contract/unknown-server', 'error', 'An address belongs to no server of the contract.'),
  row('contract/unknown-path', 'error', 'The contract has no such path.'),
  row('contract/unknown-method', 'error', 'The contract has no such method at the path.'),
  row('contract/unknown-query', 'error', 'The contract has no such query key.'),
  row('contract/unknown-header', 'error', 'The contract has no such header.'),
  row('contract/missing-parameter', 'error', 'A query key or header is needed and not sent.'),
  row(
    'contract/not-authorized',
    'error',
    'A request authorizes itself in no way the contract knows.',
    { app: ['broken-base', 'general-files'] },
  ),
  row('contract/unknown-body', 'error', 'A body is sent where the contract takes none.'),
  row('contract/missing-body', 'error', 'No body is sent where the contract wants one.'),
  row('contract/unknown-body-member', 'error', 'The contract knows no such member of a body.'),
  row('contract/missing-body-member', 'error', 'A member of a body is needed and not sent.'),
  row('contract/unknown-value', 'error', 'A value is none of those the contract lists.', {
    place: ['repeated-option'],
  }),
  row('contract/unknown-answer-member', 'error', 'The app reads or shows what no answer has.'),
  row('contract/other-type', 'warning', 'A field has another type than the contract.'),
  row(
    'contract/optional-parameter',
    'warning',
    'What the contract wants comes from a parameter that may stay empty.',
  ),
  row('contract/not-shown', 'hint', 'The contract offers what no module uses.', {
    word: ['wrong-sample'],
    component: ['unknown-field'],
    app: ['any-error'],
  }),
  row('function/name', 'warning', 'The code of a function calls itself by another name.'),
  row('function/source', 'error', 'The code of a function is no JavaScript.'),
  row('function/test', 'warning', 'The tests of a function cannot be run.'),
]
