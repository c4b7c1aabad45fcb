// Where the pure core meets the world: open an app, choose a connection, run one component.
// stored connections come from io, which the doors (cli, web) never import themselves
export {
  CONNECTION_NAME,
  environmentName,
  removeConnection,
  writeConnection,
} from '../io/index.ts'
export { type Circumstances, canRun, checkConnection, runModule, runRpc } from './component.ts'
export {
  type Chosen,
  chooseConnection,
  connectionOf,
  connectionParameters,
  demonstration,
  fromEnvironment,
  secretsOf,
  toStore,
} from './connection.ts'
export { type Opened, openApp, readText } from './open.ts'
export type { CallLine, Performed } from './perform.ts'
export type { Inputs, Surroundings } from './setting.ts'
export { aimAt, isLoopback, serviceHost, type Target, writtenBaseUrl } from './target.ts'
