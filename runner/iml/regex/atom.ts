// How long the source of one character in a regular expression is: a class, an escape, a letter.

/** A class from `[` to its `]`. */
export function readClass(source: string, position: number): string {
  let end = position + 1
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1
  return source.slice(position, end + 1)
}

const escapes: readonly RegExp[] = [
  /^\\x[\da-f]{2}/i,
  /^\\u[\da-f]{4}/i,
  /^\\c[a-z]/i,
  // Reached only where no group has the number; those are references.
  /^\\(?:[0-3][0-7]{0,2}|[4-7][0-7]?)/,
]

const unicodeEscapes: readonly RegExp[] = [
  /^\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}/,
  /^\\u\{[\da-fA-F]+\}/,
  /^\\[pP]\{[^}]*\}/,
]

/** An escape or a single character; with the `u` flag a pair of surrogates is one. */
export function readAtom(source: string, position: number, unicode: boolean): string {
  if (source[position] !== '\\') {
    const whole = unicode ? source.codePointAt(position) : undefined
    return whole === undefined ? source.charAt(position) : String.fromCodePoint(whole)
  }
  const rest = source.slice(position, position + 60)
  for (const form of unicode ? [...unicodeEscapes, ...escapes] : escapes) {
    const found = form.exec(rest)?.[0]
    if (found !== undefined) return found
  }
  // `\c` without a letter is a backslash, and the c stands for itself (ECMAScript, Annex B).
  if (rest[1] === 'c' && !unicode) return '\\'
  return rest.slice(0, 2)
}
