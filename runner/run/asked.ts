// A request to a small server of this program: read whole, or refused with a status and a sentence.
import type { IncomingMessage } from 'node:http'
import { nestsDeeper } from '../text/index.ts'
import { isLoopback } from './target.ts'

/** A request as it came in. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

/** Why a request is not worked off, and the status it is answered with. */
export interface NotTaken {
  readonly status: number
  readonly why: string
}

/** What a server takes: its own paths, under its own names. */
export interface Door {
  /** A name beside those of this machine under which it may be asked, such as that of a tunnel. */
  readonly host?: string | undefined
  /** The only paths there are. */
  readonly paths: readonly string[]
}

/** Largest body that is taken, in bytes: what Make's webhooks take. */
const LARGEST = 5 * 1024 * 1024

/** Bytes of a body too large that are read and thrown away, so that its sender hears the answer. */
const READ_ON = 4 * LARGEST

/** Levels of JSON that are taken; what people send nests a few dozen deep. */
const DEEPEST = 200

/** Any base makes a path an address; only path and query are read. */
const BASE = 'http://127.0.0.1'

export function isNotTaken(asked: Asked | NotTaken): asked is NotTaken {
  return 'why' in asked
}

/** True for the Content-Types whose body is read as JSON. */
export function saysJson(type: string | undefined): boolean {
  return /^(application|text)\/([\w.-]+\+)?json/i.test(type ?? '')
}

/** The whole request, or why it is not taken; a body that nobody wants is not waited for. */
export async function readAsked(incoming: IncomingMessage, door: Door): Promise<Asked | NotTaken> {
  const { method = 'GET', headers, url = '/' } = incoming
  const host = hostOf(incoming)
  if (!isOurs(host, door)) {
    return { status: 421, why: `It was for the host "${host}", which is not this program’s.` }
  }
  if (!URL.canParse(url, BASE)) return { status: 400, why: 'Its address cannot be read.' }
  const { pathname, searchParams } = new URL(url, BASE)
  if (!door.paths.includes(pathname)) return { status: 404, why: 'There is nothing at its path.' }
  const body = await bodyOf(incoming)
  if ('why' in body) return body
  if (saysJson(headers['content-type']) && nestsDeeper(body.toString('latin1'), DEEPEST)) {
    return { status: 400, why: `Its JSON nests deeper than ${DEEPEST} levels.` }
  }
  return { method, path: pathname, query: searchParams, headers, body }
}

/** The name that the caller used for this machine; an address in the first line counts before Host. */
function hostOf({ url = '/', headers }: IncomingMessage): string {
  if (!url.startsWith('/') && URL.canParse(url)) return new URL(url).host
  return headers.host ?? ''
}

/** A web page whose own name leads to this machine (DNS rebinding) gives itself away by that name. */
function isOurs(host: string, door: Door): boolean {
  const written = `http://${host}`
  if (!/^([\w.-]+|\[[\da-f:.]+\])(:\d+)?$/i.test(host) || !URL.canParse(written)) return false
  return isLoopback(written) || new URL(written).hostname === door.host?.toLowerCase()
}

/** The bytes of the body, however many pieces they come in. */
function bodyOf(incoming: IncomingMessage): Promise<Buffer | NotTaken> {
  return new Promise((resolve) => {
    let chunks: Buffer[] = []
    let size = 0
    const tooLarge = { status: 413, why: `Its body is larger than ${LARGEST / 1024 / 1024} MB.` }
    const brokenOff = { status: 408, why: 'It was not sent to its end.' }
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= LARGEST) chunks.push(chunk)
      else chunks = []
      if (size > READ_ON) resolve(tooLarge)
    })
    incoming.on('end', () => resolve(size > LARGEST ? tooLarge : Buffer.concat(chunks)))
    incoming.on('error', () => resolve(brokenOff))
    incoming.on('close', () => resolve(brokenOff))
  })
}
