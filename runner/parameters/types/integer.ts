// A whole number; that it is whole is checked when the scenario runs [inferred], not in the dialog.
import type { ParameterType } from '../parameter.ts'
import { asInteger, numberFaults } from './conversions.ts'

export const integer: ParameterType = {
  name: 'integer',
  control: 'number',
  shape: 'plain',
  wants: 'number',
  schemaType: 'number',
  typescript: 'number',
  keys: ['validate', 'rpc'],
  coerce: asInteger,
  validate: numberFaults,
  doc: 'A whole number.',
  source: 'developers.make.com: block-elements/parameters',
  certain: false,
}
