// How cases use functions of an app: the sandbox is handed in, because nothing here reaches the world.
import type { CustomFunction, Scope } from '../iml/index.ts'
import { isRecord, type Source } from '../text/index.ts'

/** Makes functions callable in a scope. */
export type BindFunctions = (
  sources: ReadonlyMap<string, Source>,
  scope: Scope,
) => { readonly functions: ReadonlyMap<string, CustomFunction>; readonly dispose: () => void }

/** The functions a case brings: name to JavaScript. */
export function broughtFunctions(written: unknown): ReadonlyMap<string, Source> {
  const codes = isRecord(written) ? Object.entries(written) : []
  return new Map(codes.map(([name, text]) => [name, { file: '', text: String(text) }]))
}

/** Plays something in a scope with functions, and frees them. Throws Error when nothing can run them. */
export function withFunctions<T>(
  scope: Scope,
  sources: ReadonlyMap<string, Source>,
  bind: BindFunctions | undefined,
  play: (scope: Scope) => T,
): T {
  if (sources.size === 0) return play(scope)
  if (bind === undefined) throw new Error('there is no sandbox here for functions of an app')
  const { functions, dispose } = bind(sources, scope)
  try {
    return play({ ...scope, functions })
  } finally {
    dispose()
  }
}
