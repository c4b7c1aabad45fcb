// Where a request goes: its address below one of the contract's servers.
import type { Document } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { literalText } from '../look/expressions.ts'
import { type WrittenRequest, written } from '../look/requests.ts'
import { type Contract, items, member } from './located.ts'
import { type Segments, segmentsOf } from './operations.ts'

/**
 * `stray`: below the base of the app, but below no server of the contract; `elsewhere`: an address
 * of another service; `unknown`: an expression that may be anything.
 */
export type Address =
  | { readonly kind: 'below'; readonly segments: Segments }
  | { readonly kind: 'stray' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unknown' }

export interface Server {
  /** Undefined where the contract does not say. */
  readonly host: string | undefined
  readonly segments: Segments
}

/** The servers of a contract; variables in them stand for anything. */
export function serversOf(contract: Contract): Server[] {
  const urls = items(contract, member(contract, contract.root, 'servers')).map((server) =>
    own(server.value, 'url'),
  )
  const servers = urls
    .filter((url) => typeof url === 'string')
    .map((url) => serverOf(url.replaceAll(/\{[^}]*\}/g, ' ')))
  return servers.length > 0 ? servers : [{ host: undefined, segments: [] }]
}

/** The base address of the app as a server; undefined where it is missing. */
export function baseServer(base: Document | undefined): Server | undefined {
  const url = own(base?.value, 'baseUrl')
  return typeof url === 'string' ? serverOf(literalText(url)) : undefined
}

function serverOf(url: string): Server {
  const [, host, path = ''] = /^(?:[a-z]+:\/\/|(?= )|\/\/)([^/]*)(.*)$/i.exec(url) ?? [
    undefined,
    undefined,
    url,
  ]
  return { host: host?.toLowerCase(), segments: segmentsOf(path.split('?')[0] ?? '') }
}

/** The address of a request; undefined for a request that sends nothing. */
export function addressOf(
  request: WrittenRequest,
  base: Server | undefined,
  servers: readonly Server[],
): Address | undefined {
  const url = written(request, 'url')
  if (typeof url !== 'string') return undefined
  const text = literalText(url)
  if (text.trim() === '' && url.trim() !== '') return { kind: 'unknown' }
  const absolute = /^([a-z]+:)?\/\//i.test(text)
  const address = serverOf(text)
  const segments = segmentsOf(text.split('?')[0] ?? '')
  // an expression before the first slash is an address that is not known here
  if (!absolute && text.startsWith(' ')) return { kind: 'below', segments: address.segments }
  const full = absolute || !request.onBase ? address : joined(base, segments)
  const below = servers
    .map((server) => segmentsBelow(server, full))
    .find((one) => one !== undefined)
  if (below) return { kind: 'below', segments: below }
  if (absolute && base && segmentsBelow(base, address)) return { kind: 'stray' }
  return absolute ? { kind: 'elsewhere' } : { kind: 'below', segments }
}

function joined(base: Server | undefined, segments: Segments): Server {
  return { host: base?.host, segments: [...(base?.segments ?? []), ...segments] }
}

/** What is left of an address behind a server's; undefined where it belongs to another server. */
export function segmentsBelow(server: Server, full: Server): Segments | undefined {
  if (!sameHost(server.host, full.host)) return undefined
  const inside = server.segments.every((one, index) => likely(one, full.segments[index]))
  return inside ? full.segments.slice(server.segments.length) : undefined
}

function sameHost(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return true
  if (one.includes(' ') && other.includes(' ')) return true
  const [pattern, text] = one.includes(' ') ? [one, other] : [other, one]
  const pieces = pattern.split(' ')
  return (
    text.startsWith(pieces[0] ?? '') &&
    text.endsWith(pieces.at(-1) ?? '') &&
    (pieces.length > 1 || pattern === text)
  )
}

function likely(wanted: string, written: string | undefined): boolean {
  return (
    written !== undefined && (wanted === written || wanted.includes(' ') || written.includes(' '))
  )
}
