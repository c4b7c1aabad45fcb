// Puts the evaluated directives together: address, query, headers and body become one request.
import { addressEncoded, defined, percentEncoded } from '../text/index.ts'
import { bodyCodecs, type Encoded } from './codecs/index.ts'
import { ModuleError } from './errors.ts'
import { type Header, type HttpRequest, headerOf, isBodiless } from './http.ts'
import type { Switches } from './setting.ts'
import type { Draft } from './state.ts'

/**
 * The body of a draft in its type. Throws a ModuleError when it cannot be written so. `random` gives
 * numbers from 0 to 1.
 */
export function encodedBody(draft: Draft, random: () => number): Encoded {
  if (isBodiless(draft.method)) return {}
  return bodyCodecs.get(draft.type)?.encode(draft.body, random) ?? {}
}

/** The request of a draft. Throws a ModuleError when the address is no address. */
export function assemble(draft: Draft, encoded: Encoded, switches: Switches): HttpRequest {
  const request = {
    method: draft.method,
    url: addressOf(draft, switches),
    headers: withContentType(draft.headers, encoded),
    timeout: draft.timeout,
    ...defined({ body: encoded.body, ca: draft.ca }),
  }
  return request
}

/** The author's Content-Type wins, except where it would lack the boundary. [inferred] */
function withContentType(
  headers: readonly Header[],
  encoded: { readonly contentType?: string; readonly forced?: boolean },
): readonly Header[] {
  const { contentType } = encoded
  if (contentType === undefined) return headers
  if (!encoded.forced && headerOf(headers, 'content-type') !== undefined) return headers
  const others = headers.filter(([name]) => name.toLowerCase() !== 'content-type')
  return [...others, ['Content-Type', contentType]]
}

const ABSOLUTE = /^https?:\/\//i

/**
 * The absolute address: an absolute url stands alone, any other is joined to baseUrl with one
 * slash; repeated slashes of the path collapse. The query of the url and `qs` are merged.
 */
export function addressOf(draft: Draft, switches: Switches): string {
  const written = draft.url ?? ''
  if (!ABSOLUTE.test(written) && draft.baseUrl === undefined) {
    throw new ModuleError(
      'RuntimeError',
      `The url "${written}" is relative, but there is no baseUrl.`,
      {
        remedy: 'write the whole address, or give base a baseUrl',
      },
    )
  }
  const text = ABSOLUTE.test(written) ? written : `${draft.baseUrl}/${written}`
  const [whole = '', ...queryParts] = (text.split('#')[0] ?? '').split('?')
  const [, origin, path] = /^([a-z]+:\/\/[^/\\]*)(.*)$/is.exec(whole) ?? []
  if (origin === undefined || path === undefined) throw notAnAddress(text)
  const collapsed = path.replace(/\/{2,}/g, '/')
  // `%` is encoded, too: what is encoded already goes out encoded twice (documented)
  const encodedPath = draft.encodeUrl ? addressEncoded(collapsed) : collapsed
  const query = joinQuery(queryParts.join('?'), draft.qs, switches)
  try {
    return new URL(`${origin}${encodedPath}${query === '' ? '' : `?${query}`}`).href
  } catch {
    throw notAnAddress(text)
  }
}

/** The directive that is to blame when an address is none. */
export function addressFault({ url = '', baseUrl }: Draft): 'url' | 'baseUrl' {
  const isWhole = ABSOLUTE.test(url) || baseUrl === undefined
  return isWhole || /^[a-z]+:\/\/[^/\\]/i.test(baseUrl) ? 'url' : 'baseUrl'
}

/** Both queries, the one inside the url first; a name that `qs` has, too, is taken from there. */
function joinQuery(written: string, qs: Draft['qs'], switches: Switches): string {
  if (qs === undefined) return written
  // blanks become %20 (documented)
  const added = qs.map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
  if (switches.qsMode === 'replace') return added.join('&')
  const names = new Set(qs.map(([name]) => name))
  const kept = written
    .split('&')
    .filter((pair) => pair !== '' && !names.has(decoded(pair.split('=')[0] ?? '')))
  return [...kept, ...added].join('&')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function notAnAddress(text: string): ModuleError {
  return new ModuleError('RuntimeError', `"${text}" is no address a request can be sent to.`)
}
