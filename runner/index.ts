// The public API of dryrun, and the table of contents of the runner.
//
// In reading order:
//
// text        Leaves that know nothing of Make: JSON values, places in texts, problems and their codes.
// iml         The expression language: parse once, compile once, run many; functions in tables.
// spec        The app as data: makecomapp.json and its files become one immutable App.
// parameters  What a person fills in: parameter types, forms, and the bundle a run gets from values.
// engine      What Make does with a communication, as generators that never await.
// trace       What happened, without secrets.
// operation   One road to a run, pure: fields, bundle, names, secrets; then it only waits to be started.
// io          The world: files, the network through got, stored connections.
// run         Where the pure core meets the world: open an app, choose a connection, run one module.
// fake        The embedded Resellers Portal; imports nothing of the rest.
// cases       Tests as data, and what plays them.
// check       Is an app well written: structure, expressions, references, rules, the service's contract.
// generate    Derived text: pages from the tables; types, editor schemas and samples from an app's files.
// deploy      From the repository into Make: three-way plans, and carrying them out.
// cli         The command line.
//
// A module is run in two steps:
//
//   const { app } = openApp('.')
//   const done = await runModule(app, 'listSubscriptions', { limit: '3' }, { target, connection })

// Expressions: `renderTemplate('{{upper(name)}}', scope)`.
export {
  type Compiled,
  compileTemplate,
  createScope,
  type Explained,
  explain,
  ImlError,
  type ImlErrorCode,
  type Node,
  parseTemplate,
  problemOf,
  renderJson,
  renderTemplate,
  type Scope,
  type Template,
} from './iml/index.ts'
// What a run is told about its surroundings, and how values are judged before it.
export {
  type Judged,
  type Judging,
  judge,
  judgeDialog,
  judgingOf,
  type Surroundings,
  type Values,
} from './operation/index.ts'
// From values as they are typed to the bundle a module gets, with every fault in them.
export {
  type BundleContext,
  type ConvertedBundle,
  convertBundle,
  type Description,
  describe,
  type Parameter,
  parseTyped,
  unknownNames,
} from './parameters/index.ts'
// Running: an app, its modules, RPCs and connections, against a portal or the service itself.
export {
  type CallLine,
  type Chosen,
  checkConnection,
  chooseConnection,
  isLoopback,
  type ModulePerformed,
  type ModuleRun,
  type Opened,
  openApp,
  type Performed,
  runModule,
  runRpc,
  type Target,
  type World,
} from './run/index.ts'
// The app as data, read through any function that gives the text of a file.
export {
  type App,
  type Component,
  type Connection,
  type Group,
  loadApp,
  type Module,
  type ModuleType,
  type ReadFile,
  type Rpc,
} from './spec/index.ts'
// What is wrong, and where.
export {
  drawProblem,
  type Json,
  type Problem,
  remedyOf,
  type Severity,
  type Span,
} from './text/index.ts'
// What happened, without secrets.
export { createRedactor, printTrace, type Redactor, type TraceStep } from './trace/index.ts'
