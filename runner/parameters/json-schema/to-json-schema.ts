// A parameter as JSON Schema (draft 7 with `x-` marks), equal to what Make's form library writes.
import { defined, isRecord, own } from '../../text/index.ts'
import { givenParameter } from '../foreign.ts'
import { optionsWrapper, storeOf } from '../options.ts'
import {
  asParameter,
  limitOf,
  type Parameter,
  type ParameterType,
  patternOf,
  ruleOf,
} from '../parameter.ts'
import { typeNamed } from '../types/index.ts'
import { choiceSchema } from './choice.ts'
import { compositeSchema } from './composites.ts'
import { filterSchema } from './filter.ts'
import { membersSchema } from './members.ts'
import { withNested } from './nested.ts'
import { withSearch } from './search.ts'
import { ConversionError, filledText, type Place, type Schema, type Session } from './walk.ts'

export interface ToJsonSchemaOptions {
  /** Leaves advanced fields of collections out and reports their paths. */
  readonly excludeAdvancedFields?: boolean
}

export interface JsonSchemaResult {
  readonly schema: Schema
  readonly skippedPaths?: { readonly advanced: readonly string[] }
}

/**
 * The JSON Schema of one parameter; wrap a list in `{type: 'collection', spec: [...]}`.
 * Throws ConversionError for a type nobody knows and for revealed fields without a parent.
 */
export function toJsonSchema(
  written: unknown,
  options: ToJsonSchemaOptions = {},
): JsonSchemaResult {
  const session: Session = {
    excludeAdvanced: options.excludeAdvancedFields === true,
    skipped: [],
    definitions: {},
    roots: new Map(),
    convert: (parameter, place) => convert(parameter, place, session),
  }
  const addCondition = (): void => {
    throw new ConversionError('Cannot serialize nested fields without parent field.', written)
  }
  const parameter = givenParameter(written)
  const place = { domain: 'default', chain: [], path: [], addCondition }
  const converted = convert(parameter, place, session)
  const { definitions, skipped } = session
  const shared = Object.keys(definitions).length > 0 ? { definitions } : {}
  const left = skipped.length > 0 ? { skippedPaths: { advanced: skipped } } : {}
  return { schema: Object.assign(converted, shared), ...left }
}

function convert(written: Parameter, place: Place, session: Session): Schema {
  const type = knownType(written)
  const parameter = referenced(written, type)
  if (type.expand) return compositeSchema(parameter, type, place, session)
  const exact = type.name === parameter.type
  const seed = defined({
    type: exact && type.schemaType !== 'any' ? type.schemaType : undefined,
    title: filledText(own(parameter, 'label')),
    description: filledText(own(parameter, 'help')),
  })
  if (!exact) return plainSchema(parameter, seed, place, session)
  switch (type.schemaShape ?? type.shape) {
    case 'collection':
      return membersSchema(parameter, seed, place, session)
    case 'json':
      return jsonSchema(parameter, seed)
    case 'list':
      return listSchema(parameter, type, seed, place, session)
    case 'choice':
    case 'path':
      return choiceSchema(parameter, type, seed, place, session)
    case 'filter':
      return filterSchema(parameter, seed, place)
    default:
      return plainSchema(parameter, seed, place, session)
  }
}

/** The row of a type, also behind a kind (`account:demo`). */
function knownType(parameter: Parameter): ParameterType {
  if (parameter.type === '') throw new ConversionError('Field type is required', parameter)
  const type = typeNamed(parameter.type) ?? typeNamed(parameter.type.split(':')[0] ?? '')
  if (type && type.schemaType !== 'refused') return type
  throw new ConversionError(`Unknown field type: ${parameter.type}`, parameter)
}

/** A reference with the address of its list, unless it brings its own options. */
function referenced(parameter: Parameter, type: ParameterType): Parameter {
  const store = storeOf(parameter)
  if (!type.address || typeof store === 'string' || Array.isArray(store)) return parameter
  const kind = parameter.type.split(':')[1] ?? ''
  const options = { ...optionsWrapper(parameter), store: type.address(kind) }
  return { ...parameter, type: type.name, options }
}

function jsonSchema(parameter: Parameter, seed: Schema): Schema {
  const schema = own(parameter, 'schema')
  if (!isRecord(schema)) return seed
  // A schema may have no type at all, so the one of the seed must not stay.
  const { type: _type, ...words } = seed
  return { ...words, ...schema, 'x-json': true }
}

function listSchema(
  parameter: Parameter,
  type: ParameterType,
  seed: Schema,
  place: Place,
  session: Session,
): Schema {
  const spec = own(parameter, 'spec')
  const path = [...place.path, `${parameter.name ?? ''}[]`]
  const described = Array.isArray(spec) ? { type: 'collection', spec } : spec
  const { schemaMark } = type
  const items = schemaMark
    ? { type: 'string' }
    : isRecord(described)
      ? session.convert(asParameter(described), { ...place, path })
      : undefined
  const counts = {
    minItems: limitOf(parameter, 'minItems'),
    maxItems: limitOf(parameter, 'maxItems'),
  }
  const schema = defined({ ...seed, items, ...counts })
  // As in the form library this mark is for programs only and never written to a file.
  if (schemaMark) Object.defineProperty(schema, schemaMark, { value: true, writable: true })
  return schema
}

function plainSchema(parameter: Parameter, seed: Schema, place: Place, session: Session): Schema {
  const preset = own(parameter, 'default')
  const allowed = ruleOf(parameter, 'enum')
  const schema = defined({
    ...seed,
    default: preset === '' || preset === null ? undefined : preset,
    pattern: patternOf(parameter),
    minimum: limitOf(parameter, 'min'),
    maximum: limitOf(parameter, 'max'),
    enum: allowed || undefined,
  })
  const searched = withSearch(schema, parameter, place, session)
  return own(parameter, 'nested') ? withNested(searched, parameter, place, session) : searched
}
