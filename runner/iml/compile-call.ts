// Compiles calls: looks the function up when it is called, evaluates the arguments, and tells who failed.
import { advised } from '../text/index.ts'
import { advisedBy } from './call-advice.ts'
import type { Compiling, Evaluate } from './compiling.ts'
import { ImlError, type ImlErrorPlace } from './error.ts'
import type { ImlFunction } from './functions/function.ts'
import { findFunction, functionNames, refusedFunctions } from './functions/index.ts'
import { meantByCall, meantElsewhere } from './meant.ts'
import { withCaller } from './rethrow.ts'
import type { Profile, Scope } from './scope.ts'
import type { Call } from './syntax.ts'

/**
 * A call. The app's own functions come before the built-in ones, as in Make's editor, where they are
 * assigned over them. Nothing is looked up before the call is really reached.
 */
export function compileCall(call: Call, compiling: Compiling): Evaluate {
  const { name, start, end } = call
  const { template } = compiling
  const args = call.args.map((slot) =>
    slot === undefined ? nothing : compiling.compile(slot, compiling),
  )
  let known: ImlFunction | undefined
  let knownIn: Profile | undefined
  return (scope) => {
    const own = scope.functions?.get(name)
    const { profile = 'app' } = scope
    if (own === undefined && knownIn !== profile) {
      known = rowOf(call, scope, { template, start, end: start + name.length })
      knownIn = profile
    }
    try {
      if (own !== undefined) return own(gather(args, scope))
      if (known?.lazy === undefined) return known?.call(gather(args, scope), scope)
      return known.lazy(args, scope)
    } catch (error) {
      const told = advisedBy(error, call.args, template)
      throw withCaller(told, name, { template, start, end })
    }
  }
}

function nothing(): undefined {
  return undefined
}

/** The row of a function. Throws ImlError for names without a row. */
function rowOf(call: Call, scope: Scope, place: ImlErrorPlace): ImlFunction {
  const row = findFunction(call.name, scope.profile)
  if (row === undefined) throw unknownFunction(call, scope, place)
  return row
}

function unknownFunction({ name, args }: Call, scope: Scope, place: ImlErrorPlace): ImlError {
  const refusal = refusedFunctions.get(name)
  if (refusal !== undefined) {
    const more = { ...advised(meantElsewhere(name)), place }
    return new ImlError('iml/refused-function', refusal, more)
  }
  const known = [...functionNames(scope.profile ?? 'app'), ...(scope.functions?.keys() ?? [])]
  const more = { ...advised(meantByCall(name, args, known)), place }
  return new ImlError('iml/unknown-function', `Function '${name}' not found!`, more)
}

/** Evaluates the arguments into a new array; the usual counts without a loop. */
function gather(args: readonly Evaluate[], scope: Scope): readonly unknown[] {
  switch (args.length) {
    case 1:
      return [args[0]?.(scope)]
    case 2:
      return [args[0]?.(scope), args[1]?.(scope)]
    case 3:
      return [args[0]?.(scope), args[1]?.(scope), args[2]?.(scope)]
    default:
      return args.map((argument) => argument(scope))
  }
}
