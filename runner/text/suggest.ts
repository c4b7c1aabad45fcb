// The nearest known name, for a name that nobody knows.
import type { Suggestion } from './advice.ts'

/**
 * The name among `known` that is closest to `written`, or undefined when none is close enough to be
 * a slip of the fingers: a third of the longer name's letters may differ; letter case is free.
 */
export function suggest(written: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const name of known) {
    const most = Math.max(written.length, name.length) / 3
    // whatever else there is, so many letters are too many or too few
    if (Math.abs(written.length - name.length) > most) continue
    const distance = editDistance(written.toLowerCase(), name.toLowerCase())
    if (distance < least && distance <= most) {
      best = name
      least = distance
    }
  }
  return best
}

/** The nearest name as advice, or undefined; the usual advice on a misspelt name. */
export function didYouMean(written: string, known: Iterable<string>): Suggestion | undefined {
  const name = suggest(written, known)
  return name === undefined ? undefined : { suggestion: name }
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (swapped && row > 1 && column > 1) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      current.push(cost)
    }
    beforeLast = last
    last = current
  }
  return last[to.length] ?? 0
}
