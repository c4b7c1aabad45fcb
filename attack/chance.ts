// Chance that can be repeated: the same seed gives the same attack.

export interface Chance {
  /** A number from 0 up to, and without, 1. */
  readonly next: () => number
  /** A whole number from 0 up to, and without, `most`. */
  readonly below: (most: number) => number
  readonly pick: <T>(list: readonly T[]) => T
}

/** Mulberry32: small, fast, and good enough to spread mutations. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (most: number): number => Math.floor(next() * most)
  const pick = <T>(list: readonly T[]): T => {
    const at = below(list.length)
    if (!(at in list)) throw new Error('there is nothing to pick from')
    return list[at] as T
  }
  return { next, below, pick }
}
