// Repeatable chance: the same seed draws the same numbers on every machine.

/** Draws from a fixed sequence. */
export type Random = {
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** One of the items; throws when there is none. */
  pick<Item>(items: readonly Item[]): Item
  /** True with the given chance between 0 and 1. */
  chance(share: number): boolean
}

/** Starts the sequence of a seed (any whole number). */
export function randomFrom(seed: number): Random {
  let state = seed | 0
  // mulberry32, a public-domain generator by Tommy Ettinger: 32 bits of state, even enough for made-up data.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    between,
    pick: (items) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new Error('Nothing to pick from.')
      return item
    },
    chance: (share) => next() < share,
  }
}
