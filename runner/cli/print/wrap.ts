// How wide a text is on a terminal, and breaking it into lines that fit.
import { stripVTControlCharacters } from 'node:util'
import { escaped, unsteered } from '../../text/index.ts'

/** Marks that take no column of their own. */
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u

/** East Asian and pictorial characters take two columns (Unicode UAX 11, in broad ranges). */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u

/** Columns a text takes; colours take none. */
export function displayWidth(text: string): number {
  // most texts are ASCII, for which counting is enough
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let width = 0
  for (const character of stripVTControlCharacters(text)) {
    if (!NO_WIDTH.test(character)) width += WIDE.test(character) ? 2 : 1
  }
  return width
}

/** The text with blanks behind it up to a width. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/**
 * The lines of a text within a width; line breaks in the text stay, longer words stay whole.
 * An undefined width breaks nothing.
 */
export function wrap(text: string, width: number | undefined): string[] {
  if (width === undefined) return text.split('\n')
  return text.split('\n').flatMap((line) => wrapLine(line, Math.max(8, width)))
}

function wrapLine(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/** Lines that fit a width, each moved to the right by `indent` columns. */
export function paragraph(text: string, indent: number, width: number | undefined): string[] {
  const margin = ' '.repeat(indent)
  const room = width === undefined ? undefined : width - indent
  return wrap(text, room).map((line) => (line === '' ? '' : margin + line))
}

/** Control and direction characters made visible: data must not steer the terminal. */
export function visible(text: string): string {
  return unsteered(text, (character) => (/[\t\n]/.test(character) ? character : escaped(character)))
}
