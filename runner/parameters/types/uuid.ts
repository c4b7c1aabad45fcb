// An older name of text, without any check of an id.
import type { ParameterType } from '../parameter.ts'
import { asText, textFaults } from './conversions.ts'

export const uuid: ParameterType = {
  name: 'uuid',
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
  certain: true,
}
