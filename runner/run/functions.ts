// Brings the app's own functions into a run and plays their tests; the sandbox loads only for apps with functions.
import { createScope, type Scope } from '../iml/index.ts'
import type { TestedFunction } from '../io/sandbox/tests.ts'
import { type BindFunctions, functionSources } from '../operation/index.ts'
import type { App } from '../spec/index.ts'
import type { Problem } from '../text/index.ts'

export type { FunctionTest, TestedFunction } from '../io/sandbox/tests.ts'

/** What makes functions callable in a run; `debug` gets the lines they print. */
export async function bindingFor(debug?: (line: string) => void): Promise<BindFunctions> {
  const { bindFunctions } = await import('../io/sandbox.ts')
  return (sources, scope) => bindFunctions(sources, scope, debug === undefined ? {} : { debug })
}

/** Milliseconds of a call in a case: one that never ends need not take the ten seconds of a run. */
const LIMIT_IN_CASES = 1000

/** What makes functions callable in cases. */
export async function bindingForCases(): Promise<BindFunctions> {
  const { bindFunctions } = await import('../io/sandbox.ts')
  return (sources, scope) => bindFunctions(sources, scope, { limit: LIMIT_IN_CASES })
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
