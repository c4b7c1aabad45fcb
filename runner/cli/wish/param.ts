// --param name=value: typed texts as members of input bundles, by the types of the parameters.
import {
  type Description,
  isMisplaced,
  type Parameter,
  parseTyped,
  typeNamed,
  withValueAt,
} from '../../parameters/index.ts'
import { at, defined, isRecord, type Path, type Problem } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { isRefused, misused, type Refused, refuse } from '../terminal/refusal.ts'
import { readPath, withoutIndexes } from './path.ts'

type Values = Readonly<Record<string, unknown>>

/** What a text came to: a value, or the problem that keeps it from being one. */
interface Read {
  readonly value: unknown
  readonly problem?: Problem
}

/** One --param, read but not yet put anywhere. */
interface Typed {
  readonly path: Path
  readonly name: string
  readonly value: unknown
}

/** What the options of the form `name=value` give. */
const SETS = { param: 'parameter', webhook: 'value of the webhook' } as const

/**
 * The bundle with every `name=value` put in; a name given twice adds to a list or is refused. `option` is
 * the one that was typed.
 */
export function withTyped(
  values: Values,
  texts: readonly string[],
  fields: readonly Description[],
  option: keyof typeof SETS = 'param',
): Values | Refused {
  let result: Values = values
  const seen = new Map<string, unknown>()
  for (const text of texts) {
    const typed = readTyped(text, fields, option)
    if (isRefused(typed)) return typed
    const { path, name } = typed
    const before = seen.has(name) ? at(result, path) : undefined
    if (before !== undefined && !(Array.isArray(before) && Array.isArray(typed.value))) {
      return misused('usage/param', `The ${SETS[option]} ${name} is given twice.`)
    }
    const isMore = Array.isArray(before) && Array.isArray(typed.value)
    const value = isMore ? [...before, ...(typed.value as unknown[])] : typed.value
    const placed = withValueAt(result, path, value)
    if (isMisplaced(placed)) return misused('usage/param', `${name}: ${placed.misplaced}.`)
    seen.set(name, value)
    result = isRecord(placed) ? placed : {}
  }
  return result
}

function readTyped(
  text: string,
  fields: readonly Description[],
  option: keyof typeof SETS,
): Typed | Refused {
  const sign = text.indexOf('=')
  const name = text.slice(0, Math.max(0, sign)).trim()
  if (sign < 1 || name === '') {
    return misused('usage/param', `"${text}" gives no value.`, `write --${option} NAME=VALUE`)
  }
  const written = readPath(name)
  if (!written) {
    const remedy = 'write names like order.seats or headers[0].key'
    return misused('usage/param', `"${name}" is no name of a ${SETS[option]}.`, remedy)
  }
  const fieldAt = (path: Path) => fields.find((one) => one.path === withoutIndexes(path))
  // dialogs and problems write items as headers.0.key
  const dotted = readPath(name.replace(/\.(\d+)(?=[.[]|$)/g, '[$1]')) ?? written
  const path = !fieldAt(written) && fieldAt(dotted) ? dotted : written
  const field = fieldAt(path)
  const { value, problem } = typedValue(text.slice(sign + 1), field, fields)
  // problems of typed texts name the last step only; the user typed the whole name
  if (problem) return refuse(EXIT.problems, { ...problem, path: name })
  return { path, name, value }
}

/** The value of a text typed for a field; plain text where nothing is known of the field. */
export function typedValue(
  text: string,
  field: Description | undefined,
  fields: readonly Description[],
): Read {
  if (!field) return { value: text }
  const read = parseTyped(parameterOf(field, fields), text)
  if (!field.remote || typeNamed(field.type)?.shape !== 'choice' || read.problem) return read
  const { value } = read
  return { value: Array.isArray(value) ? value.map(remoteChoice) : remoteChoice(value) }
}

/**
 * The value a remote list would give: who chooses there gets the number 21, so who types 21 means
 * it, too. Text in quotes stays text. [inferred: only the RPC knows; it is not asked for this]
 */
function remoteChoice(typed: unknown): unknown {
  if (typeof typed !== 'string') return typed
  const number = Number(typed)
  if (Number.isSafeInteger(number) && String(number) === typed) return number
  return /^"\d+"$/.test(typed) ? typed.slice(1, -1) : typed
}

/** A description as a parameter, as far as reading typed text goes. */
export function parameterOf(field: Description, fields: readonly Description[]): Parameter {
  const { type, path, multiple, choices } = field
  const hasMembers = fields.some((one) => one.path.startsWith(`${path}[].`))
  return defined({
    type,
    name: path,
    multiple: multiple || undefined,
    options: choices?.map(({ value, label }) => ({ value, label })),
    // an empty list tells that items are collections; their members are found by their own paths
    spec: hasMembers ? [] : undefined,
  })
}
