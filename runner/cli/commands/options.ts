// The options of every command: those of several commands are written once, in groups that go together.
import { flag, number, off, type TypedOf, text, texts } from '../wish/option.ts'
import { app, json } from './common-options.ts'
import { makeOptions } from './make-options.ts'

export { app, json }

const jsonLines = flag('jsonLines', 'print one line of JSON per bundle, as pages arrive')

const trace = flag('trace', 'print what happened')

const traceOfDirectives = flag('trace', 'print what every directive was and became')

const timezone = text(
  'timezone',
  '<zone>',
  'time zone of the scenario, such as Europe/Tallinn (default: UTC)',
)

export const param = texts(
  'param',
  '<name=value>',
  'a value, such as order.seats=5 or headers[0].key=Accept; as often as needed',
)

const against = text(
  'against',
  '<target>',
  'where requests go: fake (the embedded portal, the default), a URL, or live',
)

const answers = text(
  'answers',
  '<file>',
  'canned answers in place of a server: a list of {request, answer}, no network',
)

/** How the target of requests is chosen and prepared. */
const target = [
  against,
  text('connection', '<name>', 'a stored connection (default: the one of that kind)'),
  flag('fresh', 'embedded portal: start from the seed and keep nothing'),
  number(
    'seed',
    '<n>',
    { least: 0, most: 2 ** 32 },
    'embedded portal: another seed, in place of the kept state',
  ),
  number(
    'subscriptions',
    '<n>',
    { least: 25, most: 100_000 },
    'embedded portal: how many, from 25 to 100000',
  ),
] as const

/** Shows what would be sent instead of sending it. */
const dry = [
  flag('dry', 'print the requests that would go out, and send nothing'),
  flag('curl', 'with --dry: print them as curl commands'),
] as const

/** How much one operation may do. */
const caps = [
  number(
    'maxPages',
    '<n>',
    { least: 1, most: 1_000_000 },
    'pages of one operation (default: 50, as Make)',
  ),
  number(
    'maxRequests',
    '<n>',
    { least: 1, most: 1_000_000 },
    'requests of one operation (default: 100, as Make)',
  ),
  number('maxAnswer', '<mb>', { least: 1, most: 2048 }, 'megabytes of one answer (default: 50)'),
] as const

const PORTS = { least: 0, most: 65_535 }

const port = number('port', '<n>', PORTS, 'port to listen on (default: a free one)')

/** By the name of the command, in the order of its help. */
export const options = {
  list: [flag('all', 'connections, RPCs, webhooks, functions and endpoints, too'), json, app],
  show: [json, app],
  form: [
    param,
    text('input', '<file>', 'values to start from, such as a file that form has saved'),
    text('out', '<file>', 'where to save (default: --input, or MODULE.yaml)'),
    text('states', '<file>', 'where the states are (default: beside, .states.json)'),
    off('rpc', 'with --json: call no RPC; what is needed is listed'),
    ...target,
    timezone,
    json,
    app,
  ],
  run: [
    param,
    text('input', '<file>', 'values from a YAML or JSON file, or from stdin with -'),
    text(
      'context',
      '<file>',
      'bundles of earlier modules by number, for expressions such as {{1.id}}',
    ),
    text(
      'payload',
      '<file>',
      'instant trigger: what its webhook receives, one item or body or a list of them',
    ),
    text('request', '<file>', 'instant trigger: whole requests: {method, headers, query, body}'),
    text('from', '<start>', 'polling trigger: begin anew from all, now, a date or an id'),
    flag('reset', 'polling trigger: forget where the last run ended, and end'),
    ...target,
    answers,
    ...dry,
    ...caps,
    timezone,
    traceOfDirectives,
    json,
    jsonLines,
    flag('yes', 'ask nothing; changes are wanted'),
    app,
  ],
  rpc: [
    param,
    texts(
      'webhook',
      '<name=value>',
      'what `webhook` holds for an RPC of an instant trigger, such as formId=5',
    ),
    ...target,
    answers,
    ...dry,
    ...caps,
    timezone,
    trace,
    json,
    app,
  ],
  epoch: [param, ...target, answers, ...caps, timezone, trace, json, app],
  listen: [
    param,
    texts(
      'update',
      '<name=value>',
      'once attached: change a value of the webhook with its own update request',
    ),
    port,
    text('publicUrl', '<url>', 'the address under which a tunnel of yours brings requests here'),
    ...target,
    ...caps,
    timezone,
    traceOfDirectives,
    jsonLines,
    app,
  ],
  connect: [
    text('name', '<name>', 'store it under another name, for --connection'),
    flag('forget', 'remove the stored connection; with --against live also give its tokens back'),
    number('port', '<n>', PORTS, 'OAuth: port the service sends the user back to (default: free)'),
    number(
      'wait',
      '<seconds>',
      { least: 1, most: 86_400 },
      'OAuth: how long to wait for the user (default: 300)',
    ),
    flag('open', 'OAuth: open the address in the browser'),
    against,
    answers,
    traceOfDirectives,
    app,
  ],
  workbench: [
    number('port', '<n>', PORTS, 'port of the page (default: a free one)'),
    flag('open', 'open the page in the browser'),
    against,
    timezone,
    app,
  ],
  iml: [
    text('context', '<file>', 'YAML or JSON file with the variables'),
    timezone,
    text('now', '<time>', 'the current time, in ISO 8601'),
    flag('explain', 'print every part with its value'),
    json,
  ],
  check: [
    text('format', '<format>', 'text (the default), json, sarif or github'),
    texts(
      'rule',
      '<name>',
      'only findings of that rule, code or part (structure, expression, ...)',
    ),
    text('contract', '<file>', 'OpenAPI document of the service, YAML or JSON'),
    flag('fix', 'mend what can be mended safely, in the files'),
    flag('strict', 'warnings count as errors'),
    app,
  ],
  fake: [
    port,
    text(
      'host',
      '<name>',
      'another name to be asked under, such as that of a tunnel or a container',
    ),
    text('key', '<key>', 'the only key that is accepted (default: any)'),
    number('seed', '<n>', { least: 0, most: 2 ** 32 }, 'another seed, in place of the kept state'),
    number(
      'subscriptions',
      '<n>',
      { least: 0, most: 100_000 },
      'how many it starts with, up to 100000 (default: 25)',
    ),
    texts(
      'fault',
      '<kind:operation:n>',
      'go wrong on purpose, such as 429:listSubscriptions or 500:createSubscription:2',
    ),
    flag('fresh', 'start from the seed and keep nothing'),
    flag('reset', 'forget what earlier runs left, and end'),
    app,
  ],
  test: [flag('functions', 'also play the tests of the functions of the app'), timezone, json, app],
  generate: [
    flag('check', 'write nothing; fail when a file is not what would be written'),
    text('out', '<path>', 'another place: a file, or a folder for schemas'),
    app,
  ],
  ...makeOptions,
  tour: [],
} as const

/** What the code of a command is given: its options by their names, typed. */
export type Typed<Name extends keyof typeof options> = TypedOf<(typeof options)[Name]>
