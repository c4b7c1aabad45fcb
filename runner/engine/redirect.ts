// Redirects: which are followed, and what of a request goes along to another address.
import { ModuleError } from './errors.ts'
import type { Header, HttpRequest, HttpResponse } from './http.ts'
import type { State } from './state.ts'

/** Headers that may follow to another host: none of them can carry a secret of the app. */
const HARMLESS = new Set(['accept', 'accept-language', 'content-type', 'user-agent'])

/**
 * The request a redirect leads to, or undefined when the answer is none or is not to be followed.
 * Another host gets no header of the app but harmless ones: a token must not leave the service.
 * That last rule is ours; what Make does there is not known. [inferred]
 */
export function redirected(
  request: HttpRequest,
  response: HttpResponse,
  follow: State['draft']['follow'],
): HttpRequest | undefined {
  if (![301, 302, 303, 307, 308].includes(response.status)) return undefined
  const safe = request.method === 'GET' || request.method === 'HEAD'
  if (!(safe ? follow.get : follow.others)) return undefined
  const location = response.headers.location
  if (typeof location !== 'string' || location === '') return undefined
  const target = targetOf(location, request.url)
  const leaves = new URL(target).origin !== new URL(request.url).origin
  const allowed = leaves ? request.headers.filter(harmless) : request.headers
  const keeps = safe || response.status === 307 || response.status === 308
  const { body, ...rest } = request
  if (keeps) {
    const kept = body === undefined || leaves ? {} : { body }
    return { ...rest, ...kept, url: target, headers: allowed }
  }
  // 301, 302 and 303 turn other methods into GET, as browsers do
  const headers = allowed.filter(([name]) => name.toLowerCase() !== 'content-type')
  return { ...rest, method: 'GET', url: target, headers }
}

function targetOf(location: string, from: string): string {
  try {
    const target = new URL(location, from)
    if (target.protocol === 'http:' || target.protocol === 'https:') return target.href
  } catch {
    // reported below, together with addresses of other kinds
  }
  throw new ModuleError(
    'RuntimeError',
    `The service redirects to "${location}", which is no web address.`,
  )
}

function harmless([name]: Header): boolean {
  return HARMLESS.has(name.toLowerCase())
}
