// Plain text in one line, or in several with `multiline`.
import type { ParameterType } from '../parameter.ts'
import { asText, textFaults } from './conversions.ts'

export const text: ParameterType = {
  name: 'text',
  control: 'text',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: ['validate', 'multiline', 'tags', 'pattern', 'rpc', 'coder'],
  coerce: asText,
  validate: textFaults,
  doc: 'Text; numbers, booleans and dates become text, collections become JSON.',
  source: 'developers.make.com: block-elements/parameters; help.make.com: type coercion',
  certain: true,
}
