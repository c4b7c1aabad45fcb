// A request as it came over the wire -> the names a webhook's communication reads.
import { type Asked, type Incoming, queryOf } from '../../run/index.ts'

/** Method, headers in lower case, query and the body decoded by its Content-Type. */
export function incomingOf({ method, headers, query, body }: Asked): Incoming {
  const type = headers['content-type'] ?? ''
  return { method, headers, query: queryOf(query), body: bodyOf(body, type) }
}

/** JSON and forms as collections, bytes that are no text as they are, the rest as text. [inferred] */
function bodyOf(bytes: Buffer, type: string): unknown {
  if (bytes.length === 0) return undefined
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // a file or an image
    return bytes
  }
  if (/^application\/x-www-form-urlencoded/i.test(type)) return queryOf(new URLSearchParams(text))
  if (!/^(application|text)\/([\w.-]+\+)?json/i.test(type)) return text
  try {
    return JSON.parse(text)
  } catch {
    // said to be JSON but is not: the app may still look at it
    return text
  }
}
