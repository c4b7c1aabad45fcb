// Evaluates every template inside of a JSON value, keeping types, with spread keys and templates in keys.
import { isRecord, type Json, type Path, setOwn } from '../text/index.ts'
import { type Compiled, compileInRun, compileOnce } from './compile.ts'
import type { Evaluate } from './compiling.ts'
import { ImlError } from './error.ts'
import { withPath } from './rethrow.ts'
import { kindOf, toText } from './values.ts'

/** The key whose value is copied, member by member, into the collection around it. */
export const SPREAD_KEY = '{{...}}'

/** How deep a value with templates may nest. */
const DEEPEST = 200

/** Sets one member, or several, or none, of the collection that is being made. */
type SetMember = (record: Record<string, unknown>, scope: Parameters<Evaluate>[0]) => void

/** How the texts of a value are compiled. */
type CompileText = (text: string) => Pick<Compiled, 'evaluate'>

/**
 * Compiles a JSON value: the result makes a new value in which every text is the value of its
 * template. Members whose value is undefined stay, as undefined: JSON drops them. Compiled once per
 * array or collection. Throws ImlError, with `path`, when a template in it is malformed.
 */
export const compileJson = compilerOf(compileOnce)

/** As `compileJson`, but a list in brackets inside of an expression is null, as in a run of Make. */
export const compileJsonInRun = compilerOf(compileInRun)

/** The JSON value with every template in it evaluated; see `compileJson`. Throws ImlError, with `path`. */
export function renderJson(value: Json, scope: Parameters<Evaluate>[0]): unknown {
  return compileJson(value)(scope)
}

/** As `renderJson`, in a run; see `compileJsonInRun`. */
export function renderJsonInRun(value: Json, scope: Parameters<Evaluate>[0]): unknown {
  return compileJsonInRun(value)(scope)
}

function compilerOf(compileText: CompileText): (value: Json) => Evaluate {
  const compiled = new WeakMap<object, Evaluate>()
  return (value) => {
    if (typeof value !== 'object' || value === null) return compileAt(value, [], compileText)
    const known = compiled.get(value)
    if (known !== undefined) return known
    const evaluate = compileAt(value, [], compileText)
    compiled.set(value, evaluate)
    return evaluate
  }
}

function compileAt(value: Json, path: Path, compileText: CompileText): Evaluate {
  if (typeof value === 'string') return compileTextAt(value, path, compileText)
  if (path.length > DEEPEST) {
    const message = `a value nests more than ${DEEPEST} levels`
    throw new ImlError('iml/too-deep', message, { remedy: 'make it flatter', path })
  }
  if (Array.isArray(value)) return compileArray(value, path, compileText)
  if (isRecord(value)) {
    return compileRecord(value as { readonly [name: string]: Json }, path, compileText)
  }
  return () => value
}

function compileTextAt(text: string, path: Path, compileText: CompileText): Evaluate {
  if (!text.includes('{{')) return () => text
  const { evaluate } = withPathOf(path, () => compileText(text))
  return (scope) => {
    try {
      return evaluate(scope)
    } catch (error) {
      throw withPath(error, path)
    }
  }
}

function withPathOf<Result>(path: Path, make: () => Result): Result {
  try {
    return make()
  } catch (error) {
    throw withPath(error, path)
  }
}

function compileArray(items: readonly Json[], path: Path, compileText: CompileText): Evaluate {
  const evaluates = items.map((value, index) => compileAt(value, [...path, index], compileText))
  return (scope) => evaluates.map((evaluate) => evaluate(scope))
}

function compileRecord(
  record: { readonly [name: string]: Json },
  path: Path,
  compileText: CompileText,
): Evaluate {
  const members: SetMember[] = []
  for (const [key, value] of Object.entries(record)) {
    const here = [...path, key]
    members.push(compileMember(key, compileAt(value, here, compileText), here, compileText))
  }
  return (scope) => {
    const made: Record<string, unknown> = {}
    for (const member of members) member(made, scope)
    return made
  }
}

/** Members in the order they are written; a later one replaces an earlier of that name [inferred]. */
function compileMember(
  key: string,
  evaluate: Evaluate,
  path: Path,
  compileText: CompileText,
): SetMember {
  if (key === SPREAD_KEY) return (made, scope) => spread(made, evaluate(scope))
  if (key.includes('{{')) {
    return compileNamedByTemplate(compileTextAt(key, path, compileText), evaluate)
  }
  if (key === '__proto__') return (made, scope) => setOwn(made, key, evaluate(scope))
  return (made, scope) => {
    made[key] = evaluate(scope)
  }
}

/** A key with expressions names the member by its text; without a name the member is left out [inferred]. */
function compileNamedByTemplate(name: Evaluate, evaluate: Evaluate): SetMember {
  return (made, scope) => {
    const key = toText(name(scope))
    if (key !== '') setOwn(made, key, evaluate(scope))
  }
}

/** Copies the members of a collection; anything else has none [inferred]. */
function spread(made: Record<string, unknown>, value: unknown): void {
  if (kindOf(value) !== 'collection') return
  for (const [name, member] of Object.entries(value as object)) setOwn(made, name, member)
}
