// The table of commands: what can be typed, in the order of the help; the code is loaded when it runs.
import type { Command } from '../command.ts'
import { app, json, PARAMETER_HELP, param, target, timezone } from './options.ts'
import { running } from './running.ts'

const CHECK_HELP = [
  'Findings can be switched in package.json: {"dryrun": {"rules": {"NAME": "off"}}} (off, hint,',
  'warning, error), or in one place by a comment: // dryrun-ignore NAME: the reason. The comment',
  'speaks of its line, of the next one where it stands alone, of the file before its first bracket.',
  'An app of the Resellers Portal is held against the contract of the embedded portal.',
]

const FORM_HELP = [
  ...PARAMETER_HELP,
  '  Escape goes back to the question before, Ctrl-C leaves. Text fields take {{expressions}} as',
  '  they are; other fields have a row for them, like the Map toggle. {{erase}} clears a field.',
  '  ? in a text field opens its search button; Enter goes into a folder, Escape leads out of it.',
  '  Saved are the values, for dryrun run --input, and beside them the states that Make keeps in',
  '  metadata.restore: with them the form opens again without calling RPCs for labels.',
  '  --json asks nothing and prints fields, needs and problems; it is the way without a terminal.',
]

const IML_HELP = [
  'Text without {{ }} is text. Without a template, stdin is read.',
  'Without either, a dialog starts: a line without {{ }} is an expression there; see :help.',
]

const GENERATE_HELP = [
  'types     TypeScript types of every input and output, in types/app.d.ts',
  'docs      one Markdown page with every module, in docs/modules.md',
  'schemas   JSON Schemas for completion in any editor, in schemas',
  'samples   invented samples where the samples files of the app are empty or lack fields',
]

export const commands: readonly Command[] = [
  {
    name: 'list',
    summary: 'list the modules of the app, as the picker groups them',
    options: [
      { flags: '--all', doc: 'connections, RPCs, webhooks, functions and endpoints, too' },
      json,
      app,
    ],
    load: () => import('./list.ts'),
  },
  {
    name: 'show',
    summary: 'show the fields of a module or another component, its output, a sample',
    arguments: [
      { name: '<name>', doc: 'name, folder name or label of a module, RPC, connection, webhook …' },
    ],
    options: [json, app],
    load: () => import('./show.ts'),
  },
  {
    name: 'form',
    summary: 'fill in the dialog of a module, with choices from RPCs, and save it for run',
    arguments: [{ name: '<module>', doc: 'name, folder name or label of the module' }],
    options: [
      param,
      { flags: '--input <file>', doc: 'values to start from, such as a file that form has saved' },
      { flags: '--out <file>', doc: 'where to save (default: --input, or MODULE.yaml)' },
      { flags: '--states <file>', doc: 'where the states are (default: beside, .states.json)' },
      { flags: '--no-rpc', doc: 'with --json: call no RPC; what is needed is listed' },
      ...target,
      timezone,
      json,
      app,
    ],
    more: FORM_HELP,
    load: () => import('./form.ts'),
  },
  ...running,
  {
    name: 'iml',
    summary: 'evaluate a template of the expression language',
    arguments: [
      { name: '[template]', doc: 'such as "{{formatDate(now; \'YYYY\')}}"; - reads stdin' },
    ],
    options: [
      { flags: '--context <file>', doc: 'YAML or JSON file with the variables' },
      timezone,
      { flags: '--now <time>', doc: 'the current time, in ISO 8601' },
      { flags: '--explain', doc: 'print every part with its value' },
      json,
    ],
    more: IML_HELP,
    load: () => import('./iml.ts'),
  },
  {
    name: 'check',
    summary: 'find mistakes in the files of the app, before they are uploaded',
    options: [
      { flags: '--format <format>', doc: 'text (the default), json, sarif or github' },
      {
        flags: '--rule <name>',
        doc: 'only findings of that rule, code or part (structure, expression, ...)',
        repeatable: true,
      },
      { flags: '--contract <file>', doc: 'OpenAPI document of the service, YAML or JSON' },
      { flags: '--fix', doc: 'mend what can be mended safely, in the files' },
      { flags: '--strict', doc: 'warnings count as errors' },
      app,
    ],
    more: CHECK_HELP,
    load: () => import('./check.ts'),
  },
  {
    name: 'fake',
    summary: 'serve the embedded Resellers Portal until Ctrl-C',
    options: [
      { flags: '--port <n>', doc: 'port to listen on (default: a free one)' },
      { flags: '--key <key>', doc: 'the only key that is accepted (default: any)' },
      { flags: '--seed <n>', doc: 'another seed, in place of the kept state' },
      { flags: '--subscriptions <n>', doc: 'how many it starts with, up to 100000 (default: 25)' },
      {
        flags: '--fault <kind:operation:n>',
        doc: 'go wrong on purpose, such as 429:listSubscriptions or 500:createSubscription:2',
        repeatable: true,
      },
      { flags: '--fresh', doc: 'start from the seed and keep nothing' },
      { flags: '--reset', doc: 'forget what earlier runs left, and end' },
      app,
    ],
    more: [
      'The first line of stdout is the base URL, for --against. What happens is kept under .dryrun.',
      'Faults: 429, 500, 502, slow=MILLISECONDS, cut, broken-json, lying-more-items, empty-body, ...',
    ],
    load: () => import('./fake.ts'),
  },
  {
    name: 'test',
    summary: 'play case files; the network is never reached',
    arguments: [
      { name: '[file...]', doc: 'case files, folders of them, or tests of functions (.js)' },
    ],
    options: [
      { flags: '--functions', doc: 'also play the tests of the functions of the app' },
      timezone,
      json,
      app,
    ],
    load: () => import('./test.ts'),
  },
  {
    name: 'generate',
    summary: 'write types, documentation, editor schemas and samples of the app',
    arguments: [{ name: '<what...>', doc: 'types, docs, schemas, samples: one or more' }],
    options: [
      { flags: '--check', doc: 'write nothing; fail when a file is not what would be written' },
      { flags: '--out <path>', doc: 'another place: a file, or a folder for schemas' },
      app,
    ],
    more: GENERATE_HELP,
    load: () => import('./generate.ts'),
  },
  {
    name: 'tour',
    summary: 'take one subscription through its life with every module of the Resellers Portal app',
    options: [],
    load: () => import('./tour.ts'),
  },
]
