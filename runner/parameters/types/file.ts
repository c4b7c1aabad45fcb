// A file chosen level by level; its value is the path.
import type { ParameterType } from '../parameter.ts'
import { asText } from './conversions.ts'

export const file: ParameterType = {
  name: 'file',
  control: 'path',
  shape: 'path',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  remembersEdit: true,
  keys: ['options', 'mode', 'editable'],
  coerce: asText,
  doc: 'A file chosen level by level; its value is the path.',
  source: 'developers.make.com: block-elements/parameters; integromat/make-forman-schema 1.16.0',
  certain: true,
}
