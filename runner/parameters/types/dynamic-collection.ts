// A collection with members of any name, a type only the conversion to JSON Schema knows.
import type { ParameterType } from '../parameter.ts'
import { toCollection } from './collection.ts'

export const dynamicCollection: ParameterType = {
  name: 'dynamicCollection',
  control: 'code',
  shape: 'plain',
  schemaType: 'object',
  schemaShape: 'collection',
  typescript: 'Record<string, unknown>',
  unlisted: true,
  keys: [],
  coerce: toCollection,
  doc: 'A collection with members of any name.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: false,
}
