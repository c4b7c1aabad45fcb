// Bytes of a file; text becomes bytes in the encoding that `codepage` names.
import { isBuffer, isDate } from '../../iml/index.ts'
import { own } from '../../text/index.ts'
import type { Converted, Parameter, ParameterType } from '../parameter.ts'
import { asText, converted, refused } from './conversions.ts'

function toBytes(value: unknown, parameter: Parameter): Converted {
  if (isBuffer(value)) return converted(value)
  const plain = typeof value === 'object' && value !== null && !isDate(value)
  const text = plain ? undefined : asText(value)
  if (text === undefined || 'fault' in text) {
    return refused('Invalid buffer', 'Give text, a number, a date, a boolean or a buffer.')
  }
  const codepage = String(own(parameter, 'codepage') ?? 'utf8').toLowerCase()
  const encoding = codepage === 'binary' ? 'latin1' : codepage
  if (!Buffer.isEncoding(encoding)) {
    return refused(
      'Invalid buffer',
      `The codepage ${codepage} is not known here; use utf8 or binary.`,
    )
  }
  return converted(Buffer.from(String(text.value), encoding))
}

export const buffer: ParameterType = {
  name: 'buffer',
  control: 'file',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'Uint8Array',
  keys: ['codepage', 'semantic', 'validate'],
  coerce: toBytes,
  doc: 'Bytes; text is encoded by `codepage`, UTF-8 unless told.',
  source: 'developers.make.com: block-elements/parameters; help.make.com: type coercion',
  certain: true,
}
