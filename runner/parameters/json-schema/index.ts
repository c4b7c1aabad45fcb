// Parameters as JSON Schema and back, the way Make's form library converts them.
export { toFormanSchema } from './to-forman.ts'
export { type JsonSchemaResult, type ToJsonSchemaOptions, toJsonSchema } from './to-json-schema.ts'
export { ConversionError } from './walk.ts'
