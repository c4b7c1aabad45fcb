// Lets a case bring functions of its own, run by node:vm with a time limit; that keeps mistakes in, not attackers.
import { type Context, createContext, runInContext } from 'node:vm'
import {
  type CustomFunction,
  findFunction,
  functionNames,
  ImlError,
  messageOf,
  type Scope,
} from '../iml/index.ts'
import { setOwn } from '../text/index.ts'

/** Name of a function to its JavaScript source, `function name(...) {...}`. */
export type FunctionSources = Readonly<Record<string, string>>

/** Longest run of one call, in milliseconds. */
const LIMIT = 1000

type Plain = (...args: readonly unknown[]) => unknown

/**
 * The functions, callable. They see each other and the built-in ones as `iml.name`, and
 * `environment.timezone`; `this` is `{timezone}` (vscode-apps-sdk, FunctionCommands.ts).
 */
export function bindFunctions(
  sources: FunctionSources,
  scope: Scope,
): ReadonlyMap<string, CustomFunction> {
  const { timezone } = scope
  const iml: Record<string, Plain> = Object.create(null)
  for (const name of functionNames('app')) {
    const row = findFunction(name, 'app')
    if (row !== undefined) iml[name] = (...args) => row.call(args, scope)
  }
  const context = createContext({ iml, environment: Object.freeze({ timezone }), Buffer })
  const bound = new Map<string, CustomFunction>()
  for (const [name, source] of Object.entries(sources)) {
    const code = compiled(name, source, context)
    iml[name] = (...args) => code.apply({ timezone }, [...args])
    bound.set(name, (args) => {
      context.call = () => code.apply({ timezone }, [...args])
      return copied(runInContext('call()', context, { timeout: LIMIT }))
    })
  }
  return bound
}

/** The function itself. Throws ImlError when the source is no function. */
function compiled(name: string, source: string, context: Context): Plain {
  try {
    return runInContext(`(${source.trim().replace(/;$/, '')})`, context, { timeout: LIMIT })
  } catch (error) {
    const message = `The source of function '${name}' cannot be read: ${messageOf(error)}`
    throw new ImlError('iml/function-failed', message, { cause: error })
  }
}

/** A value made of this realm's arrays, dates and records: those of another are no records here. */
function copied(value: unknown): unknown {
  if (typeof value === 'function') return undefined
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value
  if (Array.isArray(value)) return Array.from(value, copied)
  if (Object.prototype.toString.call(value) === '[object Date]') return new Date(Number(value))
  const record: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) setOwn(record, name, copied(member))
  return record
}
