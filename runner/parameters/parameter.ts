// What a parameter is as written, and the shape of a row in the table of parameter types.
import { isRecord, type Json, own, textAt } from '../text/index.ts'

/** One parameter as it stands in a file; every key but `type` may be missing or wrongly written. */
export interface Parameter {
  readonly type: string
  readonly name?: string
  readonly [key: string]: unknown
}

/** A list of parameters; a text in it is the address of an RPC that returns more parameters. */
export type ParameterList = readonly (Parameter | string)[]

export type JsonSchema = Readonly<Record<string, unknown>>

/** How a field is drawn; `none` is never shown, `note` shows words and holds no value. */
export type Control =
  | 'text'
  | 'textarea'
  | 'password'
  | 'number'
  | 'checkbox'
  | 'yes-no'
  | 'select'
  | 'list'
  | 'radio'
  | 'checkboxes'
  | 'items'
  | 'group'
  | 'date'
  | 'time'
  | 'color'
  | 'file'
  | 'path'
  | 'filter'
  | 'code'
  | 'note'
  | 'none'

/** How the value of a type is walked: which parts it has and where they are described. */
export type Shape =
  | 'plain'
  | 'choice'
  | 'collection'
  | 'list'
  | 'path'
  | 'filter'
  | 'json'
  | 'visual'

export type JsonTypeName = 'string' | 'number' | 'boolean' | 'array' | 'object'

/** What a conversion may know: the scenario's time zone (IANA name) and clock. */
export interface ConvertContext {
  readonly timezone: string
  readonly now: Date
}

/** A fault of a value: `what` fits into "<what> in parameter 'x'."; the remedy stands alone. */
export interface Fault {
  readonly what: string
  readonly remedy?: string
}

export type Converted = { readonly value: unknown } | { readonly fault: Fault }

/** An invented value for samples: always the same, or one that suits the name of its field. */
export type Sample = { readonly always: Json } | { readonly byName: 'text' | 'number' }

/**
 * One row of the table of parameter types. Columns that may be left out are questions that most
 * types do not raise; every other one is asked of every type, so that nobody else keeps a list.
 */
export interface ParameterType {
  readonly name: string
  readonly control: Control
  readonly shape: Shape
  /** The JSON type that the dialog's check wants. */
  readonly wants: JsonTypeName | 'any'
  /** The JSON type of a value in a bundle that is sent as JSON; `none`: it holds no value. */
  readonly gives: JsonTypeName | 'any' | 'none'
  /** True for values that nothing may show: no form, no trace and no saved file. */
  readonly isSecret: boolean
  /** What stands for its values in a sample; undefined: it holds no value. */
  readonly sample: Sample | undefined
  /** The type in a JSON Schema; `any` writes none, `refused`: there is no conversion. */
  readonly schemaType: JsonTypeName | 'any' | 'refused'
  /** How it is written in a JSON Schema where that differs from `shape`. */
  readonly schemaShape?: Shape
  /** A list whose items are plain texts in a JSON Schema, and the mark that tells it apart. */
  readonly schemaMark?: string
  /** The type of the converted value in TypeScript. */
  readonly typescript: string
  /** True for types whose switch to a mapped value is remembered as state `edit`. */
  readonly remembersEdit?: true
  /** True for an older or second name that Make's editor schema refuses. */
  readonly unlisted?: true
  /** Where the choices of a reference come from; `kind` is the part of the type after the colon. */
  readonly address?: (kind: string) => string
  /** Choices that the type brings along, by value; values outside them are not refused. */
  readonly choices?: () => readonly string[]
  /** The parameter a composite type stands for. */
  readonly expand?: (parameter: Parameter) => Parameter
  /** Names of keys that mean something for this type beyond the common ones. */
  readonly keys: readonly string[]
  /** Turns a value that is present into the type, as Make does when a scenario runs. */
  readonly coerce: (value: unknown, parameter: Parameter, context: ConvertContext) => Converted
  /** Faults of a converted value. */
  readonly validate?: (value: unknown, parameter: Parameter) => readonly Fault[]
  readonly doc: string
  readonly source: string
  /** False: nothing official says what the run does with the type. */
  readonly certain: boolean
}

/** The parameters in a value that should be a list of them; anything else in it is left out. */
export function parameterList(written: unknown): ParameterList {
  if (typeof written === 'string') return [written]
  if (isRecord(written)) return [asParameter(written)]
  if (!Array.isArray(written)) return []
  return written.flatMap((item: unknown): (Parameter | string)[] => {
    if (typeof item === 'string') return [item]
    return isRecord(item) ? [asParameter(item)] : []
  })
}

/**
 * A written object as a parameter; a type that is no text counts as an unknown, nameless type, and a
 * name that is a list or a collection as none.
 */
export function asParameter(written: Readonly<Record<string, unknown>>): Parameter {
  const type = own(written, 'type')
  const name = own(written, 'name')
  const sane = typeof type === 'string' && (name === undefined || typeof name === 'string')
  if (sane) return written as Parameter
  const { name: _name, ...rest } = written
  const isPlain = ['string', 'number', 'boolean'].includes(typeof name)
  const named = isPlain ? { name: String(name) } : {}
  return { ...rest, ...named, type: typeof type === 'string' ? type : '' }
}

/** What people call the parameter: its label, or its name where no label is given. */
export function labelOf(parameter: Parameter): string {
  return textAt(parameter, 'label') || parameter.name || parameter.type
}

export function isRequired(parameter: Parameter): boolean {
  return own(parameter, 'required') === true
}

/** The member `key` of `validate`; undefined where `validate` is a boolean or missing. */
export function ruleOf(parameter: Parameter, key: string): unknown {
  return own(own(parameter, 'validate'), key)
}

/** A numeric rule such as `min`; undefined where it is no number. */
export function limitOf(parameter: Parameter, key: string): number | undefined {
  const limit = ruleOf(parameter, key)
  return typeof limit === 'number' ? limit : undefined
}

/** The pattern a text has to match, from `validate.pattern` or `validate.pattern.regexp`. */
export function patternOf(parameter: Parameter): string | undefined {
  const pattern = ruleOf(parameter, 'pattern')
  const source = isRecord(pattern) ? own(pattern, 'regexp') : pattern
  return typeof source === 'string' && source !== '' ? source : undefined
}
