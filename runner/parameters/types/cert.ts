// A certificate as PEM text.
import type { ParameterType } from '../parameter.ts'
import { asText, textFaults } from './conversions.ts'

export const cert: ParameterType = {
  name: 'cert',
  control: 'textarea',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: ['validate'],
  coerce: asText,
  validate: textFaults,
  doc: 'PEM text of a certificate.',
  source: 'developers.make.com: block-elements/parameters',
  certain: false,
}
