// Multipart bodies: texts and files, each in a part of its own.
import { kindOf, toText } from '../../iml/index.ts'
import { isRecord, own } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import type { BodyCodec } from './codec.ts'

const NEW_LINE = '\r\n'

export const multipart: BodyCodec = {
  name: 'multipart/form-data',
  doc: 'Parts: numbers and booleans as text, buffers and {value, options} as files; plain collections, null and undefined are left out.',
  encode: (value, random) => {
    if (value === undefined || value === null) return {}
    if (!isRecord(value)) {
      throw new ModuleError(
        'RuntimeError',
        `A multipart body must be a collection, not ${kindOf(value)}.`,
      )
    }
    const boundary = `----dryrun${Math.floor(random() * 1e16).toString(36)}`
    const chunks: Uint8Array[] = []
    for (const [name, member] of Object.entries(value)) {
      for (const one of Array.isArray(member) ? member : [member]) {
        const part = partOf(name, one)
        if (!part) continue
        chunks.push(bytesOf(`--${boundary}${NEW_LINE}${part.head}${NEW_LINE}${NEW_LINE}`))
        chunks.push(part.content, bytesOf(NEW_LINE))
      }
    }
    chunks.push(bytesOf(`--${boundary}--${NEW_LINE}`))
    const contentType = `multipart/form-data; boundary=${boundary}`
    return { body: Buffer.concat(chunks), contentType, forced: true }
  },
}

/** One part, or undefined for what is left out: null, undefined and plain collections (observed). */
function partOf(name: string, value: unknown): { head: string; content: Uint8Array } | undefined {
  if (value === undefined || value === null) return undefined
  const disposition = `Content-Disposition: form-data; name="${quoted(name)}"`
  if (value instanceof Uint8Array) {
    return filePart(disposition, value, { filename: name })
  }
  if (!isRecord(value)) return { head: disposition, content: bytesOf(toText(value)) }
  if (!Object.hasOwn(value, 'value')) return undefined
  const options = own(value, 'options')
  const content = own(value, 'value')
  if (content === undefined || content === null) return undefined
  const bytes = content instanceof Uint8Array ? content : bytesOf(toText(content))
  return filePart(disposition, bytes, isRecord(options) ? options : {})
}

function filePart(
  disposition: string,
  content: Uint8Array,
  options: Record<string, unknown>,
): { head: string; content: Uint8Array } {
  const filename = own(options, 'filename')
  const type = own(options, 'contentType') ?? 'application/octet-stream'
  const name = filename === undefined ? '' : `; filename="${quoted(toText(filename))}"`
  const typeLine = `Content-Type: ${toText(type).replace(/[\r\n]/g, '')}`
  return { head: `${disposition}${name}${NEW_LINE}${typeLine}`, content }
}

/** A name inside quotes, as browsers write it: no quotes or line breaks can end the header. */
function quoted(text: string): string {
  return text.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'utf8')
}
