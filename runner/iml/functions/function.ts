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

/**
 * What a function hands on of its arguments, so that what is known of them is known of its result:
 * `first`: the first, with more or fewer items or in another order; `item`: one item of the first;
 * `named` and `others`: the members of the first that the other arguments name, and all but those;
 * `any`: one of all arguments, or of their items; `rest`: one of all but the first; `results`: one
 * behind each second argument, or the last single one; `nothing`: the result is something new.
 */
export type HandsOn = 'first' | 'item' | 'named' | 'others' | 'any' | 'rest' | 'results' | 'nothing'

/** The kind of the result; only of one that has parts the question is what they were before. */
type Result =
  | {
      readonly result: 'text' | 'number' | 'boolean' | 'date' | 'buffer'
      readonly handsOn?: undefined
    }
  | { readonly result: 'array' | 'collection' | 'any'; readonly handsOn: HandsOn }

export type ImlFunction = Facts & Result

interface Facts {
  readonly name: string
  /** Parameters as the documentation writes them: `text; search; [start]`. */
  readonly parameters: string
  /** Fewest and most arguments that make sense; the check warns outside of them. */
  readonly arity: readonly [least: number, most: number]
  /** One sentence on what it does. */
  readonly doc: string
  readonly example: Example
  /** Where the behaviour is described. */
  readonly source: string
  /** True when an official text states the rule; false when it is observed or inferred. */
  readonly certain: boolean
  /** What is inferred about it, when only a part is. */
  readonly note?: string
  /** What to do instead of calling it: it is known from a white label, not from Make's palette. */
  readonly whiteLabel?: string
  /** Arguments, by number, that name a member of the items of the first one. */
  readonly names?: readonly number[]
  /** The argument that is a path into the first one. */
  readonly path?: number
  /** The argument that is the format of a date. */
  readonly format?: number
  /** `app` for functions that scenarios do not have. */
  readonly profile?: Profile
  readonly call: (args: readonly unknown[], scope: Scope) => unknown
  /** Given instead of eager evaluation where only some arguments may be evaluated. */
  readonly lazy?: (args: readonly ((scope: Scope) => unknown)[], scope: Scope) => unknown
}

/** What every page and help says of a row marked `whiteLabel`. */
export const WHITE_LABEL =
  "Not a function of Make's own palette; known from a white label of Make, so that Make may refuse it."

/** One family of functions, under the heading Make lists it. */
export interface FunctionGroup {
  readonly title: string
  readonly functions: readonly ImlFunction[]
}
