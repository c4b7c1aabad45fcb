// A number with or without decimals.
import type { ParameterType } from '../parameter.ts'
import { asNumber, numberFaults } from './conversions.ts'

export const number: ParameterType = {
  name: 'number',
  control: 'number',
  shape: 'plain',
  wants: 'number',
  schemaType: 'number',
  typescript: 'number',
  keys: ['validate', 'rpc'],
  coerce: asNumber,
  validate: numberFaults,
  doc: 'A number; text is parsed when the scenario runs.',
  source: 'developers.make.com: block-elements/parameters; help.make.com: type coercion',
  certain: true,
}
