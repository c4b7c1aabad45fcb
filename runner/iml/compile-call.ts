// Compiles calls: looks the function up when it is called, evaluates the arguments, and tells who failed.
import { advised, didYouMean } from '../text/index.ts'
import type { Compiling, Evaluate } from './compiling.ts'
import { ImlError, type ImlErrorPlace } from './error.ts'
import type { ImlFunction } from './functions/function.ts'
import { findFunction, functionNames, refusedFunctions } from './functions/index.ts'
import { keywords } from './keywords.ts'
import { withCaller } from './rethrow.ts'
import type { Scope } from './scope.ts'
import type { Call } from './syntax.ts'

/** Words of other languages that sit where a function is called, and what IML has instead. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['and', 'write a & b'],
  ['or', 'write a | b'],
  ['not', 'write !a'],
  ['mod', 'write a % b'],
  ['array', 'write add(emptyarray; item; ...)'],
  ['object', 'write the members as JSON of the file'],
  ['append', 'write add(array; item)'],
  ['exists', 'write name != null'],
  ['char', 'the keywords newline, carriagereturn, tab, space and nbsp exist'],
])

/**
 * A call. The app's own functions come before the built-in ones, as in Make's editor, where they are
 * assigned over them. Nothing is looked up before the call is really reached.
 */
export function compileCall(node: Call, compiling: Compiling): Evaluate {
  const { name } = node
  const args = node.args.map((slot) => (slot === undefined ? nothing : compiling.compile(slot)))
  const place = { template: compiling.template, start: node.start, end: node.end }
  const find = finder(name, { ...place, end: node.start + name.length })
  const gather = gatherer(args)
  const postpone = postponer(args)
  return (scope) => {
    const own = scope.functions?.get(name)
    const row = own === undefined ? find(scope) : undefined
    try {
      if (row === undefined) return own?.(gather(scope))
      if (row.lazy === undefined) return row.call(gather(scope), scope)
      return row.lazy(postpone(scope), scope)
    } catch (error) {
      throw withCaller(error, name, place)
    }
  }
}

function nothing(): undefined {
  return undefined
}

/** Looks the row up once per profile. Throws ImlError for names without a row. */
function finder(name: string, place: ImlErrorPlace): (scope: Scope) => ImlFunction {
  let inApps: ImlFunction | undefined
  let inScenarios: ImlFunction | undefined
  return (scope) => {
    const isScenario = scope.profile === 'scenario'
    const known = isScenario ? inScenarios : inApps
    if (known !== undefined) return known
    const row = findFunction(name, scope.profile ?? 'app')
    if (row === undefined) throw unknownFunction(name, scope, place)
    if (isScenario) inScenarios = row
    else inApps = row
    return row
  }
}

function unknownFunction(name: string, scope: Scope, place: ImlErrorPlace): ImlError {
  const refusal = refusedFunctions.get(name)
  if (refusal !== undefined) return new ImlError('iml/refused-function', refusal, { place })
  const known = [...functionNames(scope.profile ?? 'app'), ...(scope.functions?.keys() ?? [])]
  const advice = keywords.has(name)
    ? `${name} is a keyword: write it without ( )`
    : (REMEDIES.get(name) ?? didYouMean(name, known))
  const more = { ...advised(advice), place }
  return new ImlError('iml/unknown-function', `Function '${name}' not found!`, more)
}

/** Evaluates the arguments into a new array; the usual counts without a loop. */
function gatherer(args: readonly Evaluate[]): (scope: Scope) => readonly unknown[] {
  const [first = nothing, second = nothing, third = nothing] = args
  switch (args.length) {
    case 0:
      return () => []
    case 1:
      return (scope) => [first(scope)]
    case 2:
      return (scope) => [first(scope), second(scope)]
    case 3:
      return (scope) => [first(scope), second(scope), third(scope)]
    default:
      return (scope) => args.map((argument) => argument(scope))
  }
}

/** The arguments as functions that evaluate them when they are asked to. */
function postponer(args: readonly Evaluate[]): (scope: Scope) => readonly (() => unknown)[] {
  const [first = nothing, second = nothing, third = nothing] = args
  switch (args.length) {
    case 2:
      return (scope) => [() => first(scope), () => second(scope)]
    case 3:
      return (scope) => [() => first(scope), () => second(scope), () => third(scope)]
    default:
      return (scope) => args.map((argument) => () => argument(scope))
  }
}
