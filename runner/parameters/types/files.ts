// Types about files: chosen by their path, named, held as bytes, or kept in Make.
import { bytesOfText, isBuffer, isDate } from '../../iml/index.ts'
import { own, stringOf } from '../../text/index.ts'
import type { Converted, Fault, Parameter, ParameterType } from '../parameter.ts'
import { asList, asText, converted, refused, textFaults } from './conversions.ts'

const PAGE = 'developers.make.com: block-elements/parameters'
const FORMAN = 'integromat/make-forman-schema 1.16.0'

/** What is chosen level by level: the value is the path. */
const CHOSEN = {
  control: 'path',
  shape: 'path',
  wants: 'string',
  gives: 'string',
  isSecret: false,
  sample: { byName: 'text' },
  schemaType: 'string',
  typescript: 'string',
  remembersEdit: true,
  keys: ['options', 'mode', 'editable'],
  coerce: asText,
  source: `${PAGE}; ${FORMAN}`,
  certain: true,
} as const

export const file: ParameterType = {
  ...CHOSEN,
  name: 'file',
  doc: 'A file chosen level by level; its value is the path.',
}

export const folder: ParameterType = {
  ...CHOSEN,
  name: 'folder',
  doc: 'A folder chosen level by level; its value is the path.',
}

/** A name whose ending is none of `extension`; the words are ours. */
function nameFaults(value: unknown, parameter: Parameter): readonly Fault[] {
  const written = own(parameter, 'extension')
  const endings = (Array.isArray(written) ? written : [written]).filter(
    (ending): ending is string => typeof ending === 'string' && ending !== '',
  )
  const name = stringOf(value).toLowerCase()
  const fits = endings.some((ending) =>
    name.endsWith(`.${ending.replace(/^\./, '').toLowerCase()}`),
  )
  const faults = textFaults(value, parameter)
  if (value === '' || endings.length === 0 || fits) return faults
  return [...faults, { what: 'Invalid file extension', remedy: `Allowed: ${endings.join(', ')}` }]
}

export const filename: ParameterType = {
  name: 'filename',
  control: 'text',
  shape: 'plain',
  wants: 'string',
  gives: 'string',
  isSecret: false,
  sample: { always: 'example.txt' },
  schemaType: 'string',
  typescript: 'string',
  keys: ['extension', 'semantic', 'validate'],
  coerce: asText,
  validate: nameFaults,
  doc: 'Text that ends in one of `extension`.',
  source: `${PAGE}/filename`,
  certain: true,
}

function toBytes(value: unknown, parameter: Parameter): Converted {
  if (isBuffer(value)) return converted(value)
  const plain = typeof value === 'object' && value !== null && !isDate(value)
  const text = plain ? undefined : asText(value)
  if (text === undefined || 'fault' in text) {
    return refused('Invalid buffer', 'Give text, a number, a date, a boolean or a buffer.')
  }
  const codepage = stringOf(own(parameter, 'codepage') ?? 'utf8').toLowerCase()
  const encoding = codepage === 'binary' ? 'latin1' : codepage
  const bytes = bytesOfText(String(text.value), encoding)
  if (bytes !== undefined) return converted(bytes)
  return refused(
    'Invalid buffer',
    `The codepage ${codepage} is not known here; use utf8 or binary.`,
  )
}

/** JSON has no type for bytes: what is sent is their text [inferred]. */
export const buffer: ParameterType = {
  name: 'buffer',
  control: 'file',
  shape: 'plain',
  wants: 'string',
  gives: 'string',
  isSecret: false,
  sample: { always: 'IMTBuffer(7, binary, utf8): 4578616d706c65' },
  schemaType: 'string',
  typescript: 'Uint8Array',
  keys: ['codepage', 'semantic', 'validate'],
  coerce: toBytes,
  doc: 'Bytes; text is encoded by `codepage`, UTF-8 unless told.',
  source: `${PAGE}; help.make.com: type coercion`,
  certain: true,
}

/** Nothing official describes the items of an upload or of a file storage. */
export const upload: ParameterType = {
  name: 'upload',
  control: 'file',
  shape: 'plain',
  wants: 'array',
  gives: 'array',
  isSecret: false,
  sample: { always: [] },
  schemaType: 'refused',
  typescript: 'unknown[]',
  unlisted: true,
  keys: [],
  coerce: asList,
  doc: 'Uploaded files.',
  source: FORMAN,
  certain: false,
}

export const filestorage: ParameterType = {
  name: 'filestorage',
  control: 'items',
  shape: 'list',
  wants: 'array',
  gives: 'array',
  isSecret: false,
  sample: { always: [] },
  schemaType: 'array',
  schemaMark: 'x-filestorage',
  typescript: 'string[]',
  unlisted: true,
  keys: ['validate'],
  coerce: asList,
  doc: 'Files kept in Make.',
  source: FORMAN,
  certain: false,
}
