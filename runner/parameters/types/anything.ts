// Types whose values may be anything: passed on, hidden from the user, or read as JSON.
import { jsonReason } from '../../text/index.ts'
import type { Converted, ParameterType } from '../parameter.ts'
import { converted, refused, unchanged } from './conversions.ts'

/** What all of them have in common. */
const ANYTHING = {
  wants: 'any',
  gives: 'any',
  typescript: 'unknown',
  source: 'developers.make.com: block-elements/parameters',
} as const

export const any: ParameterType = {
  ...ANYTHING,
  name: 'any',
  control: 'textarea',
  shape: 'plain',
  isSecret: false,
  sample: { byName: 'text' },
  schemaType: 'any',
  keys: ['coder'],
  coerce: unchanged,
  doc: 'Any value, unchanged.',
  certain: true,
}

export const hidden: ParameterType = {
  ...ANYTHING,
  name: 'hidden',
  control: 'none',
  shape: 'plain',
  isSecret: false,
  sample: { byName: 'text' },
  schemaType: 'any',
  keys: [],
  coerce: unchanged,
  doc: 'Not shown; holds its default.',
  certain: true,
}

/** "Automatically converts the input", else "throws a validation error" (page of the parameter). */
function toJson(value: unknown): Converted {
  if (typeof value !== 'string') return converted(value)
  try {
    return converted(JSON.parse(value))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refused('Invalid JSON', jsonReason(error))
  }
}

/** JSON of any shape, or of the shape that `schema` describes. */
export const json: ParameterType = {
  ...ANYTHING,
  name: 'json',
  control: 'code',
  shape: 'json',
  isSecret: false,
  sample: { always: {} },
  schemaType: 'object',
  keys: ['schema'],
  coerce: toJson,
  doc: 'JSON; text is converted when the scenario runs, and text that is none fails.',
  certain: true,
}
