// Counts requests per window and tells in headers how many are left; whether too many are refused is the portal's choice.

import { type Answer, jsonAnswer } from './answer.ts'
import type { Contract, RateLimit } from './contract.ts'
import { drawRefusal, refuse } from './refusal.ts'

export type RateWindow = {
  /** Counts one request at `now` (milliseconds). */
  take(now: number): RateCount
  clear(): void
}

export type RateCount = {
  readonly exceeded: boolean
  readonly secondsLeft: number
  readonly headers: Readonly<Record<string, string>>
}

/** Fixed windows that start with the first request after the previous one ended. */
export function rateWindow(limit: RateLimit): RateWindow {
  const length = limit.windowSeconds * 1000
  let start = Number.NEGATIVE_INFINITY
  let taken = 0
  return {
    take: (now) => {
      if (now >= start + length || now < start) {
        start = now
        taken = 0
      }
      taken++
      const secondsLeft = Math.max(1, Math.ceil((start + length - now) / 1000))
      const headers = rateHeaders(limit, Math.max(0, limit.requests - taken), secondsLeft)
      return { exceeded: taken > limit.requests, secondsLeft, headers }
    },
    clear: () => {
      start = Number.NEGATIVE_INFINITY
    },
  }
}

/** The three headers every answer carries; the reset is in seconds left, not a date (contract: x-wire.rateLimit). */
function rateHeaders(
  limit: RateLimit,
  remaining: number,
  secondsLeft: number,
): Record<string, string> {
  return {
    [limit.headers.limit]: String(limit.requests),
    [limit.headers.remaining]: String(remaining),
    [limit.headers.reset]: String(secondsLeft),
  }
}

/** The answer 429, with the seconds to wait in retry-after. */
export function tooManyRequests(contract: Contract, seconds: number): Answer {
  const { status, body } = drawRefusal(contract, refuse('rate_limited', 'Too many requests.'))
  const { rateLimit } = contract
  return jsonAnswer(status, body, {
    ...rateHeaders(rateLimit, 0, seconds),
    [rateLimit.headers.retryAfter]: String(seconds),
  })
}
