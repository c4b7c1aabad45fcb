// The way to Make: its own SDK, with a timeout, a pace, and texts that stay as they are. The only awaits.
import { setTimeout as sleep } from 'node:timers/promises'
import { Make, MakeError } from '@makehq/sdk'
import { isRecord, own, textAt } from '../text/index.ts'
import { type Call, mayRepeat, type Reply } from './call.ts'
import { createPace, type Pace } from './pace.ts'

/** Where requests go and with what. */
export interface PortOptions {
  /** Host, perhaps with a port: `eu1.make.com`. */
  readonly zone: string
  readonly protocol: 'https' | 'http'
  readonly token: string
  /** Requests a minute; 0 is as fast as possible. */
  readonly rate: number
  readonly signal: AbortSignal
  /** Milliseconds for one answer. */
  readonly patience?: number
  /** Waits; tests need not. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Told before a wait that a person would notice. */
  readonly waiting?: (milliseconds: number, why: 'pace' | 'busy' | 'again') => void
}

export interface Port {
  /** Sends one request, and again where that is safe. Rejects only when the signal is aborted. */
  readonly call: (call: Call) => Promise<Reply>
  readonly wait: (milliseconds: number) => Promise<void>
  readonly pace: Pace
  readonly counts: Readonly<Record<string, number>>
}

const PATIENCE = 60_000

/** How often a request is sent again that was not let in, or failed where sending twice is harmless. */
const MOST_BUSY = 8
const MOST_AGAIN = 3

/** Longest wait before another try, in milliseconds: a minute is what Make counts. */
const LONGEST = 60_000

/** An answer that is no success, with what the SDK's own error would lose. */
class Refused extends MakeError {
  readonly code: string | undefined
  readonly retryAfter: string | null
  constructor(
    message: string,
    status: number,
    code: string | undefined,
    retryAfter: string | null,
  ) {
    super(message, status)
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** The SDK with a timeout; it follows no redirect, which could carry the token elsewhere. */
class PlainMake extends Make {
  readonly #patience: number
  readonly #signal: AbortSignal
  constructor({ token, zone, protocol, signal, patience = PATIENCE }: PortOptions) {
    super(token, zone)
    this.protocol = protocol
    this.#patience = patience
    this.#signal = signal
  }

  protected override async handleRequest(url: string, options?: RequestInit): Promise<Response> {
    const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(this.#patience)])
    const response = await fetch(url, { ...options, signal, redirect: 'manual' })
    if (response.status >= 300 && response.status < 400) {
      const to = response.headers.get('location') ?? 'nowhere'
      throw new Refused(
        `Make answers from another address: ${to}`,
        response.status,
        undefined,
        null,
      )
    }
    return response
  }

  /** The text as it came: the SDK would read JSON and lose its bytes. */
  protected override handleResponse<T>(response: Response): Promise<T> {
    return response.text() as Promise<T>
  }

  protected override async handleError(response: Response): Promise<MakeError> {
    const text = await response.text()
    const { message, code } = wordsOf(text, response)
    return new Refused(message, response.status, code, response.headers.get('retry-after'))
  }
}

/** Make's own words: detail, message and what is below them. */
function wordsOf(text: string, response: Response): { message: string; code: string | undefined } {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    // some answers come from what stands before Make, as text or HTML
  }
  if (!isRecord(body)) {
    const plain = text
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    return { message: (plain || response.statusText).slice(0, 300), code: undefined }
  }
  const below = Array.isArray(body.suberrors) ? body.suberrors : []
  const detail = Array.isArray(body.detail) ? body.detail : [body.detail]
  const details = detail.filter((one: unknown) => typeof one === 'string')
  const words = [
    textAt(body, 'message'),
    ...details,
    ...below.map((one: unknown) => textAt(one, 'message')),
  ]
  const message = words.filter((one) => one !== undefined && one !== '').join(' - ')
  const code = textAt(body, 'code')
  return { message: message || response.statusText, code }
}

/** A way to Make. */
export function openPort(options: PortOptions): Port {
  const { rate, signal, waiting = () => {} } = options
  const make = new PlainMake(options)
  const pace = createPace(rate)
  const counts: Record<string, number> = {}
  const wait =
    options.wait ??
    (async (milliseconds: number) => {
      await sleep(milliseconds, undefined, { signal })
    })
  const pause = async (milliseconds: number, why: Parameters<typeof waiting>[1]): Promise<void> => {
    if (milliseconds <= 0) return
    waiting(milliseconds, why)
    await wait(milliseconds, signal)
  }
  const once = async ({ method, path, body, media }: Call): Promise<Tried> => {
    await pause(pace.delay(Date.now()), 'pace')
    signal.throwIfAborted()
    pace.count(Date.now())
    counts[method] = (counts[method] ?? 0) + 1
    try {
      const text = await make.fetch<string>(path, {
        method,
        ...(body === undefined ? {} : { body }),
        ...(media === undefined ? {} : { headers: { 'content-type': media } }),
      })
      return { reply: { kind: 'answered', text, value: jsonOf(text) } }
    } catch (error) {
      signal.throwIfAborted()
      return triedOf(error, options.zone)
    }
  }
  const call = async (wanted: Call): Promise<Reply> => {
    for (let attempt = 0; ; attempt += 1) {
      const { reply, retryAfter } = await once(wanted)
      const isBusy = reply.kind === 'refused' && reply.status === 429
      if (attempt >= (isBusy ? MOST_BUSY : MOST_AGAIN) || !mayRepeat(wanted, reply)) return reply
      const wanting = retryAfter ?? (isBusy ? 10_000 : 500) * 2 ** attempt
      await pause(Math.min(wanting, LONGEST), isBusy ? 'busy' : 'again')
    }
  }
  return { call, wait: (milliseconds) => wait(milliseconds, signal), pace, counts }
}

interface Tried {
  readonly reply: Reply
  /** Milliseconds Make asks to wait for. */
  readonly retryAfter?: number
}

function triedOf(error: unknown, zone: string): Tried {
  if (error instanceof Refused) {
    const { statusCode, code, message, retryAfter } = error
    const seconds = Number(retryAfter)
    const isGiven = retryAfter !== null && Number.isFinite(seconds) && seconds >= 0
    return {
      reply: { kind: 'refused', status: statusCode ?? 0, message, code },
      ...(isGiven ? { retryAfter: seconds * 1000 } : {}),
    }
  }
  if (!(error instanceof Error)) throw error
  // undici wraps why a connection failed; a defect of ours is no TypeError with a cause
  const cause = own(error, 'cause') ?? error.cause
  const isNetwork =
    cause !== undefined || error.name === 'TimeoutError' || error.name === 'AbortError'
  if (!isNetwork) throw error
  const why =
    cause instanceof Error ? cause.message || String(own(cause, 'code') ?? '') : error.message
  return {
    reply: { kind: 'unreachable', message: `${zone} cannot be reached: ${why || 'no answer'}` },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
