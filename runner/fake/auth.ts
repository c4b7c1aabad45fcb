// How a call shows its token: the ways the contract names, in its order; anything else is no token.

import { type Document, fieldOf, isRecord, recordOf, type Tree, textOf } from './document.ts'

/** One place where a token may stand: an own header, a query field, or `Authorization: Bearer`. */
export type Auth = { readonly in: 'header' | 'query' | 'bearer'; readonly name: string }

/** The declared scheme first, then what x-fake-also-accepts adds; throws when a scheme is unknown. */
export function readAuth(document: Document): Auth[] {
  const name = Object.keys(recordOf(fieldOf(document, 'security', '0'), 'security[0]'))[0] ?? ''
  const scheme = recordOf(
    fieldOf(document, 'components', 'securitySchemes', name),
    `components.securitySchemes.${name}`,
  )
  const also = scheme['x-fake-also-accepts']
  return [scheme, ...(Array.isArray(also) ? also : [])].map(readScheme)
}

function readScheme(scheme: Tree): Auth {
  if (isRecord(scheme)) {
    if (scheme.type === 'http' && scheme.scheme === 'bearer') {
      return { in: 'bearer', name: 'authorization' }
    }
    const place = scheme.in
    if (scheme.type === 'apiKey' && (place === 'header' || place === 'query')) {
      return { in: place, name: textOf(scheme.name, 'the name of a security scheme') }
    }
  }
  throw new Error(
    `The contract describes a security scheme the embedded portal does not know: ${JSON.stringify(scheme)}. It knows apiKey in header or query, and http bearer.`,
  )
}

/** The token a call shows, or undefined; blank tokens count as none. */
export function presentedToken(
  ways: readonly Auth[],
  headers: Headers,
  query: URLSearchParams,
): string | undefined {
  for (const way of ways) {
    const token = tokenAt(way, headers, query)?.trim()
    if (token) return token
  }
  return undefined
}

function tokenAt(way: Auth, headers: Headers, query: URLSearchParams): string | undefined {
  if (way.in === 'query') return query.get(way.name) ?? undefined
  const header = headers.get(way.name) ?? undefined
  return way.in === 'header' ? header : header?.match(/^bearer (.+)$/i)?.[1]
}
