// Keys that stand twice in one object of a JSON text: parsers take the last one and say nothing.
import { endOfComment, endOfString } from './without-comments.ts'

/** A key that stands in its object once more; offsets in the text, quotes included. */
export interface RepeatedKey {
  readonly name: string
  /** Where it stands first. */
  readonly first: number
  readonly start: number
  readonly end: number
}

/** An object that is open while the text is read: its keys and where each stands first. */
type Keys = Map<string, number>

/** Every key that repeats an earlier one of its object, in the order of the text. */
export function repeatedKeys(text: string): readonly RepeatedKey[] {
  const repeated: RepeatedKey[] = []
  // of a list nothing but its bracket is known
  const open: (Keys | undefined)[] = []
  let last: { readonly start: number; readonly end: number } | undefined
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]
    if (sign === '"') {
      const end = endOfString(text, index) + 1
      last = { start: index, end }
      index = end - 1
    } else if (sign === '/') index = (endOfComment(text, index) ?? index + 1) - 1
    else if (sign === '{') open.push(new Map())
    else if (sign === '[') open.push(undefined)
    else if (sign === '}' || sign === ']') open.pop()
    else if (sign === ':' && last) {
      const keys = open.at(-1)
      const name = decoded(text.slice(last.start, last.end))
      const first = keys?.get(name)
      if (first === undefined) keys?.set(name, last.start)
      else repeated.push({ name, first, ...last })
      last = undefined
    }
  }
  return repeated
}

/** The name a written key stands for; one with a wrong escape stands for itself. */
function decoded(written: string): string {
  if (!written.includes('\\')) return written.slice(1, -1)
  try {
    return JSON.parse(written) as string
  } catch {
    // what is wrong with the escape is told where the file is read
    return written
  }
}
