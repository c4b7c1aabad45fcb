// An older name of text, without any check of a path.
import type { ParameterType } from '../parameter.ts'
import { asText, textFaults } from './conversions.ts'

export const path: ParameterType = {
  name: 'path',
  control: 'text',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: ['validate'],
  coerce: asText,
  validate: textFaults,
  doc: 'Text; no check of the format.',
  source: 'developers.make.com: block-elements/parameters',
  certain: false,
}
