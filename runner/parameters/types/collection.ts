// A group of fields; without `spec` any members.
import { isRecord } from '../../text/index.ts'
import type { Converted, ParameterType } from '../parameter.ts'
import { converted, quote, refused } from './conversions.ts'

/** Collections pass; everything else is refused, also JSON text (help.make.com). */
export function toCollection(value: unknown): Converted {
  if (isRecord(value)) return converted(value)
  return refused(
    'Collection expected',
    `${quote(value)} is no collection; give its members by name.`,
  )
}

export const collection: ParameterType = {
  name: 'collection',
  control: 'group',
  shape: 'collection',
  wants: 'object',
  schemaType: 'object',
  typescript: 'Record<string, unknown>',
  keys: ['spec', 'sequence'],
  coerce: toCollection,
  doc: 'Fields under one name; members that `spec` does not name are ignored.',
  source: 'developers.make.com: block-elements/parameters; help.make.com: type coercion',
  certain: true,
}
