// A boolean that is always drawn as one checkbox.
import type { ParameterType } from '../parameter.ts'
import { toBoolean } from './boolean.ts'

export const checkbox: ParameterType = {
  name: 'checkbox',
  control: 'checkbox',
  shape: 'plain',
  wants: 'boolean',
  schemaType: 'boolean',
  typescript: 'boolean',
  unlisted: true,
  keys: [],
  coerce: toBoolean,
  doc: 'Like boolean, always a checkbox; refused by the editor schema.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: false,
}
