// How fast requests may go: so many in any minute, because that is what Make counts.

/** A minute, in milliseconds. */
const WINDOW = 60_000

export interface Pace {
  /** Milliseconds to wait before the next request. */
  readonly delay: (now: number) => number
  /** Notes that a request is sent. */
  readonly count: (now: number) => void
  /** About how many milliseconds so many further requests will take. */
  readonly remaining: (requests: number, now: number) => number
}

/** `rate` requests in any minute; 0 is as fast as possible. Times are milliseconds of any clock. */
export function createPace(rate: number): Pace {
  let sent: number[] = []
  const delay = (now: number): number => {
    if (rate === 0) return 0
    sent = sent.filter((time) => now - time < WINDOW)
    const [oldest] = sent
    return sent.length < rate || oldest === undefined ? 0 : oldest + WINDOW - now
  }
  return {
    delay,
    count: (now) => {
      sent.push(now)
    },
    remaining: (requests, now) => {
      if (rate === 0) return 0
      const free = rate - sent.filter((time) => now - time < WINDOW).length
      if (requests <= free) return 0
      return delay(now) + Math.floor((requests - Math.max(0, free) - 1) / rate) * WINDOW
    },
  }
}
