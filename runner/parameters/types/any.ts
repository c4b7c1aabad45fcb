// A value of any type, passed on unchanged.
import type { ParameterType } from '../parameter.ts'
import { unchanged } from './conversions.ts'

export const any: ParameterType = {
  name: 'any',
  control: 'textarea',
  shape: 'plain',
  schemaType: 'any',
  typescript: 'unknown',
  keys: ['coder'],
  coerce: unchanged,
  doc: 'Any value, unchanged.',
  source: 'developers.make.com: block-elements/parameters',
  certain: true,
}
