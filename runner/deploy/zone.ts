// To which hosts a token may go: Make's own, this machine, or a host that the person named.

export interface Zone {
  /** Host, perhaps with a port. */
  readonly host: string
  readonly protocol: 'https' | 'http'
  /** As an origin has it. */
  readonly baseUrl: string
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/** Make's own hosts, by their ending. */
const OWN = /^([a-z0-9-]+\.)+(make\.com|make\.celonis\.com)$/i

const HOST = /^([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d{1,5})?$/i

export const isLoopbackHost = (host: string): boolean => LOOPBACK.test(host)

/** A zone as it is typed: a host, or its address with or without /api; undefined for anything else. */
export function zoneOf(written: string): Zone | undefined {
  const found = /^(?:(https?):\/\/)?([^/]+)(?:\/api)?\/?$/i.exec(written.trim())
  const host = found?.[2]?.toLowerCase()
  if (host === undefined || !HOST.test(host)) return undefined
  const protocol = isLoopbackHost(host) && found?.[1] !== 'https' ? 'http' : 'https'
  if (found?.[1]?.toLowerCase() === 'http' && protocol === 'https') return undefined
  return { host, protocol, baseUrl: `${protocol}://${host}/api` }
}

/** True when a token may go there. `named` are hosts that the person typed, never those of a manifest. */
export function mayGo(host: string, named: readonly string[]): boolean {
  return OWN.test(host) || isLoopbackHost(host) || named.some((one) => zoneOf(one)?.host === host)
}
