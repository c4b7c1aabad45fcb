// Binary bodies: the bytes of a buffer, without a Content-Type.
import { toText } from '../../iml/index.ts'
import type { BodyCodec } from './codec.ts'

export const binary: BodyCodec = {
  name: 'binary',
  doc: 'The bytes of a buffer; a text goes out in UTF-8.',
  encode: (value) => {
    if (value === undefined || value === null) return {}
    return { body: value instanceof Uint8Array ? value : toText(value) }
  },
}
