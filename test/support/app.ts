// The app of this repository, opened once, and short ways to run its components in tests.
import type { Reply } from '../../runner/engine/index.ts'
import {
  checkConnection,
  openApp,
  type Performed,
  runModule,
  runRpc,
  type Target,
  type World,
} from '../../runner/run/index.ts'

/** The key every test uses; no output may ever show it. */
export const KEY = 'k3y-for+tests/only='

const opened = openApp('.')
if (!opened.app || opened.problems.length > 0)
  throw new Error('the app of this repository is broken')

export const app = opened.app

const connection = { data: { apiKey: KEY } }

/** Runs a module of the app on values as a user would give them; throws where they do not fit. */
export async function run(
  name: string,
  values: Record<string, unknown>,
  target: Target = { kind: 'live' },
  tracing = false,
): Promise<Performed> {
  const performed = await runModule(app, name, values, { target, tracing, connection })
  if (performed.error?.type === 'BundleValidationError') throw performed.error
  return performed
}

/** Runs an RPC of the app with the values of the parents of a field. */
export function ask(
  name: string,
  parameters: Record<string, unknown>,
  target: Target = { kind: 'live' },
  surroundings: World['surroundings'] = {},
): Promise<Performed> {
  return runRpc(app, name, parameters, { target, surroundings, connection })
}

/** Checks the app's connection with a key. */
export function connect(apiKey: string, target: Target = { kind: 'live' }): Promise<Performed> {
  const [name = ''] = app.connections.keys()
  return checkConnection(app, name, { apiKey }, { target })
}

export type { Reply }
