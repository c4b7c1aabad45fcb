// The commands that run components of an app: modules, RPCs, epochs, webhooks and connections.
import type { Command } from '../command.ts'
import {
  against,
  answers,
  app,
  caps,
  dry,
  json,
  jsonLines,
  PARAMETER_HELP,
  param,
  target,
  timezone,
  yes,
} from './options.ts'

const RUN_HELP = [
  ...PARAMETER_HELP,
  '  An input file is YAML or JSON: one bundle, or a list with one bundle per operation.',
  '  Fields that are left out get the default of the dialog; --param wins over the file.',
  '  The key of a connection is no parameter: dryrun connect stores it, or set DRYRUN_APIKEY.',
]

const LISTEN_HELP = [
  'The hook is attached with the webhook’s own request and detached on Ctrl-C; then the exit is 0.',
  'A second Ctrl-C ends at once (130) and leaves the hook attached. Bundles go to stdout.',
  '--param gives the fields of the webhook and those of the module; dryrun show lists both.',
  'A service elsewhere cannot reach this machine: --against live needs --public-url.',
]

const CONNECT_HELP = [
  'Values come from the environment (DRYRUN_APIKEY for the field apiKey); a terminal asks for',
  'the rest, without echo. They are stored under .dryrun, readable by you only.',
  'OAuth: the address to open is printed, and the service sends the user back to 127.0.0.1. Allow',
  'that address at the service (--port keeps it the same). Services need --against live.',
]

/** In the order of the help. */
export const running: readonly Command[] = [
  {
    name: 'run',
    summary: 'run a module, once per input bundle',
    arguments: [{ name: '<module>', doc: 'name, folder name or label of the module' }],
    options: [
      param,
      { flags: '--input <file>', doc: 'values from a YAML or JSON file, or from stdin with -' },
      {
        flags: '--payload <file>',
        doc: 'instant trigger: what its webhook receives, one item or body or a list of them',
      },
      {
        flags: '--request <file>',
        doc: 'instant trigger: whole requests: {method, headers, query, body}',
      },
      {
        flags: '--from <start>',
        doc: 'polling trigger: begin anew from all, now, a date or an id',
      },
      { flags: '--reset', doc: 'polling trigger: forget where the last run ended, and end' },
      ...target,
      answers,
      ...dry,
      ...caps,
      timezone,
      { flags: '--trace', doc: 'print what every directive was and became' },
      json,
      jsonLines,
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
      answers,
      ...dry,
      ...caps,
      timezone,
      { flags: '--trace', doc: 'print what happened' },
      json,
      app,
    ],
    more: PARAMETER_HELP,
    load: () => import('./rpc.ts'),
  },
  {
    name: 'epoch',
    summary: 'list the items a polling trigger can be started from',
    arguments: [{ name: '<module>', doc: 'name, folder name or label of the trigger' }],
    options: [
      param,
      ...target,
      answers,
      ...caps,
      timezone,
      { flags: '--trace', doc: 'print what happened' },
      json,
      app,
    ],
    more: ['dryrun run MODULE --from DATE (or ID) begins there.'],
    load: () => import('./epoch.ts'),
  },
  {
    name: 'listen',
    summary: 'attach an instant trigger to a webhook on this machine, until Ctrl-C',
    arguments: [{ name: '<module>', doc: 'name, folder name or label of the instant trigger' }],
    options: [
      param,
      {
        flags: '--update <name=value>',
        doc: 'once attached: change a value of the webhook with its own update request',
        repeatable: true,
      },
      { flags: '--port <n>', doc: 'port to listen on (default: a free one)' },
      {
        flags: '--public-url <url>',
        doc: 'the address under which a tunnel of yours brings requests here',
      },
      ...target,
      ...caps,
      timezone,
      { flags: '--trace', doc: 'print what every directive was and became' },
      jsonLines,
      app,
    ],
    more: LISTEN_HELP,
    load: () => import('./listen.ts'),
  },
  {
    name: 'connect',
    summary: 'check a connection with its own request and store it',
    arguments: [{ name: '[name]', doc: 'connection of the app; needed when it has more than one' }],
    options: [
      { flags: '--name <name>', doc: 'store it under another name, for --connection' },
      {
        flags: '--forget',
        doc: 'remove the stored connection; with --against live also give its tokens back',
      },
      {
        flags: '--port <n>',
        doc: 'OAuth: port the service sends the user back to (default: free)',
      },
      { flags: '--wait <seconds>', doc: 'OAuth: how long to wait for the user (default: 300)' },
      { flags: '--open', doc: 'OAuth: open the address in the browser' },
      against,
      answers,
      { flags: '--trace', doc: 'print what every directive was and became' },
      app,
    ],
    more: CONNECT_HELP,
    load: () => import('./connect.ts'),
  },
]
