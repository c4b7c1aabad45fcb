// The app of this repository, opened once, and short ways to run its components in tests.
import type { Reply } from '../../runner/engine/index.ts'
import { convertBundle } from '../../runner/parameters/index.ts'
import {
  checkConnection,
  openApp,
  type Performed,
  runModule,
  runRpc,
  type Surroundings,
  type Target,
} from '../../runner/run/index.ts'
import { createRedactor } from '../../runner/trace/index.ts'

/** The key every test uses; no output may ever show it. */
export const KEY = 'k3y-for+tests/only='

const opened = openApp('.')
if (!opened.app || opened.problems.length > 0)
  throw new Error('the app of this repository is broken')

export const app = opened.app

/** Runs a module of the app on values as a user would give them. */
export function run(
  name: string,
  values: Record<string, unknown>,
  target: Target = { kind: 'live' },
  tracing = false,
): Promise<Performed> {
  const module = app.modules.get(name)
  if (!module) throw new Error(`the app has no module ${name}`)
  const { bundle, problems } = convertBundle(module.code.get('mappableParams')?.value, values, {
    timezone: 'UTC',
    now: new Date(),
    crud: module.crud ?? null,
    moduleType: module.type,
  })
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) throw new Error(errors.map((problem) => problem.message).join('\n'))
  const inputs = { parameters: bundle, connection: { apiKey: KEY } }
  const redactor = createRedactor([KEY])
  return runModule(module, inputs, { app, target, redactor, tracing })
}

/** Runs an RPC of the app with the values of the parents of a field. */
export function ask(
  name: string,
  parameters: Record<string, unknown>,
  target: Target = { kind: 'live' },
  surroundings: Surroundings = {},
): Promise<Performed> {
  const rpc = app.rpcs.get(name)
  if (!rpc) throw new Error(`the app has no RPC ${name}`)
  const inputs = { parameters, connection: { apiKey: KEY } }
  const redactor = createRedactor([KEY])
  return runRpc(rpc, inputs, { app, target, surroundings, redactor })
}

/** Checks the app's connection with a key. */
export function connect(apiKey: string, target: Target = { kind: 'live' }): Promise<Performed> {
  const [connection] = app.connections.values()
  if (!connection) throw new Error('the app has no connection')
  return checkConnection(
    connection,
    { apiKey },
    { app, target, redactor: createRedactor([apiKey]) },
  )
}

export type { Reply }
