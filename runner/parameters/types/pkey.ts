// A private key as PEM text; a secret.
import type { ParameterType } from '../parameter.ts'
import { asText, textFaults } from './conversions.ts'

export const pkey: ParameterType = {
  name: 'pkey',
  control: 'textarea',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: ['validate'],
  coerce: asText,
  validate: textFaults,
  doc: 'PEM text of a private key.',
  source: 'developers.make.com: block-elements/parameters',
  certain: false,
}
