// Keys that stand twice in one object of a JSON text: parsers take the last one and say nothing.
import { visit } from 'jsonc-parser'

/** A key that stands in its object once more; offsets in the text, quotes included. */
export interface RepeatedKey {
  readonly name: string
  /** Where it stands first. */
  readonly first: number
  readonly start: number
  readonly end: number
}

/** Every key that repeats an earlier one of its object, in the order of the text. */
export function repeatedKeys(text: string): readonly RepeatedKey[] {
  const repeated: RepeatedKey[] = []
  /** The objects around the place that is read: their keys, and where each stands first. */
  const open: Map<string, number>[] = []
  visit(text, {
    onObjectBegin: () => {
      open.push(new Map())
    },
    onObjectEnd: () => {
      open.pop()
    },
    onObjectProperty: (name, start, length) => {
      const keys = open.at(-1)
      const first = keys?.get(name)
      if (first === undefined) keys?.set(name, start)
      else repeated.push({ name, first, start, end: start + length })
    },
  })
  return repeated
}
