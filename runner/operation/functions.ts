// How functions of an app come into a run: the sandbox is handed in, because nothing here reaches the world.
import type { CustomFunction, Scope } from '../iml/index.ts'
import type { App } from '../spec/index.ts'
import type { Source } from '../text/index.ts'

/** Makes functions callable in a scope; `dispose` frees what they hold. */
export type BindFunctions = (
  sources: ReadonlyMap<string, Source>,
  scope: Scope,
) => { readonly functions: ReadonlyMap<string, CustomFunction>; readonly dispose: () => void }

/** The code of the app's functions by their names; those without code are left out. */
export function functionSources(app: Pick<App, 'functions'>): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>()
  for (const [name, { texts }] of app.functions) {
    const code = texts.get('code')
    if (code !== undefined) sources.set(name, code)
  }
  return sources
}

/** A scope with functions, and what frees them. Throws an Error when nothing can run them. */
export function withFunctions(
  scope: Scope,
  sources: ReadonlyMap<string, Source>,
  bind: BindFunctions | undefined,
): { readonly scope: Scope; readonly dispose: () => void } {
  if (sources.size === 0) return { scope, dispose: () => {} }
  if (bind === undefined) throw new Error('there is no sandbox here for functions of an app')
  const { functions, dispose } = bind(sources, scope)
  return { scope: { ...scope, functions }, dispose }
}
