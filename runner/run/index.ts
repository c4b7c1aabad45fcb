// Where the pure core meets the world: open an app, choose a connection, run one component.
// stored connections come from io, which the doors (cli, web) never import themselves
export {
  CONNECTION_NAME,
  environmentName,
  readConnection,
  removeConnection,
  writeConnection,
} from '../io/index.ts'
export { type Canned, openCanned } from './canned.ts'
export type { Chosen } from './chosen.ts'
export {
  canRun,
  canStream,
  checkConnection,
  runModule,
  runRpc,
  streamModule,
} from './component.ts'
export {
  chooseConnection,
  connectionOf,
  fromEnvironment,
  toStore,
} from './connection.ts'
export { demonstration } from './demonstration.ts'
export { type Dry, type Planned, planRun, type Unknown } from './dry.ts'
export {
  type Bound,
  bindAppFunctions,
  functionProblems,
  functionSources,
  loadBinder,
  type TestedFunction,
  testAppFunction,
} from './functions.ts'
export {
  connectedPart,
  type Hook,
  type HookPart,
  hookSays,
  type Incoming,
  receiveRequest,
  replyBody,
  runHook,
  runOnItem,
  webhookOf,
} from './hook.ts'
export { type Answered, type Asked, type Loopback, openLoopback } from './loopback.ts'
export {
  connectOAuth,
  invalidateConnection,
  refreshConnection,
  signsWithOAuth1,
} from './oauth.ts'
export { type Opened, openApp, readText } from './open.ts'
export type { CallLine, Performed } from './perform.ts'
export type { Circumstances } from './ready.ts'
export { connectionParameters, secretsOf } from './secrets.ts'
export type { Inputs, Surroundings } from './setting.ts'
export { type Landing, openLanding, queryOf } from './sign-in-page.ts'
export { aimAt, isLoopback, serviceHost, type Target, writtenBaseUrl } from './target.ts'
export {
  type Beginning,
  comparedBy,
  forgetTriggerState,
  readOnlyTriggerState,
  readTriggerState,
  runEpoch,
  runTrigger,
  type TriggerPlace,
  triggerInputs,
  writeTriggerState,
} from './trigger.ts'
