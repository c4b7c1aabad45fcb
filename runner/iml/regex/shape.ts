// What the source of a regular expression tells at a glance: its groups, and how long it takes at worst.

export interface Shape {
  /** Groups of any kind. */
  groups: number
  /** True when a group has a name. */
  named: boolean
  /** Characters and groups that are tried when everything is read once. */
  width: number
  /** Repetitions of one character without upper bound; infinite where nothing can be promised. */
  loops: number
  /** In how many ways alternatives and bounded repetitions can be taken. */
  ways: number
}

/** An escape, a class, a bracket of a group, an alternative, a repetition, or any other character. */
const PARTS =
  /\\(?:k<|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]?))?|(?:[*+?]|\{(\d+)(,?)(\d*)\})\??|./gs

/** The shape of a pattern that `new RegExp` takes without the flag `v`. */
export function shapeOf(source: string): Shape {
  const shape: Shape = { groups: 0, named: false, width: 1, loops: 0, ways: 1 }
  /** How many alternatives each open group has so far, the whole pattern first. */
  const alternatives = [1]
  let before = ''
  for (const [part, least, comma, most] of source.matchAll(PARTS)) {
    if (part.startsWith('(')) {
      alternatives.push(1)
      shape.groups++
      shape.width++
      shape.named ||= part === '(?<'
    } else if (part === '|') {
      alternatives.push((alternatives.pop() ?? 1) + 1)
    } else if (part === ')') {
      shape.ways *= alternatives.pop() ?? 1
    } else if (part === '?' || part === '??') {
      shape.ways *= 2
    } else if (least !== undefined || /^[*+]/.test(part)) {
      // What is read anew in each round can be cut into rounds in endlessly many ways.
      if (before === ')') shape.loops = Number.POSITIVE_INFINITY
      else repeat(shape, Number(least ?? 0), least === undefined || comma !== '' ? most : least)
    } else {
      shape.width++
      // What a reference reads can be as long as the text.
      if (/^\\[1-9k]/.test(part)) shape.loops = Number.POSITIVE_INFINITY
    }
    before = part
  }
  shape.ways *= alternatives.pop() ?? 1
  return shape
}

/** One character, repeated; `most` is empty or missing where there is no upper bound. */
function repeat(shape: Shape, least: number, most: string | undefined): void {
  const isEndless = most === undefined || most === ''
  shape.width += isEndless ? least : Number(most)
  if (isEndless) shape.loops++
  else shape.ways *= Number(most) - least + 1
}

/**
 * An upper bound, in steps of some nanoseconds, for finding every match in a text of that length. Each
 * place of the pattern is reached at most once for each start of a match and each choice made on the way:
 * how far every loop went, and which of the ways was taken.
 */
export function worstSteps({ width, loops, ways }: Shape, length: number): number {
  return width * ways * (length + 2) ** (loops + 1)
}
