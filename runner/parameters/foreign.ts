// Values that no scenario can hold: a program can give them, no file and no form ever does.
import { EMPTY } from '../iml/index.ts'
import { isRecord, type Path, printPath, setOwn } from '../text/index.ts'
import {
  asParameter,
  type Fault,
  type Parameter,
  type ParameterList,
  parameterList,
} from './parameter.ts'

/** A value that is none. */
export interface Foreign {
  /** Where it stands; the member it stands in, where it is deep inside. */
  readonly path: Path
  /** With its article, such as `a BigInt`. */
  readonly what: string
}

/** Levels of lists and collections; values of people have a dozen, and recursion ends at some thousand. */
const DEEPEST = 500

/**
 * The values without the members, or items, in which there is something that no scenario can hold, and
 * the first such thing in each; the same values where there is none. A scenario holds texts, numbers,
 * booleans, null, dates, buffers, and lists and collections of them.
 */
export function withoutForeign<T>(values: T): {
  readonly values: T
  readonly foreign: readonly Foreign[]
} {
  const isList = Array.isArray(values)
  if (!isList && !isRecord(values)) return { values, foreign: [] }
  const foreign: Foreign[] = []
  const kept: [string, unknown][] = []
  for (const [name, member] of Object.entries(values)) {
    const found = foreignIn(member, [isList ? Number(name) : name], [values])
    if (found) foreign.push(found)
    else kept.push([name, member])
  }
  if (foreign.length === 0) return { values, foreign }
  const rest: unknown = isList ? kept.map(([, item]) => item) : recordOf(kept)
  return { values: rest as T, foreign }
}

function recordOf(members: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const [name, member] of members) setOwn(record, name, member)
  return record
}

/** The first foreign thing in a value. */
function foreignIn(value: unknown, path: Path, around: readonly unknown[]): Foreign | undefined {
  const what = nameOf(value, around)
  if (what !== undefined) return { path: around.length > DEEPEST ? path.slice(0, 1) : path, what }
  const isList = Array.isArray(value)
  if (value === EMPTY || (!isList && !isRecord(value))) return undefined
  const inside = [...around, value]
  for (const [name, member] of Object.entries(value)) {
    const found = foreignIn(member, [...path, isList ? Number(name) : name], inside)
    if (found) return found
  }
  return undefined
}

/** What a value is that is foreign; undefined for every other one. */
function nameOf(value: unknown, around: readonly unknown[]): string | undefined {
  if (typeof value === 'bigint') return 'a BigInt'
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`
  if (typeof value !== 'object' || value === null || value === EMPTY) return undefined
  if (around.includes(value)) return 'a value that holds itself'
  if (around.length > DEEPEST) return `a value that is nested deeper than ${DEEPEST} levels`
  const isData = Array.isArray(value) || isRecord(value)
  if (isData || value instanceof Date || value instanceof Uint8Array) return undefined
  return `a ${value.constructor?.name || 'value of another kind'}`
}

/** Lists that hold nothing foreign: they are read many times. */
const pure = new WeakSet<object>()

/** The parameters in a list as somebody gives it; what no file could hold is left out. */
export function givenList(written: unknown): ParameterList {
  if (typeof written !== 'object' || written === null || pure.has(written)) {
    return parameterList(written)
  }
  const { values, foreign } = withoutForeign(written)
  if (foreign.length === 0) pure.add(written)
  return parameterList(values)
}

/** One parameter as somebody gives it; one without a type, or none at all, is of an unknown type. */
export function givenParameter(written: unknown): Parameter {
  const [parameter] = givenList(isRecord(written) ? [written] : [])
  return typeof parameter === 'object' ? parameter : asParameter({})
}

/** The fault of a parameter that was given such a value; fits into "<what> in parameter 'x'." */
export function faultOf({ what }: Foreign): Fault {
  return {
    what: `${what[0]?.toUpperCase()}${what.slice(1)} is no value of a scenario`,
    remedy: 'give a text, a number, a boolean, a date, a buffer, or lists and collections of them',
  }
}

/** One sentence about a value that ends everything; `name` is how people know the values. */
export function sentenceOf({ path, what }: Foreign, name: string): string {
  return `${name}.${printPath(path)} is ${what}, which no scenario can hold.`
}
