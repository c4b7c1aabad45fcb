// A time zone by its IANA name.
import type { ParameterType } from '../parameter.ts'
import { asText, textFaults } from './conversions.ts'

export const timezone: ParameterType = {
  name: 'timezone',
  control: 'select',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: [],
  choices: () => Intl.supportedValuesOf('timeZone'),
  coerce: asText,
  validate: textFaults,
  doc: 'IANA name of a time zone.',
  source: 'developers.make.com: block-elements/parameters',
  certain: false,
}
