// The nearest known name for a misspelt one; the portal has its own, because it shares no code with the runner.

/** The known name that differs by at most a third of its letters (swaps count twice), or undefined. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const name of known) {
    const apart = distance(written.slice(0, 80).toLowerCase(), name.toLowerCase())
    if (apart < least && apart <= Math.max(2, Math.ceil(name.length / 3))) {
      best = name
      least = apart
    }
  }
  return best
}

/** "; did you mean x?" or a full stop, to end a sentence with. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const name = nearest(written, known)
  return name === undefined ? '.' : `; did you mean ${name}?`
}

/** Levenshtein's distance, one row at a time. */
function distance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[to.length] ?? 0
}
