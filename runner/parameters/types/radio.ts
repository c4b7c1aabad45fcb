// Radio buttons with the rules of a select.
import type { ParameterType } from '../parameter.ts'
import { choiceFaults, toChoice } from './select.ts'

export const radio: ParameterType = {
  name: 'radio',
  control: 'radio',
  shape: 'choice',
  schemaType: 'string',
  typescript: 'unknown',
  unlisted: true,
  keys: ['options', 'multiple', 'grouped', 'sort', 'dynamic', 'validate'],
  coerce: toChoice,
  validate: choiceFaults,
  doc: 'Radio buttons with the rules of a select.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: false,
}
