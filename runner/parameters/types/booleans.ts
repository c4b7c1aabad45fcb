// Yes, no, or (unless required) not defined; and the same always drawn as one checkbox.
import type { Converted, ParameterType } from '../parameter.ts'
import { converted } from './conversions.ts'

/** Only the text `false` and empty text are no; every number is yes, also 0 (help.make.com). */
function toBoolean(value: unknown): Converted {
  if (typeof value === 'boolean') return converted(value)
  return converted(typeof value === 'string' ? value !== '' && value !== 'false' : true)
}

/** What both have in common. */
const BOOLEAN = {
  shape: 'plain',
  wants: 'boolean',
  gives: 'boolean',
  isSecret: false,
  sample: { always: true },
  schemaType: 'boolean',
  typescript: 'boolean',
  coerce: toBoolean,
} as const

export const boolean: ParameterType = {
  ...BOOLEAN,
  name: 'boolean',
  control: 'yes-no',
  remembersEdit: true,
  keys: ['mode', 'editable'],
  doc: 'Yes, No or, when not required, Not defined; required ones are a checkbox.',
  source: 'developers.make.com: block-elements/parameters; help.make.com: type coercion',
  certain: true,
}

export const checkbox: ParameterType = {
  ...BOOLEAN,
  name: 'checkbox',
  control: 'checkbox',
  unlisted: true,
  keys: [],
  doc: 'Like boolean, always a checkbox; refused by the editor schema.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: false,
}
