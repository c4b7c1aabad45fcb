// Yes, no, or (unless required) not defined.
import type { Converted, ParameterType } from '../parameter.ts'
import { converted } from './conversions.ts'

/** Only the text `false` and empty text are no; every number is yes, also 0 (help.make.com). */
export function toBoolean(value: unknown): Converted {
  if (typeof value === 'boolean') return converted(value)
  return converted(typeof value === 'string' ? value !== '' && value !== 'false' : true)
}

export const boolean: ParameterType = {
  name: 'boolean',
  control: 'yes-no',
  shape: 'plain',
  wants: 'boolean',
  schemaType: 'boolean',
  typescript: 'boolean',
  remembersEdit: true,
  keys: ['mode', 'editable'],
  coerce: toBoolean,
  doc: 'Yes, No or, when not required, Not defined; required ones are a checkbox.',
  source: 'developers.make.com: block-elements/parameters; help.make.com: type coercion',
  certain: true,
}
