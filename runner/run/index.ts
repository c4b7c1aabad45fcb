// Where the pure core meets the world: open an app, choose a connection, run one component.
// what comes from io, which the doors (cli, web) never import themselves
export {
  CONNECTION_NAME,
  environmentName,
  readConnection,
  removeConnection,
  storedConnections,
  type Unfinished,
  type Waiting,
  withoutUnfinished,
  writeConnection,
  writeUnfinished,
  writeWhole,
} from '../io/index.ts'
export { type Asked, saysJson } from './asked.ts'
export { type Canned, openCanned } from './canned.ts'
export type { Chosen } from './chosen.ts'
export { chooseConnection, fromEnvironment, toStore } from './connection.ts'
export { demonstration } from './demonstration.ts'
export { type Dry, type Planned, planRun, type Unknown } from './dry.ts'
export { type Freshness, freshConnection } from './fresh.ts'
export {
  bindingFor,
  bindingForCases,
  functionProblems,
  type TestedFunction,
  testAppFunction,
} from './functions.ts'
export {
  type Hook,
  type HookInputs,
  type HookPart,
  hookSays,
  receiveRequest,
  replyBody,
  runHook,
} from './hook.ts'
export { hookPath } from './hook-path.ts'
export { type Answered, type Loopback, type LoopbackOptions, openLoopback } from './loopback.ts'
export {
  checkConnection,
  type ModulePerformed,
  type ModuleRun,
  runEpoch,
  runModule,
  runRpc,
  runRpcOfForm,
} from './module.ts'
export {
  connectOAuth,
  invalidateConnection,
  refreshConnection,
} from './oauth.ts'
export { keepPrivately, type Opened, openApp, readText } from './open.ts'
export type { CallLine, Performed } from './perform.ts'
export { resolver } from './resolve.ts'
export { type Landing, openLanding, queryOf } from './sign-in-page.ts'
export { aimAt, isLoopback, serviceHost, type Target, writtenBaseUrl } from './target.ts'
export {
  forgetTriggerState,
  readOnlyTriggerState,
  readTriggerState,
  type TriggerPlace,
  writeTriggerState,
} from './trigger-state.ts'
export { type OwnWorld, quietly, type World } from './world.ts'
