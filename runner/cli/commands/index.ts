// The table of commands: what can be typed, in the order of the help; the code is loaded when it runs.
import { type Command, command } from '../command.ts'
import {
  CHECK_HELP,
  CONNECT_HELP,
  EPOCH_HELP,
  FAKE_HELP,
  FORM_HELP,
  GENERATE_HELP,
  IML_HELP,
  LISTEN_HELP,
  PARAMETER_HELP,
  RUN_HELP,
} from './help.ts'
import { load } from './load.ts'
import { options } from './options.ts'

export const commands: readonly Command[] = [
  command({
    name: 'list',
    summary: 'list the modules of the app, as the picker groups them',
    options: options.list,
    load: load.list,
  }),
  command({
    name: 'show',
    summary: 'show the fields of a module or another component, its output, a sample',
    arguments: [
      { name: '<name>', doc: 'name, folder name or label of a module, RPC, connection, webhook …' },
    ],
    options: options.show,
    load: load.show,
  }),
  command({
    name: 'form',
    summary: 'fill in the dialog of a module, with choices from RPCs, and save it for run',
    arguments: [{ name: '<module>', doc: 'name, folder name or label of the module' }],
    options: options.form,
    more: FORM_HELP,
    load: load.form,
  }),
  command({
    name: 'run',
    summary: 'run a module, once per input bundle',
    arguments: [{ name: '<module>', doc: 'name, folder name or label of the module' }],
    options: options.run,
    more: RUN_HELP,
    hot: true,
    load: load.run,
  }),
  command({
    name: 'rpc',
    summary: 'call an RPC and list its choices',
    arguments: [{ name: '<name>', doc: 'name, folder name or label of the RPC' }],
    options: options.rpc,
    more: PARAMETER_HELP,
    hot: true,
    load: load.rpc,
  }),
  command({
    name: 'epoch',
    summary: 'list the items a polling trigger can be started from',
    arguments: [{ name: '<module>', doc: 'name, folder name or label of the trigger' }],
    options: options.epoch,
    more: EPOCH_HELP,
    load: load.epoch,
  }),
  command({
    name: 'listen',
    summary: 'attach an instant trigger to a webhook on this machine, until Ctrl-C',
    arguments: [{ name: '<module>', doc: 'name, folder name or label of the instant trigger' }],
    options: options.listen,
    more: LISTEN_HELP,
    load: load.listen,
  }),
  command({
    name: 'connect',
    summary: 'check a connection with its own request and store it',
    arguments: [{ name: '[name]', doc: 'connection of the app; needed when it has more than one' }],
    options: options.connect,
    more: CONNECT_HELP,
    load: load.connect,
  }),
  command({
    name: 'iml',
    summary: 'evaluate a template of the expression language',
    arguments: [
      { name: '[template]', doc: 'such as "{{formatDate(now; \'YYYY\')}}"; - reads stdin' },
    ],
    options: options.iml,
    more: IML_HELP,
    load: load.iml,
  }),
  command({
    name: 'check',
    summary: 'find mistakes in the files of the app, before they are uploaded',
    options: options.check,
    more: CHECK_HELP,
    load: load.check,
  }),
  command({
    name: 'fake',
    summary: 'serve the embedded Resellers Portal until Ctrl-C',
    options: options.fake,
    more: FAKE_HELP,
    load: load.fake,
  }),
  command({
    name: 'test',
    summary: 'play case files; the network is never reached',
    arguments: [
      { name: '[file...]', doc: 'case files, folders of them, or tests of functions (.js)' },
    ],
    options: options.test,
    load: load.test,
  }),
  command({
    name: 'generate',
    summary: 'write types, documentation, editor schemas and samples of the app',
    arguments: [{ name: '<what...>', doc: 'types, docs, schemas, samples: one or more' }],
    options: options.generate,
    more: GENERATE_HELP,
    load: load.generate,
  }),
  command({
    name: 'tour',
    summary: 'take one subscription through its life with every module of the Resellers Portal app',
    options: options.tour,
    load: load.tour,
  }),
]
