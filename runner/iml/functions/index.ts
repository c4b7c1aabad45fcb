// Every function of the language, family by family as Make lists them, and how one is found.
import type { Profile } from '../scope.ts'
import { appOnly } from './app-only.ts'
import { array } from './array.ts'
import { dateAndTime } from './date-and-time.ts'
import type { FunctionGroup, ImlFunction } from './function.ts'
import { general } from './general.ts'
import { math } from './math.ts'
import { textAndBinary } from './text-and-binary.ts'

export type { Example, FunctionGroup, ImlFunction } from './function.ts'
export { WHITE_LABEL } from './function.ts'
export { refusals, refusedFunctions } from './refused.ts'

/** The families; a function that Make lists twice (length, contains) is the same row in both. */
export const groups: readonly FunctionGroup[] = [
  general,
  math,
  textAndBinary,
  dateAndTime,
  array,
  appOnly,
]

const all: ReadonlyMap<string, ImlFunction> = new Map(
  groups.flatMap((group) => group.functions.map((row) => [row.name, row] as const)),
)

const inScenarios: ReadonlyMap<string, ImlFunction> = new Map(
  [...all].filter(([, row]) => row.profile !== 'app'),
)

/** The functions a profile has; without one, everything a custom app has. */
function functionsOf(profile: Profile | undefined): ReadonlyMap<string, ImlFunction> {
  return profile === 'scenario' ? inScenarios : all
}

/** The row of a function, or undefined when the profile does not have it; names are case sensitive. */
export function findFunction(name: string, profile?: Profile): ImlFunction | undefined {
  return functionsOf(profile).get(name)
}

/** The names of all functions a profile has, in alphabetical order. */
export function functionNames(profile?: Profile): readonly string[] {
  return [...functionsOf(profile).keys()].sort()
}
