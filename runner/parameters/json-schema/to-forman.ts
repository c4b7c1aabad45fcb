// A JSON Schema as a parameter, as Make's form library reads it; labels of options are lost. Needed by
// cases of kind json-schema alone, which hold both directions against that library.
import { defined, isRecord, own } from '../../text/index.ts'
import { asParameter, type Parameter } from '../parameter.ts'
import { EMPTY_ALLOWED } from './choice.ts'
import { filledText, type Schema } from './walk.ts'

const PLAIN_TYPES: ReadonlyMap<unknown, string> = new Map([
  ['string', 'text'],
  ['number', 'number'],
  ['integer', 'number'],
  ['boolean', 'boolean'],
])

/** The parameter a JSON Schema describes; marks (`x-...`) are turned back, no type gives `any`. */
export function toFormanSchema(written: unknown): Parameter {
  const schema = isRecord(written) ? written : {}
  const members = defined(read(schema))
  const advanced = own(schema, 'x-advanced') === true ? { advanced: true } : {}
  return asParameter({ ...members, ...advanced })
}

function read(schema: Schema): Schema {
  if (own(schema, 'x-json') === true) {
    const { 'x-json': _mark, ...rest } = schema
    return { type: 'json', schema: rest }
  }
  const composite = own(schema, 'x-composite')
  if (composite === 'udttype')
    return { type: composite, ...words(schema), default: presetOf(schema) }
  if (composite === 'udtspec') return { type: composite, ...words(schema) }
  const type = own(schema, 'type')
  if (type === 'object') return readObject(schema)
  if (type === 'array') return readArray(schema)
  return type === 'string' ? readString(schema) : readPlain(schema)
}

function words(schema: Schema): Schema {
  return {
    label: filledText(own(schema, 'title')),
    help: filledText(own(schema, 'description')),
  }
}

function presetOf(schema: Schema): unknown {
  const preset = own(schema, 'default')
  return preset === '' || preset === null ? undefined : preset
}

/** An object without properties may have members of any name. */
function readObject(schema: Schema): Schema {
  const properties = own(schema, 'properties')
  if (!isRecord(properties) || Object.keys(properties).length === 0) {
    return { type: 'dynamicCollection', ...words(schema) }
  }
  return { type: 'collection', ...words(schema), spec: membersOf(schema, properties) }
}

function membersOf(schema: Schema, properties: Schema): readonly Parameter[] {
  const required = own(schema, 'required')
  return Object.keys(properties)
    .filter((name) => Boolean(own(properties, name)))
    .map((name) => ({
      ...toFormanSchema(own(properties, name)),
      name,
      required: Array.isArray(required) && required.includes(name),
    }))
}

function readArray(schema: Schema): Schema {
  if (Object.hasOwn(schema, 'x-filestorage')) return { type: 'filestorage', ...words(schema) }
  if (Object.hasOwn(schema, 'x-filter')) {
    const logic = own(schema, 'x-filter')
    return { type: 'filter', ...words(schema), logic: logic === 'default' ? undefined : logic }
  }
  const items = own(schema, 'items')
  const counts = defined({ minItems: own(schema, 'minItems'), maxItems: own(schema, 'maxItems') })
  return {
    type: 'array',
    ...words(schema),
    spec: isRecord(items) ? itemSpec(items) : undefined,
    validate: Object.keys(counts).length > 0 ? counts : undefined,
  }
}

function itemSpec(items: Schema): unknown {
  const properties = own(items, 'properties')
  const isObject = own(items, 'type') === 'object' && isRecord(properties)
  return isObject ? membersOf(items, properties) : toFormanSchema(items)
}

function readString(schema: Schema): Schema {
  const path = own(schema, 'x-path')
  const { label, help } = words(schema)
  const chosen = { label, help: help === EMPTY_ALLOWED ? undefined : help }
  if (path !== undefined) {
    const options = defined({
      store: own(schema, 'x-fetch'),
      showRoot: own(path, 'showRoot'),
      singleLevel: own(path, 'singleLevel'),
    })
    return { type: own(path, 'type'), ...chosen, options }
  }
  const values = own(schema, 'enum')
  if (Array.isArray(values)) return { type: 'select', ...chosen, options: optionsOf(values) }
  const oneOf = own(schema, 'oneOf')
  if (Array.isArray(oneOf)) {
    const constants = oneOf.filter(isRecord).map((entry) => own(entry, 'const'))
    return { type: 'select', ...chosen, options: optionsOf(constants) }
  }
  const pattern = own(schema, 'pattern')
  return {
    type: 'text',
    label,
    help,
    default: own(schema, 'default'),
    validate: pattern ? { pattern } : undefined,
    ...searchOf(schema),
  }
}

/** Options without the empty choice that optional selects get. */
function optionsOf(values: readonly unknown[]): readonly Schema[] {
  return values.filter((value) => value !== '').map((value) => defined({ value }))
}

function readPlain(schema: Schema): Schema {
  const limits = defined({ min: own(schema, 'minimum'), max: own(schema, 'maximum') })
  return {
    type: PLAIN_TYPES.get(own(schema, 'type')) ?? 'any',
    ...words(schema),
    default: own(schema, 'default'),
    validate: Object.keys(limits).length > 0 ? limits : undefined,
    ...searchOf(schema),
  }
}

function searchOf(schema: Schema): Schema {
  const mark = own(schema, 'x-search')
  if (!isRecord(mark)) return {}
  const input = own(mark, 'inputSchema')
  const address = own(input, '$ref')
  const parameters = typeof address === 'string' ? address : own(toFormanSchema(input), 'spec')
  return { rpc: defined({ url: own(mark, 'url'), label: own(mark, 'label'), parameters }) }
}
