// Where requests go: to a portal or another server instead of the service, or really to the service.
import type { HttpRequest, NetworkFailure } from '../engine/index.ts'
import type { App } from '../spec/index.ts'
import { own } from '../text/index.ts'

export type Target =
  | { readonly kind: 'live' }
  /** Addresses on this machine only, as the app writes them: an app under test. */
  | { readonly kind: 'loopback' }
  /** `url` stands for the app's baseUrl; everything else is refused. */
  | { readonly kind: 'instead'; readonly url: string }

/** The app's baseUrl as it is written; undefined when there is none. */
export function writtenBaseUrl(app: App): string | undefined {
  const written = own(app.base?.value, 'baseUrl')
  return typeof written === 'string' ? written : undefined
}

/** The host of the service, for people; a baseUrl made of expressions is named as written. */
export function serviceHost(app: App): string {
  const written = writtenBaseUrl(app) ?? ''
  return URL.canParse(written) && !written.includes('{{') ? new URL(written).host : written
}

/** True for addresses that cannot leave this machine. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const host = new URL(url).hostname
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

/**
 * How a request is sent to a target: changed, or refused where it would leave it. With a baseUrl
 * that is plain text only requests below it are redirected; where it is made of expressions every
 * address keeps its path and changes its host.
 */
export function aimAt(
  app: App,
  target: Target,
): (request: HttpRequest) => HttpRequest | NetworkFailure {
  if (target.kind === 'live') return (request) => request
  if (target.kind === 'loopback') {
    return (request) => (isLoopback(request.url) ? request : refused(request, 'on this machine'))
  }
  const to = target.url.replace(/\/+$/, '')
  const written = writtenBaseUrl(app)
  const from = written?.includes('{{') ? undefined : written?.replace(/\/+$/, '')
  return (request) => {
    if (from === undefined) {
      const asked = new URL(request.url)
      return { ...request, url: `${new URL(to).origin}${asked.pathname}${asked.search}` }
    }
    const below = request.url === from || /^[/?]/.test(request.url.slice(from.length))
    if (request.url.startsWith(from) && below) {
      return { ...request, url: to + request.url.slice(from.length) }
    }
    // the sign-in of an app under test has addresses of its own beside its base, on the same server
    if (isLoopback(to) && new URL(request.url).origin === new URL(to).origin) return request
    return refused(request, `below ${from}`)
  }
}

function refused({ url }: HttpRequest, where: string): NetworkFailure {
  const { origin, pathname } = new URL(url)
  return {
    failure: 'refused',
    message: `${origin}${pathname} is not ${where}, so it was not sent; only --against live may reach it.`,
  }
}
