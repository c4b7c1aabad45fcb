// What all signatures share: strict percent-encoding, the pairs of a query, replacing a header.
import { percentEncoded } from '../../text/index.ts'
import { type Header, type HttpRequest, headerOf } from '../http.ts'

/** A name and its value, not percent-encoded. */
export type Pair = readonly [name: string, value: string]

/** What stands in the trace where a secret of a signature stood. */
export const HIDDEN = '•••'

/** Percent-encodes everything but letters, digits and -._~ (RFC 3986, section 2.3). */
export function strictlyEncoded(text: string): string {
  return percentEncoded(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The decoded pairs of a query or of a form. */
export function pairsOf(query: string): readonly Pair[] {
  return [...new URLSearchParams(query)]
}

/** Encoded pairs in the order both AWS and OAuth 1 ask for: by encoded name, then encoded value. */
export function sortedPairs(pairs: readonly Pair[]): string {
  return pairs
    .map(([name, value]): Pair => [strictlyEncoded(name), strictlyEncoded(value)])
    .sort((left, right) => compared(left[0], right[0]) || compared(left[1], right[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** Order of code points, whatever the locale. */
export function compared(left: string, right: string): number {
  if (left === right) return 0
  return left < right ? -1 : 1
}

/** The request with headers that take the place of those of the same name. */
export function withHeaders(request: HttpRequest, added: readonly Header[]): HttpRequest {
  const kept = request.headers.filter(([name]) => headerOf(added, name) === undefined)
  return { ...request, headers: [...kept, ...added] }
}
