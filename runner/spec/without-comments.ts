// Takes the comments out of JSON, so that the engine's own parser can read it, many times faster.

const QUOTE = 34
const BACKSLASH = 92
const SLASH = 47
const STAR = 42
const LINE_FEED = 10

/** A string, or a comment; what is never closed is no comment and ends no string. */
const STRINGS_AND_COMMENTS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"?|\/\/[^\n]*|\/\*[\s\S]*?\*\//g

/** The text with every comment outside of strings replaced by a blank; for values, not for places. */
export function withoutComments(text: string): string {
  // a loop over the characters takes ten times as long in a program that has just started
  return text.replace(STRINGS_AND_COMMENTS, (found) => (found.startsWith('"') ? found : ' '))
}

/** Offset at which brackets are nested deeper than `most`; undefined when they never are. */
export function tooDeep(text: string, most: number): number | undefined {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === '"') index = endOfString(text, index)
    else if (character === '/') index = (endOfComment(text, index) ?? index + 1) - 1
    else if (character === '[' || character === '{') {
      depth += 1
      if (depth > most) return index
    } else if (character === ']' || character === '}') depth -= 1
  }
  return undefined
}

/** Index of the last sign before an offset that is no blank and in no comment; of a text its quote. */
export function lastSignBefore(text: string, offset: number): number | undefined {
  let last: number | undefined
  for (let index = 0; index < offset; index++) {
    const code = text.charCodeAt(index)
    if (code === QUOTE) {
      index = endOfString(text, index)
      last = index
      continue
    }
    const end = code === SLASH ? endOfComment(text, index) : undefined
    if (end !== undefined) index = end - 1
    else if (code > 32) last = index
  }
  return last
}

/** Index of the closing quote of the string that opens at `start`; the end of the text without one. */
function endOfString(text: string, start: number): number {
  let index = start + 1
  while (index < text.length && text.charCodeAt(index) !== QUOTE) {
    index += text.charCodeAt(index) === BACKSLASH ? 2 : 1
  }
  return index
}

/** Index behind the comment that begins at `start`; undefined when none does. */
function endOfComment(text: string, start: number): number | undefined {
  const next = text.charCodeAt(start + 1)
  if (next === SLASH) {
    let index = start + 2
    while (index < text.length && text.charCodeAt(index) !== LINE_FEED) index += 1
    return index
  }
  if (next !== STAR) return undefined
  const end = text.indexOf('*/', start + 2)
  return end === -1 ? undefined : end + 2
}
