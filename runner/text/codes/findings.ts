// The table of what the check itself can find; the rules of good apps have a table of their own.
import { finding } from './row.ts'

const SCHEMAS = 'integromat/vscode-apps-sdk, schemas of the editor'

/** What is found by reading the files of a component together. */
const OF_FILES = ['broken-file', 'entry'] as const

/** What would have been read where something is wrong. */
const OF_READERS = [
  'request-keys',
  'parameter-keys',
  'malformed-expression',
  'undeclared-parameter',
] as const

/** In the order of docs/rules.md. */
export const findingRows = [
  finding('structure/unknown-key', 'error', 'A key does not exist at its place.', SCHEMAS),
  finding('structure/missing-key', 'error', 'A key that must be there is missing.', SCHEMAS),
  finding('structure/wrong-type', 'error', 'A value has another type than its key takes.', SCHEMAS),
  finding('structure/wrong-value', 'error', 'A value is none of those its key takes.', SCHEMAS),
  finding(
    'structure/not-in-editor',
    'warning',
    'A key or a value is documented or used by public apps, but marked as wrong in the editor.',
    SCHEMAS,
    { certain: false },
  ),
  finding(
    'structure/repeated-key',
    'warning',
    'A key stands twice in one object.',
    'JSON.parse takes the last one',
  ),
  finding('iml/syntax', 'error', 'An expression is not written in the expression language.', 'IML'),
  finding('iml/too-deep', 'error', 'An expression is nested deeper than anything sensible.', 'own'),
  finding('iml/too-long', 'error', 'An expression is longer than anything sensible.', 'own'),
  finding(
    'expression/unknown-function',
    'error',
    'An expression calls a function nobody has.',
    'IML',
  ),
  finding(
    'expression/refused-function',
    'error',
    'A function is named that Make does not have.',
    'IML',
  ),
  finding(
    'expression/arguments',
    'warning',
    'A function is called with too few or too many arguments.',
    'signatures in Make’s help',
    { certain: false },
  ),
  finding(
    'expression/always-fails',
    'error',
    'A call or an operation fails whatever it is given.',
    'the functions of Make',
  ),
  finding(
    'expression/first-item',
    'hint',
    'A function that wants a list is given a member of the first item, which is what [] means.',
    'help.make.com, array functions',
  ),
  finding(
    'expression/unknown-name',
    'warning',
    'An expression reads a name that is never set.',
    'IML',
    { follows: { component: [...OF_FILES, 'answer-keys'], app: ['connection-parameters'] } },
  ),
  finding(
    'expression/not-here',
    'warning',
    'An expression reads a name that is set elsewhere, but not at its place.',
    'communication.md 10',
    { follows: { component: [...OF_FILES, 'answer-keys', 'search-without-iterate'] } },
  ),
  finding(
    'expression/not-yet',
    'warning',
    'An expression reads a member of temp before anything sets it.',
    'communication.md, open points A-08 and A-09',
    { certain: false, follows: { component: [...OF_FILES, 'answer-keys'] } },
  ),
  finding('expression/index-zero', 'error', 'An index is 0, but Make counts from 1.', 'L-COM-25'),
  finding(
    'expression/member-zero',
    'hint',
    'A path goes on with .0, which is a name and no index.',
    'L-COM-25',
    { certain: false },
  ),
  finding(
    'expression/length-member',
    'hint',
    'A count is read as a member called length, as other languages do.',
    'the functions of Make',
    { certain: false },
  ),
  finding(
    'expression/white-label-function',
    'warning',
    'A function is called that only white labels of Make offer.',
    'iml.md 9.8',
  ),
  finding(
    'expression/mixed-kinds',
    'hint',
    'Values of different kinds are compared with = or !=, which convert.',
    'iml.md 1, conflict 1',
    { certain: false },
  ),
  finding('expression/equal-dates', 'hint', 'A date is compared with = or !=.', 'iml.md 5.4', {
    certain: false,
  }),
  finding(
    'expression/date-format',
    'warning',
    'A token in the format of a date means something else than was wanted.',
    'iml.md 10, tokens of moment',
  ),
  finding(
    'expression/unquoted-format',
    'warning',
    'The format of a date stands without quotes.',
    'IML',
  ),
  finding(
    'expression/subtraction',
    'warning',
    'A name with a dash stands without backticks, so that it is a subtraction.',
    'IML',
  ),
  finding('expression/braces', 'error', 'Braces of an expression do not pair up.', 'L-COM-26', {
    certain: false,
  }),
  finding(
    'expression/undeclared-parameter',
    'warning',
    'An expression reads a parameter that no file declares.',
    'P-14',
    { certain: false, follows: { component: [...OF_FILES, 'parameter-keys', 'nameless-field'] } },
  ),
  finding(
    'expression/in-parameters',
    'error',
    'An expression stands in a file of parameters, where nothing evaluates it.',
    'P-3',
    { certain: false },
  ),
  finding(
    'expression/regex',
    'warning',
    'A search text between slashes is no regular expression.',
    'the functions of Make',
  ),
  finding(
    'expression/single-braces',
    'hint',
    'A text in single braces stands where an expression may be meant.',
    'own',
    { certain: false, follows: { place: ['text-for-expression'] } },
  ),
  finding(
    'reference/unknown-rpc',
    'error',
    'An address names an RPC the app does not have.',
    'P-4',
  ),
  finding(
    'reference/unknown-connection',
    'error',
    'A component names a connection the app does not have.',
    'integromat/vscode-apps-sdk, deploying',
  ),
  finding(
    'reference/missing-connection',
    'warning',
    'A component without a connection reads one, itself or through base.',
    'own',
    { certain: false },
  ),
  finding(
    'reference/unknown-webhook',
    'error',
    'A module names a webhook the app does not have.',
    'integromat/vscode-apps-sdk, deploying',
  ),
  finding(
    'reference/missing-webhook',
    'error',
    'An instant trigger has no webhook.',
    'integromat/vscode-apps-sdk, deploying',
  ),
  finding(
    'reference/unknown-module',
    'error',
    'A group names a module that does not exist.',
    'L-APP-3',
  ),
  finding('reference/in-no-group', 'warning', 'A module stands in no group.', 'L-APP-3', {
    follows: { app: ['groups'] },
  }),
  finding(
    'reference/in-two-groups',
    'warning',
    'A module stands in more than one group.',
    'L-APP-3',
  ),
  finding(
    'reference/orphan-file',
    'warning',
    'A file lies among the components, but the manifest does not name it.',
    'the manifest alone says what belongs to an app',
  ),
  finding('reference/unused-parameter', 'hint', 'Nothing reads a parameter.', 'P-14', {
    certain: false,
    follows: { component: [...OF_FILES, ...OF_READERS] },
  }),
  finding('reference/unused-rpc', 'hint', 'No file names an RPC.', 'own', {
    certain: false,
    follows: { component: [...OF_FILES, 'parameter-keys'] },
  }),
  finding('check/package', 'warning', 'The package.json beside the app is no JSON.', 'own'),
  finding(
    'check/switch',
    'error',
    'A switch in package.json names nothing that is ever found.',
    'own',
  ),
  finding('ignore/no-reason', 'error', 'A comment that ignores a finding gives no reason.', 'own'),
  finding(
    'ignore/unknown-name',
    'error',
    'A comment ignores something that is never found.',
    'own',
  ),
  finding(
    'ignore/unused',
    'warning',
    'A comment ignores something that is not found there.',
    'own',
  ),
]
