// Text that is never shown: masked in forms, in the trace and in saved inputs.
import type { ParameterType } from '../parameter.ts'
import { asText, textFaults } from './conversions.ts'

export const password: ParameterType = {
  name: 'password',
  control: 'password',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: ['validate'],
  coerce: asText,
  validate: textFaults,
  doc: 'Secret text.',
  source: 'developers.make.com: block-elements/parameters',
  certain: true,
}
