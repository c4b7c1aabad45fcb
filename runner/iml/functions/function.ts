// The shape of a row in the function tables: everything that is known about one IML function.
import type { Json } from '../../text/index.ts'
import type { Profile, Scope } from '../scope.ts'

/** A template and what it gives; executed by a test, printed in docs/functions.md. */
export interface Example {
  readonly template: string
  /** Names the template reads, as in conformance cases: `{"$date": iso}` and `{"$buffer": hex}`. */
  readonly variables?: Readonly<Record<string, Json>>
  /** The value as JSON: dates as ISO text, buffers as hex text. */
  readonly gives: Json
}

export interface ImlFunction {
  readonly name: string
  /** Parameters as the documentation writes them: `text; search; [start]`. */
  readonly parameters: string
  /** Fewest and most arguments that make sense; the check warns outside of them. */
  readonly arity: readonly [least: number, most: number]
  /** Kind of the result: text, number, boolean, date, buffer, array, collection or any. */
  readonly result: string
  /** One sentence on what it does. */
  readonly doc: string
  readonly example: Example
  /** Where the behaviour is described. */
  readonly source: string
  /** True when an official text states the rule; false when it is observed or inferred. */
  readonly certain: boolean
  /** What is inferred about it, when only a part is. */
  readonly note?: string
  /** True for what is no function of Make's own palette, but known from a white label of it. */
  readonly whiteLabel?: true
  /** `app` for functions that scenarios do not have. */
  readonly profile?: Profile
  readonly call: (args: readonly unknown[], scope: Scope) => unknown
  /** Given instead of eager evaluation where only some arguments may be evaluated. */
  readonly lazy?: (args: readonly (() => unknown)[], scope: Scope) => unknown
}

/** What every page and help says of a row marked `whiteLabel`. */
export const WHITE_LABEL =
  "Not a function of Make's own palette; known from a white label of Make, so that Make may refuse it."

/** One family of functions, under the heading Make lists it. */
export interface FunctionGroup {
  readonly title: string
  readonly functions: readonly ImlFunction[]
}
