// A value nobody sees; its `default` supplies it.
import type { ParameterType } from '../parameter.ts'
import { unchanged } from './conversions.ts'

export const hidden: ParameterType = {
  name: 'hidden',
  control: 'none',
  shape: 'plain',
  schemaType: 'any',
  typescript: 'unknown',
  keys: [],
  coerce: unchanged,
  doc: 'Not shown; holds its default.',
  source: 'developers.make.com: block-elements/parameters',
  certain: true,
}
