// Who may ask what: judged for every request before anything else is looked at, by the row of its route.
import { timingSafeEqual } from 'node:crypto'

/** What a route needs of whoever asks: `frame` and `file` hold no data, `token` is everything else. */
export type Needs = 'frame' | 'file' | 'token'

/** A request as far as it is judged. */
export interface Asking {
  readonly method: string
  readonly header: (name: string) => string | undefined
}

export interface Refusal {
  readonly status: 401 | 403 | 421
  readonly message: string
}

/** What is compared: the port this server has, and the token of this start. */
export interface Keys {
  readonly port: number
  readonly token: string
}

/**
 * Why a request is refused; undefined when it may pass. Cookies know no ports and a page on another
 * port of this machine counts as the same site, so neither is relied on: the name the request came
 * to, where it came from, and a token that only this page holds decide.
 */
export function refusalOf(asking: Asking, needs: Needs, keys: Keys): Refusal | undefined {
  const { method, header } = asking
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${keys.port}`)
  const host = header('host') ?? ''
  if (!hosts.includes(host)) {
    const message = `This is ${hosts[0]}, and nobody else answers under another name.`
    return { status: 421, message }
  }
  if (!comesFromHere(asking, needs)) {
    return { status: 403, message: 'Only the page of this workbench may ask that.' }
  }
  const origin = header('origin')
  const isOurs = origin === `http://${host}`
  if (method !== 'GET' ? !isOurs : origin !== undefined && !isOurs) {
    return { status: 403, message: 'The request comes from another page.' }
  }
  if (needs === 'token' && !isSame(header('x-dryrun-token') ?? '', keys.token)) {
    return { status: 401, message: 'Open the address that dryrun workbench has printed.' }
  }
  return undefined
}

/** A frame may be opened by anybody as a document of its own: a link, a typed address. */
function comesFromHere({ header }: Asking, needs: Needs): boolean {
  const site = header('sec-fetch-site')
  if (site === undefined || site === 'same-origin') return true
  if (needs !== 'frame') return false
  return header('sec-fetch-mode') === 'navigate' && header('sec-fetch-dest') === 'document'
}

/** Compares in a time that tells nothing of where two texts differ. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}
