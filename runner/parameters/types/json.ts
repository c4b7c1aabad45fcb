// JSON of any shape, or of the shape that `schema` describes.
import type { Converted, ParameterType } from '../parameter.ts'
import { converted, refused } from './conversions.ts'

// [inferred: that text is parsed when the scenario runs]
function toJson(value: unknown): Converted {
  if (typeof value !== 'string') return converted(value)
  try {
    return converted(JSON.parse(value))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refused('Invalid JSON', error.message)
  }
}

export const json: ParameterType = {
  name: 'json',
  control: 'code',
  shape: 'json',
  schemaType: 'object',
  typescript: 'unknown',
  keys: ['schema'],
  coerce: toJson,
  doc: 'JSON; text is parsed when the scenario runs.',
  source: 'developers.make.com: block-elements/parameters',
  certain: false,
}
