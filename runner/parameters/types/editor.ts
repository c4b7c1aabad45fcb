// Rich text, a type only the conversion to JSON Schema knows.
import type { ParameterType } from '../parameter.ts'
import { asText, textFaults } from './conversions.ts'

export const editor: ParameterType = {
  name: 'editor',
  control: 'textarea',
  shape: 'plain',
  schemaType: 'string',
  typescript: 'string',
  unlisted: true,
  keys: [],
  coerce: asText,
  validate: textFaults,
  doc: 'Text; known to the conversion to JSON Schema only.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: false,
}
