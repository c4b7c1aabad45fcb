// The JSON Schema of a file of parameters, made from the tables of keys and types.
import { expression, parameterKeys } from './keys.ts'
import type { JsonSchema } from './parameter.ts'
import { parameterTypes } from './types/index.ts'

const text = { type: 'string' }
const label = { type: 'string', minLength: 1, maxLength: 256 }
const nested = { $ref: '#/definitions/nested' }
const strings = { type: 'array', items: text }

const option: JsonSchema = {
  type: 'object',
  properties: {
    label,
    value: {},
    description: text,
    nested,
    default: { type: 'boolean' },
    short: text,
  },
  required: ['value'],
  additionalProperties: false,
}

const group: JsonSchema = {
  type: 'object',
  properties: { label, options: { type: 'array', items: option } },
  required: ['label', 'options'],
  additionalProperties: false,
}

// Options or groups: Make's editor refuses a mixture, and an empty list, which could be both.
const list = { oneOf: [option, group].map((items) => ({ type: 'array', items })) }

/** `options` as an object around its list. */
const wrapper: JsonSchema = {
  type: 'object',
  properties: {
    store: { anyOf: [text, list] },
    label: text,
    value: text,
    default: text,
    learning: { type: 'boolean' },
    placeholder: {
      anyOf: [
        text,
        { type: 'object', properties: { label: text, nested }, additionalProperties: false },
      ],
    },
    nested,
    operators: { type: 'array', items: group },
    logic: text,
    scope: { anyOf: [strings, { type: 'object', additionalProperties: strings }] },
    ids: { type: 'boolean' },
    showRoot: { type: 'boolean' },
    singleLevel: { type: 'boolean' },
  },
  additionalProperties: false,
}

/** `validate` with only some of its rules: those of lists, or those of everything else. */
function rules(names: readonly string[]): JsonSchema {
  return {
    if: { type: 'object' },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { propertyNames: { enum: names } },
  }
}

/**
 * The schema (draft 7) of a file of parameters: a list, or one address. Types are those that Make's
 * editor accepts, or an expression.
 */
export function parametersFileSchema(): JsonSchema {
  const names = parameterTypes.filter((type) => !type.unlisted).map((type) => type.name)
  const type = { anyOf: [{ enum: names }, expression], minLength: 1, maxLength: 32 }
  const keys = parameterKeys.map(({ name, schema }) => [name, schema] as const)
  const properties = { ...Object.fromEntries(keys), type }
  const parameter = {
    type: 'object',
    properties,
    required: ['type'],
    additionalProperties: false,
    if: { properties: { type: { const: 'array' } } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { properties: { validate: rules(['minItems', 'maxItems', 'enum']) } },
    else: { properties: { validate: rules(['min', 'max', 'minItems', 'maxItems', 'pattern']) } },
  }
  const store = { anyOf: [text, { $ref: '#/definitions/parameters' }] }
  const moved = { store, domain: text }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    anyOf: [text, { $ref: '#/definitions/parameters' }],
    definitions: {
      parameter: { anyOf: [text, parameter] },
      parameters: { type: 'array', items: { $ref: '#/definitions/parameter' } },
      nested: {
        anyOf: [
          store,
          { type: 'object', properties: moved, required: ['store'], additionalProperties: false },
        ],
      },
      options: { anyOf: [text, list, wrapper] },
    },
  }
}
