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
    if (!structured) return { body: toText(value) }
    const what = Array.isArray(value) ? 'list' : 'collection'
    const warning = `The body is a ${what}, but its type is text: it is sent as JSON.`
    return { body: JSON.stringify(value), warning }
  },
}
