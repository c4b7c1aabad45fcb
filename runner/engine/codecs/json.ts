// JSON bodies: what is undefined is left out, null is sent, dates become ISO text.
import type { BodyCodec } from './codec.ts'

export const json: BodyCodec = {
  name: 'json',
  doc: 'JSON with its Content-Type; undefined members are left out, null is sent.',
  encode: (value) => {
    // `undefined` gives no body at all, `null` gives the JSON text null (documented)
    const body = JSON.stringify(value, bufferAsText)
    return body === undefined ? {} : { body, contentType: 'application/json' }
  },
}

/** Buffers go out as text; JSON has no bytes. [inferred] */
function bufferAsText(this: unknown, _name: string, value: unknown): unknown {
  const bytes = value as { type?: unknown; data?: unknown } | null
  if (typeof bytes === 'object' && bytes?.type === 'Buffer' && Array.isArray(bytes.data)) {
    return Buffer.from(bytes.data as number[]).toString('utf8')
  }
  return value
}
