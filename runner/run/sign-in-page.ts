// The way back of a sign-in: sends the user to the service and waits for the callback, state checked.
import type { Callback } from '../engine/index.ts'
import { setOwn } from '../text/index.ts'
import type { Asked } from './asked.ts'
import { type Answered, openLoopback, sparing } from './loopback.ts'
import { isLoopback } from './target.ts'

export interface LandingOptions {
  /** Port to listen on; a free one unless given. */
  readonly port?: number | undefined
  /** Milliseconds until nobody is expected any more. */
  readonly patience: number
  /** False when the user must only be sent to this machine: an app under test. */
  readonly mayLeave: boolean
  /** Gets the address the user must open. */
  readonly show: (url: string) => void
  /** Hears why somebody who came was refused; the user is still waited for. */
  readonly refused: (why: string) => void
  /** Whether `state` is sent along and checked: OAuth 2; OAuth 1 compares the request token. */
  readonly protocol: 'oauth2' | 'oauth1'
}

export interface Landing {
  /** Where the service sends the user back to. */
  readonly url: string
  /** Rejects with an Error of one sentence when nobody comes back; whoever else comes is refused. */
  readonly authorize: (url: string, signal?: AbortSignal) => Promise<Callback>
  readonly close: () => Promise<void>
}

/** The path Make's own addresses end with. */
const PATH = '/oauth/cb/app'

/** Answers what comes to the landing while somebody is waited for. */
type Expect = (answer: ((asked: Asked) => Answered) | undefined) => void

/** Opens the address to come back to. Rejects when the port cannot be had. */
export async function openLanding(options: LandingOptions): Promise<Landing> {
  let expected: ((asked: Asked) => Answered) | undefined
  const loopback = await openLoopback({
    port: options.port,
    paths: [PATH],
    answer: async (asked) => {
      if (asked.method !== 'GET') return page(405, 'A sign-in comes back with GET.')
      return expected ? expected(asked) : page(409, 'No sign-in is waited for.')
    },
  })
  const expect: Expect = (answer) => {
    expected = answer
  }
  return {
    url: `${loopback.url}${PATH}`,
    authorize: async (url, signal) => {
      if (!options.mayLeave && !isLoopback(url)) throw tooFar(url)
      return callbackOf(url, options, expect, signal)
    },
    close: loopback.close,
  }
}

/** Shows the address and waits for the callback, for as long as the patience lasts. */
function callbackOf(
  written: string,
  { patience, protocol, show, refused: tell }: LandingOptions,
  expect: Expect,
  signal: AbortSignal | undefined,
): Promise<Callback> {
  const { url, check } = guarded(written, protocol)
  const refused = sparing(({ why }) => tell(why))
  return new Promise((resolve, reject) => {
    const finish = (then: () => void): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
      expect(undefined)
      then()
    }
    const leave = (): void => finish(() => reject(signal?.reason))
    const timer = setTimeout(() => finish(() => reject(new Error(late(patience)))), patience)
    signal?.addEventListener('abort', leave)
    expect(({ query }) => {
      const fault = check(query)
      if (fault !== undefined) {
        refused({ status: 400, why: fault })
        return page(400, fault)
      }
      finish(() => resolve({ query: queryOf(query) }))
      return query.get('error') === null && query.get('denied') === null
        ? page(200, 'You are signed in. This window can be closed.')
        : page(200, 'The service did not sign you in; the terminal tells why.')
    })
    show(url)
  })
}

function late(patience: number): string {
  const seconds = Math.round(patience / 1000)
  return `Nobody came back from the service in ${seconds} second${seconds === 1 ? '' : 's'}.`
}

function tooFar(url: string): Error {
  return new Error(`The sign-in is at ${new URL(url).host}; only --against live may reach it.`)
}

/** The address with what makes the callback recognisable, and the check of the callback. */
function guarded(written: string, protocol: LandingOptions['protocol']) {
  const url = new URL(written)
  const name = protocol === 'oauth2' ? 'state' : 'oauth_token'
  if (protocol === 'oauth2') {
    // what an app writes as state is not used: Make puts its own there, too [inferred]
    if (url.searchParams.has(name)) url.searchParams.delete(name)
    // as text: setting a member would write the others anew, blanks as +
    url.search += `${url.search === '' ? '' : '&'}${name}=${crypto.randomUUID()}`
  }
  const sent = url.searchParams.get(name)
  const check = (query: URLSearchParams): string | undefined => {
    const back = query.get(name) ?? (protocol === 'oauth1' ? query.get('denied') : null)
    if (sent === null || back === sent) return undefined
    return back === null
      ? `The callback brought no ${name}, so it may be somebody else’s; nothing was taken from it.`
      : `The callback brought another ${name} than was sent; nothing was taken from it.`
  }
  return { url: url.href, check }
}

/** The query as the app reads it; a name that comes several times is a list. */
export function queryOf(query: URLSearchParams): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name)
    setOwn(record, name, values.length === 1 ? values[0] : values)
  }
  return record
}

function page(status: number, text: string): Answered {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  const body = `<!doctype html><meta charset="utf-8"><title>dryrun</title><p>${text}</p>\n`
  return { status, headers, body }
}
