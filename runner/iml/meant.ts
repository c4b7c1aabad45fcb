// What is meant by a function, a method or a name nobody has: one answer for runs, the dialog and the check.
import { type Advice, didYouMean } from '../text/index.ts'
import { keywords } from './keywords.ts'
import { IN_WORDS, NAMES, ROWS } from './meant-rows.ts'
import type { Node } from './syntax.ts'

let made: ReadonlyMap<string, string> | undefined

/** The advice on every name; made when the first mistake asks for it. */
function adviceBy(): ReadonlyMap<string, string> {
  made ??= new Map([
    ...ROWS.flatMap(([write, names]) => pairs(names, `write ${write}`)),
    ...IN_WORDS.flatMap(([advice, names]) => pairs(names, advice)),
  ])
  return made
}

function pairs(names: string, advice: string): readonly (readonly [string, string])[] {
  return names.split(' ').map((name) => [name, advice] as const)
}

/** The expressions this table tells people to write, each once. */
export const writtenInstead: readonly string[] = [...new Set(ROWS.map(([write]) => write))]

/** Signs that `char` makes by their code. */
const SIGN_OF_CODE: ReadonlyMap<unknown, string> = new Map([
  [9, 'tab'],
  [10, 'newline'],
  [13, 'carriagereturn'],
  [32, 'space'],
  [160, 'nbsp'],
])

/**
 * What is meant by a call of a function nobody has: a word of IML, a known function in other letters,
 * what other languages call otherwise, or the known function nearest by name.
 */
export function meantByCall(
  name: string,
  args: readonly (Node | undefined)[],
  known: readonly string[],
): Advice | undefined {
  if (keywords.has(name)) return `${name} is a keyword: write it without ( )`
  const small = name.toLowerCase()
  const [argument] = args
  const sign = argument?.kind === 'literal' ? SIGN_OF_CODE.get(Number(argument.value)) : undefined
  if (sign !== undefined && /^(char|chr|fromcharcode)$/.test(small)) return `write ${sign}`
  const sameLetters = known.find((one) => one.toLowerCase() === small)
  if (sameLetters !== undefined) return { suggestion: sameLetters }
  if (keywords.has(small)) return `write ${small}, without ( )`
  return meantElsewhere(name) ?? didYouMean(name, known)
}

/** What IML has instead of a function or a method of another language. */
export function meantElsewhere(name: string): string | undefined {
  return adviceBy().get(name.toLowerCase())
}

/** The name IML has for a name of elsewhere, if it is one of those that exist. */
export function meantByName(name: string, known: readonly string[]): string | undefined {
  const meant = NAMES.get(name.toLowerCase())
  return meant !== undefined && known.includes(meant) ? meant : undefined
}
