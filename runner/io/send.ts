// HttpRequest -> got -> Reply: the only place from which a request leaves the program.
import http, { type ClientRequest, type IncomingMessage } from 'node:http'
import https from 'node:https'
import got, { type RequestError } from 'got'
import type { HttpRequest, NetworkFailure, Reply } from '../engine/index.ts'

/** Largest answer in bytes unless told otherwise. */
export const LARGEST_ANSWER = 50 * 1024 * 1024

export interface SendOptions {
  /** Bytes of an answer, after decompression, that are read at most. */
  readonly largest?: number
}

/**
 * Sends a request once: no retries, no redirects (the engine follows them), no cookies. Never
 * rejects for what the network or the service does; that comes back as a NetworkFailure. Rejects
 * only when `signal` is aborted.
 */
export async function send(
  request: HttpRequest,
  signal?: AbortSignal,
  options: SendOptions = {},
): Promise<Reply> {
  const largest = options.largest ?? LARGEST_ANSWER
  let tooLarge = false
  const pending = got(request.url, {
    method: request.method as 'GET',
    headers: { 'user-agent': 'dryrun', ...Object.fromEntries(request.headers) },
    responseType: 'buffer',
    throwHttpErrors: false,
    followRedirect: false,
    retry: { limit: 0 },
    timeout: { request: request.timeout },
    allowGetBody: false,
    // got writes header names in lower case; Make sends them as the engine wrote them
    request: (url, requestOptions, callback) =>
      answering(
        openRequest(
          url,
          {
            ...requestOptions,
            headers: named(request, requestOptions.headers as Readonly<Record<string, unknown>>),
          },
          callback,
        ),
      ),
    ...(request.body === undefined ? {} : { body: asBody(request.body) }),
    ...(request.ca === undefined ? {} : { https: { certificateAuthority: request.ca } }),
    ...(signal ? { signal } : {}),
  })
  pending.on('downloadProgress', (progress) => {
    if (progress.transferred <= largest) return
    tooLarge = true
    pending.cancel()
  })
  try {
    const answer = await pending
    return {
      status: answer.statusCode,
      headers: headersOf(answer),
      body: answer.body as Uint8Array,
    }
  } catch (error) {
    signal?.throwIfAborted()
    if (tooLarge) return { failure: 'too-large', message: tooLargeMessage(request, largest) }
    return failureOf(error as RequestError, request)
  }
}

type Opened = (
  url: URL,
  options: https.RequestOptions,
  callback: ((response: IncomingMessage) => void) | undefined,
) => ClientRequest

// asked of the modules each time: whoever uses the library may put a double there for their tests
const openRequest: Opened = (url, options, callback) =>
  (url.protocol === 'https:' ? https : http).request(url, options, callback)

/** Codes of what Node reports in other ways than as an error, which is all that got hears. */
const [SWITCHED, UNANSWERED] = ['SWITCHED', 'UNANSWERED']

/** The request, which then always ends in an answer or an error. */
function answering(request: ClientRequest): ClientRequest {
  let isOver = false
  const fail = (code: string): void => {
    if (!isOver) request.emit('error', Object.assign(new Error(code), { code }))
    request.destroy()
  }
  const over = (): void => {
    isOver = true
  }
  request.on('error', over)
  request.prependListener('response', ({ statusCode }) => {
    if (statusCode === 101) fail(SWITCHED)
    over()
  })
  request.on('upgrade', (_response, socket) => {
    socket.destroy()
    fail(SWITCHED)
  })
  request.on('close', () => fail(UNANSWERED))
  return request
}

/** got's headers with the spelling of the names that the engine chose. */
function named(
  request: HttpRequest,
  headers: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const spelling = new Map(request.headers.map(([name]) => [name.toLowerCase(), name]))
  const pairs = Object.entries(headers).map(([name, value]) => [spelling.get(name) ?? name, value])
  return Object.fromEntries(pairs) as Record<string, string>
}

function asBody(body: string | Uint8Array): string | Buffer {
  return typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.length)
}

function headersOf(answer: {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}): Record<string, string | readonly string[]> {
  const pairs = Object.entries(answer.headers).filter(([, value]) => value !== undefined)
  return Object.fromEntries(pairs) as Record<string, string | readonly string[]>
}

/** Codes of Node's TLS errors do not share a name; these are their beginnings. */
const TLS = /^(ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|ERR_SSL|EPROTO)/

/** What Node's error codes mean, in words. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host could not be looked up; is there a network?',
  ENETUNREACH: 'the network cannot be reached',
  EHOSTUNREACH: 'the host cannot be reached',
  EPIPE: 'the connection was cut',
  EPROTO: 'what answers there does not speak TLS; is it http instead of https?',
  [UNANSWERED]: 'the connection was closed without an answer',
  Z_DATA_ERROR: 'its compressed answer is damaged',
  Z_BUF_ERROR: 'its compressed answer ends too early',
}

function failureOf(error: RequestError, request: HttpRequest): NetworkFailure {
  const host = new URL(request.url).host
  if (error.code === 'ERR_INVALID_CHAR' || error.code === 'ERR_INVALID_HTTP_TOKEN') {
    return { failure: 'refused', message: 'A header holds a character that cannot be sent.' }
  }
  if (error.name === 'TimeoutError') {
    return { failure: 'timeout', message: `${host} did not answer within ${request.timeout} ms.` }
  }
  const code = error.code ?? ''
  if (code === SWITCHED) {
    const message = `${host} switches to another protocol (101), which answers no request.`
    return { failure: 'unreachable', message }
  }
  const reason = words[code] ?? error.message.replace(/\.$/, '')
  if (TLS.test(code)) {
    return { failure: 'tls', message: `No secure connection to ${host}: ${reason}.` }
  }
  return { failure: 'unreachable', message: `${host} cannot be reached: ${reason}.` }
}

function tooLargeMessage(request: HttpRequest, largest: number): string {
  const host = new URL(request.url).host
  return `The answer of ${host} is larger than ${Math.round(largest / 1024 / 1024)} MB.`
}
