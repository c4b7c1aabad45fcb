// A request as it came over the wire -> the names a webhook's communication reads.
import type { Incoming } from '../../operation/index.ts'
import { type Asked, queryOf, saysJson } from '../../run/index.ts'
import { jsonReason } from '../../text/index.ts'

/** A request, and what is doubtful about it in one sentence. */
export interface Arrived {
  readonly incoming: Incoming
  readonly doubt?: string
}

/** Method, headers in lower case, query and the body decoded by its Content-Type. */
export function incomingOf({ method, headers, query, body }: Asked): Arrived {
  const type = headers['content-type'] ?? ''
  const { value, doubt } = bodyOf(body, type)
  const incoming = { method, headers, query: queryOf(query), body: value }
  return doubt === undefined ? { incoming } : { incoming, doubt }
}

/** JSON and forms as collections, bytes that are no text as they are, the rest as text. [inferred] */
function bodyOf(bytes: Buffer, type: string): { readonly value: unknown; readonly doubt?: string } {
  if (bytes.length === 0) return { value: undefined }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // a file or an image
    return { value: bytes }
  }
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    return { value: queryOf(new URLSearchParams(text)) }
  }
  if (!saysJson(type)) return { value: text }
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    // the app may still look at the text
    const why = jsonReason(error)
    const doubt = `The request says it is JSON, and its body is not: ${why}. The app gets it as text.`
    return { value: text, doubt }
  }
}
