// The JSON Schemas of the rows, each compiled with ajv when a value is first held against it.
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { JsonSchema } from '../../engine/index.ts'

let compiler: Ajv | undefined
const NONE: readonly ErrorObject[] = []
const compiled = new WeakMap<JsonSchema, ValidateFunction>()
/** By the text of the schema: many rows take the same, such as any text. */
const byText = new Map<string, ValidateFunction>()

/** Everything in which a value breaks a schema; empty when it keeps it. */
export function errorsOf(schema: JsonSchema, value: unknown): readonly ErrorObject[] {
  let validate = compiled.get(schema)
  if (!validate) {
    // Make's own patterns escape characters that a unicode pattern may not escape
    compiler ??= new Ajv({
      allErrors: true,
      verbose: true,
      unicodeRegExp: false,
      strict: false,
      validateSchema: false,
      addUsedSchema: false,
      logger: false,
      // making the code shorter takes longer than running it as it is
      code: { optimize: false },
    })
    const text = JSON.stringify(schema)
    validate = byText.get(text) ?? compiler.compile(schema)
    byText.set(text, validate)
    compiled.set(schema, validate)
  }
  return validate(value) ? NONE : (validate.errors ?? NONE)
}
