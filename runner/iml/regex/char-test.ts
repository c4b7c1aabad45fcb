// Whether one character fits one part of a pattern; JavaScript's own engine decides, once per character.

/** Takes a code point (a code unit without the `u` flag). */
export type CharTest = (code: number) => boolean

/** `literal` is given when the part stands for exactly that character. */
export function charTest(source: string, literal: string | undefined, flags: string): CharTest {
  if (literal !== undefined && !flags.includes('i')) {
    const wanted = literal.codePointAt(0)
    return (code) => code === wanted
  }
  const single = new RegExp(
    `^(?:${literal === '\\' ? '\\\\' : source})$`,
    flags.replace(/[gmyd]/g, ''),
  )
  const known = new Map<number, boolean>()
  return (code) => {
    const answer = known.get(code)
    if (answer !== undefined) return answer
    const fits = single.test(String.fromCodePoint(code))
    known.set(code, fits)
    return fits
  }
}
