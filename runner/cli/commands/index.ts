// The table of commands: what can be typed, in the order of the help; the code is loaded when it runs.
import type { Command, Option } from '../command.ts'

const app: Option = {
  flags: '--app <dir>',
  doc: 'folder of the app, with makecomapp.json (default: this folder)',
}

const json: Option = { flags: '--json', doc: 'print one JSON value' }

const against: Option = {
  flags: '--against <target>',
  doc: 'where requests go: fake (the embedded portal, the default), a URL, or live',
}

const timezone: Option = {
  flags: '--timezone <zone>',
  doc: 'time zone of the scenario, such as Europe/Tallinn (default: UTC)',
}

const param: Option = {
  flags: '--param <name=value>',
  doc: 'a value, such as order.seats=5 or headers[0].key=Accept; as often as needed',
  repeatable: true,
}

/** How the target of requests is chosen and prepared. */
const target: readonly Option[] = [
  against,
  { flags: '--connection <name>', doc: 'a stored connection (default: the one of that kind)' },
  { flags: '--fresh', doc: 'embedded portal: start from the seed and keep nothing' },
  { flags: '--seed <n>', doc: 'embedded portal: another seed, in place of the kept state' },
  { flags: '--subscriptions <n>', doc: 'embedded portal: how many, from 25 to 100000' },
]

const yes: Option = { flags: '--yes', doc: 'ask nothing; changes are wanted' }

const PARAMETER_HELP = [
  'Values:',
  '  Nested names are joined with dots; items of lists count from 0: headers[0].key=Accept.',
  '  Collections and lists may be given as JSON: --param \'order={"seats": 5}\'.',
  '  A list of plain values may be given one by one: --param packages=a --param packages=b.',
  '  Digits typed for a field with a remote list are a number; in double quotes they are text.',
]

const RUN_HELP = [
  ...PARAMETER_HELP,
  '  An input file is YAML or JSON: one bundle, or a list with one bundle per operation.',
  '  Fields that are left out get the default of the dialog; --param wins over the file.',
  '  The key of a connection is no parameter: dryrun connect stores it, or set DRYRUN_APIKEY.',
]

const IML_HELP = [
  'Text without {{ }} is text. Without a template, stdin is read.',
  'Without either, a dialog starts: a line without {{ }} is an expression there; see :help.',
]

export const commands: readonly Command[] = [
  {
    name: 'list',
    summary: 'list the modules of the app, as the picker groups them',
    options: [json, app],
    load: () => import('./list.ts'),
  },
  {
    name: 'show',
    summary: 'show the fields of a module, its output and a sample',
    arguments: [{ name: '<module>', doc: 'name, folder name or label of the module' }],
    options: [json, app],
    load: () => import('./show.ts'),
  },
  {
    name: 'run',
    summary: 'run a module, once per input bundle',
    arguments: [{ name: '<module>', doc: 'name, folder name or label of the module' }],
    options: [
      param,
      { flags: '--input <file>', doc: 'values from a YAML or JSON file, or from stdin with -' },
      ...target,
      timezone,
      { flags: '--trace', doc: 'print what every directive was and became' },
      json,
      yes,
      app,
    ],
    more: RUN_HELP,
    load: () => import('./run.ts'),
  },
  {
    name: 'rpc',
    summary: 'call an RPC and list its choices',
    arguments: [{ name: '<name>', doc: 'name, folder name or label of the RPC' }],
    options: [
      param,
      ...target,
      timezone,
      { flags: '--trace', doc: 'print what happened' },
      json,
      app,
    ],
    more: PARAMETER_HELP,
    load: () => import('./rpc.ts'),
  },
  {
    name: 'connect',
    summary: 'check a connection with its own request and store it',
    arguments: [{ name: '[name]', doc: 'connection of the app; needed when it has more than one' }],
    options: [
      { flags: '--name <name>', doc: 'store it under another name, for --connection' },
      { flags: '--forget', doc: 'remove the stored connection' },
      against,
      app,
    ],
    more: [
      'Values come from the environment (DRYRUN_APIKEY for the field apiKey); a terminal asks for',
      'the rest, without echo. They are stored under .dryrun, readable by you only.',
    ],
    load: () => import('./connect.ts'),
  },
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
    arguments: [{ name: '<file...>', doc: 'case files, or folders of them' }],
    options: [json, app],
    load: () => import('./test.ts'),
  },
  {
    name: 'tour',
    summary: 'take one subscription through its life with every module of the Resellers Portal app',
    options: [],
    load: () => import('./tour.ts'),
  },
]
