// Lists of files that a person uploads or keeps in Make; nothing official describes their items.
import type { ParameterType } from '../parameter.ts'
import { asList } from './conversions.ts'

export const upload: ParameterType = {
  name: 'upload',
  control: 'file',
  shape: 'plain',
  wants: 'array',
  typescript: 'unknown[]',
  unlisted: true,
  keys: [],
  coerce: asList,
  doc: 'Uploaded files.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: false,
}

export const filestorage: ParameterType = {
  name: 'filestorage',
  control: 'items',
  shape: 'list',
  wants: 'array',
  schemaType: 'array',
  schemaMark: 'x-filestorage',
  typescript: 'string[]',
  unlisted: true,
  keys: ['validate'],
  coerce: asList,
  doc: 'Files kept in Make.',
  source: 'integromat/make-forman-schema 1.16.0',
  certain: false,
}
