// Cookies that `shareCookies` keeps: what answers set goes along with later requests (RFC 6265).
import { defined } from '../text/index.ts'
import { type HttpRequest, type HttpResponse, headerOf } from './http.ts'

/** One cookie; times are milliseconds since 1970. */
interface Cookie {
  readonly name: string
  readonly value: string
  readonly host: string
  /** True where only this very host gets it: the service named no domain. */
  readonly isHostOnly: boolean
  readonly path: string
  readonly isSecure: boolean
  readonly expires?: number
}

/** The cookies of one execution. */
export type Cookies = readonly Cookie[]

/** The request with the cookies that belong to its address, behind those the author wrote. */
export function withCookies(request: HttpRequest, cookies: Cookies, now: Date): HttpRequest {
  const url = new URL(request.url)
  const sent = cookies
    .filter((one) => isAlive(one, now) && belongsTo(one, url))
    // longer paths come first (RFC 6265, 5.4)
    .toSorted((one, other) => other.path.length - one.path.length)
    .map(({ name, value }) => `${name}=${value}`)
  if (sent.length === 0) return request
  const written = headerOf(request.headers, 'cookie')
  const others = request.headers.filter(([name]) => name.toLowerCase() !== 'cookie')
  const all = [...(written === undefined ? [] : [written]), ...sent].join('; ')
  return { ...request, headers: [...others, ['Cookie', all]] }
}

/** The cookies after an answer: new ones replace those of their name, domain and path. */
export function keptCookies(
  cookies: Cookies,
  request: HttpRequest,
  { headers }: HttpResponse,
  now: Date,
): Cookies {
  let kept = cookies
  for (const written of [headers['set-cookie'] ?? []].flat()) {
    const set = cookieIn(written, new URL(request.url), now)
    if (!set) continue
    kept = [...kept.filter((one) => !isSame(one, set)), ...(isAlive(set, now) ? [set] : [])]
  }
  return kept
}

function isSame(one: Cookie, other: Cookie): boolean {
  return one.name === other.name && one.host === other.host && one.path === other.path
}

function isAlive({ expires }: Cookie, now: Date): boolean {
  return expires === undefined || expires > now.getTime()
}

function belongsTo({ host, isHostOnly, path, isSecure }: Cookie, url: URL): boolean {
  if (isSecure && url.protocol !== 'https:') return false
  if (isHostOnly ? url.hostname !== host : !isWithin(url.hostname, host)) return false
  const rest = url.pathname.startsWith(path) ? url.pathname.slice(path.length) : undefined
  return rest === '' || rest?.startsWith('/') === true || (rest !== undefined && path.endsWith('/'))
}

/** True for the domain itself and the hosts below it; an address of digits has none below. */
function isWithin(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(`.${domain}`) && !/^[\d.]+$|:/.test(host))
}

/** The cookie of a Set-Cookie header; undefined where it is none, or one for a foreign domain. */
function cookieIn(written: string, url: URL, now: Date): Cookie | undefined {
  const [pair = '', ...rest] = written.split(';')
  const split = pair.indexOf('=')
  const name = pair.slice(0, Math.max(split, 0)).trim()
  if (name === '') return undefined
  const told = new Map(
    rest.map((one) => {
      const [key = '', ...value] = one.split('=')
      return [key.trim().toLowerCase(), value.join('=').trim()] as const
    }),
  )
  const domain = told.get('domain')?.replace(/^\./, '').toLowerCase() ?? ''
  if (domain !== '' && (!isWithin(url.hostname, domain) || !domain.includes('.'))) return undefined
  const path = told.get('path') ?? ''
  return {
    name,
    value: pair.slice(split + 1).trim(),
    host: domain === '' ? url.hostname : domain,
    isHostOnly: domain === '',
    path: path.startsWith('/') ? path : folderOf(url.pathname),
    isSecure: told.has('secure'),
    ...defined({ expires: endOf(told.get('max-age'), told.get('expires'), now) }),
  }
}

function folderOf(path: string): string {
  const end = path.lastIndexOf('/')
  return end <= 0 ? '/' : path.slice(0, end)
}

/** When a cookie ends: max-age in seconds wins over a date; undefined where it lasts. */
function endOf(age: string | undefined, date: string | undefined, now: Date): number | undefined {
  if (age !== undefined && /^-?\d+$/.test(age)) return now.getTime() + Number(age) * 1000
  const end = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(end) ? undefined : end
}
