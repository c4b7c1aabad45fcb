// Brings the app's own functions into a run and plays their tests; the sandbox loads only for apps with functions.
import type { BindFunctions } from '../cases/index.ts'
import { type CustomFunction, createScope, type Scope } from '../iml/index.ts'
import type { TestedFunction } from '../io/sandbox/tests.ts'
import type { App } from '../spec/index.ts'
import type { Problem, Source } from '../text/index.ts'

export type { FunctionTest, TestedFunction } from '../io/sandbox/tests.ts'

/** Functions that can be called, and what frees them. */
export interface Bound {
  readonly functions?: ReadonlyMap<string, CustomFunction>
  readonly dispose: () => void
}

/** The code of the app's functions by their names; those without code are left out. */
export function functionSources(app: App): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>()
  for (const [name, { texts }] of app.functions) {
    const code = texts.get('code')
    if (code !== undefined) sources.set(name, code)
  }
  return sources
}

/** The app's functions for one run in `scope`; `debug` gets the lines they print. */
export async function bindAppFunctions(
  app: App,
  scope: Scope,
  debug?: (line: string) => void,
): Promise<Bound> {
  const sources = functionSources(app)
  if (sources.size === 0) return { dispose: () => {} }
  const { bindFunctions } = await import('../io/sandbox.ts')
  return bindFunctions(sources, scope, debug === undefined ? {} : { debug })
}

/** What is wrong with the code of the app's functions; the sandbox starts only when there are any. */
export async function functionProblems(app: App): Promise<readonly Problem[]> {
  const sources = functionSources(app)
  if (sources.size === 0) return []
  const { bindFunctions } = await import('../io/sandbox.ts')
  const bound = bindFunctions(sources, createScope())
  try {
    return bound.check()
  } finally {
    bound.dispose()
  }
}

/** What makes the functions of cases callable. */
export async function loadBinder(): Promise<BindFunctions> {
  const { bindFunctions } = await import('../io/sandbox.ts')
  return (sources, scope) => bindFunctions(sources, scope)
}

/** Plays the tests of one of the app's functions, in the time zone of a scenario. */
export async function testAppFunction(
  app: App,
  name: string,
  timezone: string,
): Promise<TestedFunction> {
  const test = app.functions.get(name)?.texts.get('test')
  const sources = functionSources(app)
  if (test === undefined || !sources.has(name)) return { tests: [], warnings: [] }
  const { testFunction } = await import('../io/sandbox/tests.ts')
  const scope: Scope = {
    variables: {},
    timezone,
    now: () => new Date(),
    random: Math.random,
    uuid: () => crypto.randomUUID(),
    profile: 'app',
  }
  return testFunction(sources, name, test, scope)
}
