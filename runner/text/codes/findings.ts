// The table of what the check itself can find; the rules of good apps have a table of their own.
import { expressionRows } from './expressions.ts'
import { OF_FILES } from './follows.ts'
import { finding } from './row.ts'

const SCHEMAS = 'integromat/vscode-apps-sdk, schemas of the editor'

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
  ...expressionRows,
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
