// A list box with the rules of a select.
import type { ParameterType } from '../parameter.ts'
import { choiceFaults, toChoice } from './select.ts'

export const list: ParameterType = {
  name: 'list',
  control: 'list',
  shape: 'choice',
  schemaType: 'string',
  typescript: 'unknown',
  unlisted: true,
  keys: ['options', 'multiple', 'grouped', 'sort', 'dynamic', 'validate'],
  coerce: toChoice,
  validate: choiceFaults,
  doc: 'A list box with the rules of a select.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: false,
}
