// A list of items: plain ones with a `spec` object, collections with a `spec` list.
import type { ParameterType } from '../parameter.ts'
import { asList, countFaults } from './conversions.ts'

export const array: ParameterType = {
  name: 'array',
  control: 'items',
  shape: 'list',
  wants: 'array',
  schemaType: 'array',
  typescript: 'unknown[]',
  keys: ['spec', 'labels', 'validate'],
  coerce: asList,
  validate: countFaults,
  doc: 'A list; a single value becomes a list of one when the scenario runs.',
  source: 'developers.make.com: block-elements/parameters; help.make.com: type coercion',
  certain: true,
}
