// A colour in hexadecimal spelling, which nobody checks.
import type { ParameterType } from '../parameter.ts'
import { asText, textFaults } from './conversions.ts'

export const color: ParameterType = {
  name: 'color',
  control: 'color',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: ['validate'],
  coerce: asText,
  validate: textFaults,
  doc: 'Hex colour; the spelling is not checked.',
  source: 'developers.make.com: block-elements/parameters',
  certain: false,
}
