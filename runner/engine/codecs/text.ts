// Text bodies: sent as they are, without a Content-Type; `string` and `raw` are other names for it.
import { toText } from '../../iml/index.ts'
import type { BodyCodec } from './codec.ts'

export const text: BodyCodec = {
  name: 'text',
  doc: 'Text as it is, without a Content-Type; collections and lists as JSON.',
  encode: (value) => {
    if (value === undefined || value === null) return {}
    if (value instanceof Uint8Array) return { body: value }
    const structured = typeof value === 'object' && !(value instanceof Date)
    return { body: structured ? JSON.stringify(value) : toText(value) }
  },
}
