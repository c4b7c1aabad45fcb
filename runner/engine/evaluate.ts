// Evaluates written JSON for a directive, and says where it stands when that fails.
import { ImlError, renderJsonInRun, type Scope } from '../iml/index.ts'
import { type Json, own, type Path } from '../text/index.ts'
import type { Directive } from './directives/directive.ts'
import { ModuleError } from './errors.ts'
import type { State } from './state.ts'
import { type Communicating, warn } from './step.ts'

/** The value of written JSON in the scope of a state. */
export function evaluate(written: Json | undefined, state: State): unknown {
  return written === undefined ? undefined : renderJsonInRun(written, state.scope)
}

/** Runs the directives of one home in the order of their table. Stops once a request is skipped. */
export function* applyAll(
  directives: readonly Directive[],
  writtenIn: Readonly<Record<string, Json>>,
  prefix: Path,
  before: State,
): Communicating<State> {
  let state = before
  for (const directive of directives) {
    const written = own(writtenIn, directive.name)
    if (written === undefined && !directive.always) continue
    const path = [...prefix, directive.name]
    const applied = placed(state, path, () => directive.apply(written, state))
    state = applied.state
    if (applied.warning !== undefined) yield* warn(applied.warning, state.placed.spanOf(path))
    if (state.setting.tracing && written !== undefined) {
      const name = [...prefix, directive.name].join('.')
      const at = state.placed.spanOf(path)
      yield { kind: 'evaluated', directive: name, at, written, value: applied.value }
    }
    if (state.skipped) return state
  }
  return state
}

/**
 * Runs `action`; an error of an expression becomes a ModuleError at its place in the app's files,
 * and a ModuleError without a place gets the directive's. The type is ours: Make's documentation
 * does not say which type a failing expression ends an operation with. [inferred]
 */
export function placed<T>(state: State, path: Path, action: () => T): T {
  try {
    return action()
  } catch (error) {
    if (error instanceof ImlError) {
      const at = state.placed.spanOf([...path, ...(error.path ?? [])], error.place)
      const { message, remedy, suggestion } = error
      throw new ModuleError('RuntimeError', message, { at, remedy, suggestion })
    }
    if (error instanceof ModuleError && !error.at) {
      const { type, message, call = state.call, remedy, suggestion, network } = error
      const more = { at: state.placed.spanOf(path), call, remedy, suggestion, network }
      throw new ModuleError(type, message, more)
    }
    throw error
  }
}

/** The scope with other or further names. */
export function naming(state: State, names: Readonly<Record<string, unknown>>): State {
  const variables = { ...state.scope.variables, ...names }
  return { ...state, scope: { ...state.scope, variables } satisfies Scope }
}
