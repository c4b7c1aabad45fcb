// The table of what other parts find and the check only passes on: loading an app, its contract, its functions.
import { passed } from './row.ts'

/** In the order of docs/rules.md. */
export const passedRows = [
  passed('app/json', 'error', 'A file is no JSON with comments, is empty, or is nested too deep.'),
  passed(
    'app/manifest',
    'error',
    'An entry of makecomapp.json leads nowhere or cannot be understood.',
  ),
  passed('contract/format', 'error', 'The contract is no OpenAPI 3 document.'),
  passed('contract/broken-reference', 'error', 'A reference inside the contract leads nowhere.'),
  passed('contract/unknown-server', 'error', 'An address belongs to no server of the contract.'),
  passed('contract/unknown-path', 'error', 'The contract has no such path.'),
  passed('contract/unknown-method', 'error', 'The contract has no such method at the path.'),
  passed('contract/unknown-query', 'error', 'The contract has no such query key.'),
  passed('contract/unknown-header', 'error', 'The contract has no such header.'),
  passed('contract/missing-parameter', 'error', 'A query key or header is needed and not sent.'),
  passed(
    'contract/not-authorized',
    'error',
    'A request authorizes itself in no way the contract knows.',
    { app: ['broken-base', 'general-files'] },
  ),
  passed('contract/unknown-body', 'error', 'A body is sent where the contract takes none.'),
  passed('contract/missing-body', 'error', 'No body is sent where the contract wants one.'),
  passed('contract/unknown-body-member', 'error', 'The contract knows no such member of a body.'),
  passed('contract/missing-body-member', 'error', 'A member of a body is needed and not sent.'),
  passed('contract/unknown-value', 'error', 'A value is none of those the contract lists.', {
    place: ['repeated-option'],
  }),
  passed('contract/unknown-answer-member', 'error', 'The app reads or shows what no answer has.'),
  passed('contract/other-type', 'warning', 'A field has another type than the contract.'),
  passed(
    'contract/optional-parameter',
    'warning',
    'What the contract wants comes from a parameter that may stay empty.',
  ),
  passed('contract/not-shown', 'hint', 'The contract offers what no module uses.', {
    word: ['wrong-sample'],
    component: ['unknown-field'],
    app: ['any-error'],
  }),
  passed('function/name', 'warning', 'The code of a function calls itself by another name.'),
  passed('function/source', 'error', 'The code of a function is no JavaScript.'),
  passed('function/test', 'warning', 'The tests of a function cannot be run.'),
]
