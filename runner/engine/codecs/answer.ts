// How the body of an answer becomes a value: by the type the app names, or by its Content-Type.
import { jsonReason } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import type { HttpResponse } from '../http.ts'
import { readXml } from './xml.ts'

type Reader = (body: Uint8Array, contentType: string) => unknown

/** Readers by the name an author writes in `response.type`. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['automatic', (body, contentType) => readerOfContentType(contentType)(body, contentType)],
  ['json', (body) => readJson(textOf(body, ''))],
  ['urlencoded', (body) => Object.fromEntries(new URLSearchParams(textOf(body, '')))],
  ['xml', (body, contentType) => readXml(textOf(body, contentType))],
  ['text', textOf],
  ['string', textOf],
  ['raw', textOf],
  ['binary', (body) => Buffer.from(body)],
])

export const readerNames: readonly string[] = [...readers.keys()]

/**
 * The value of an answer's body. An empty body is undefined. Text that cannot be read as its type
 * stays text on an error status, so that `error` can still use it, and ends the operation with a
 * RuntimeError otherwise. [inferred, A-11]
 */
export function decodeAnswer(response: HttpResponse, type: string): unknown {
  if (response.body.length === 0) return undefined
  const contentType = headerText(response.headers['content-type'])
  const reader = readers.get(type) ?? readers.get('automatic')
  try {
    return reader?.(response.body, contentType)
  } catch (error) {
    if (response.status >= 400) return textOf(response.body, contentType)
    const reason = jsonReason(error)
    throw new ModuleError(
      'RuntimeError',
      `The answer could not be read as ${readAs(type, contentType)}: ${reason}`,
    )
  }
}

function readAs(type: string, contentType: string): string {
  return type === 'automatic' ? contentType.split(';')[0] || 'JSON' : type
}

/**
 * The type for a status when types are given by status: the smallest range that holds it wins, `*`
 * is the widest (documented). Undefined when none fits.
 */
export function readerOfType(types: Readonly<Record<string, unknown>>, status: number): unknown {
  let best: unknown
  let width = Number.POSITIVE_INFINITY
  for (const [range, type] of Object.entries(types)) {
    const [from, to] = range === '*' ? [0, 9999] : range.split('-').map(Number)
    if (from === undefined || !(status >= from && status <= (to ?? from))) continue
    const size = (to ?? from) - from
    if (size < width) {
      best = type
      width = size
    }
  }
  return best
}

/** Documented: text/plain, JSON, forms and XML. Anything else: +json, other text, bytes. [inferred] */
function readerOfContentType(contentType: string): Reader {
  const mime = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  if (mime === 'application/json' || mime.endsWith('+json'))
    return (body) => readJson(textOf(body, ''))
  if (mime === 'application/x-www-form-urlencoded') return readers.get('urlencoded') ?? textOf
  if (mime === 'application/xml' || mime === 'text/xml' || mime.endsWith('+xml')) {
    return (body, type) => readXml(textOf(body, type))
  }
  if (mime.startsWith('text/')) return textOf
  if (mime === '') return (body) => readWithoutType(textOf(body, ''))
  return (body) => Buffer.from(body)
}

/** Without a Content-Type: JSON when it is JSON, text otherwise. [inferred] */
function readWithoutType(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return text
  }
}

function readJson(text: string): unknown {
  return text.trim() === '' ? undefined : JSON.parse(text)
}

/** Text in the charset of the Content-Type; UTF-8 when it names none or an unknown one. */
function textOf(body: Uint8Array, contentType: string): string {
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(body)
  } catch {
    return new TextDecoder().decode(body)
  }
}

function headerText(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
