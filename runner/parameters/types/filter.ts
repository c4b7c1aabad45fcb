// Conditions: a list of OR groups, each a list of AND rows of left side, operator and right side.
import type { Converted, ParameterType } from '../parameter.ts'
import { converted, refused } from './conversions.ts'

function toConditions(value: unknown): Converted {
  if (Array.isArray(value)) return converted(value)
  return refused('Filter expected', 'Give a list of groups such as [[{"a": "x", "o": "exist"}]].')
}

export const filter: ParameterType = {
  name: 'filter',
  control: 'filter',
  shape: 'filter',
  wants: 'array',
  schemaType: 'array',
  typescript: 'unknown[]',
  keys: ['options'],
  coerce: toConditions,
  doc: 'Conditions in OR groups of AND rows.',
  source: 'developers.make.com: block-elements/parameters; integromat/make-forman-schema 1.16.0',
  certain: true,
}
