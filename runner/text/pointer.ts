// Draws a Problem: headline, file:line:column, the line with carets under the place, the remedy.
import { remedyOf } from './advice.ts'
import type { Problem } from './problem.ts'
import { positionOf, type Span } from './span.ts'
import { unsteered } from './steering.ts'

/** How parts of a drawing are coloured; plain text when a part is missing. */
export interface Paint {
  readonly strong?: (text: string) => string
  readonly error?: (text: string) => string
  readonly warning?: (text: string) => string
  readonly faint?: (text: string) => string
}

/** Longest part of a source line that is drawn, in characters: minified files have one line. */
const WIDEST = 100

const plain = (text: string): string => text

/**
 * Characters that would steer the terminal, each as one that shows itself: of a file that is drawn
 * nobody knows what it holds, and the carets below count its characters.
 */
function pictured(text: string): string {
  return unsteered(text, (character) => {
    const code = character.charCodeAt(0)
    if (code > 0x7f) return '\ufffd'
    return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code)
  })
}

/** The problem as several lines of text, without a line break at the end. */
export function drawProblem(problem: Problem, paint: Paint = {}): string {
  const colour = (problem.severity === 'error' ? paint.error : paint.warning) ?? plain
  const faint = paint.faint ?? plain
  const subject = problem.path ? `${pictured(problem.path)}: ` : ''
  const headline = `${colour(`${problem.severity}:`)} ${(paint.strong ?? plain)(subject + problem.message)}`
  const lines = [`${headline}  ${faint(problem.code)}`]
  const remedy = remedyOf(problem)
  if (problem.at) lines.push(...drawPlace(problem.at, remedy, colour, faint))
  else if (remedy) lines.push(`  ${remedy}`)
  return lines.join('\n')
}

/** The lines that show a place: arrow, source line, carets, and the remedy behind the carets. */
function drawPlace(
  span: Span,
  remedy: string | undefined,
  colour: (text: string) => string,
  faint: (text: string) => string,
): string[] {
  const { line, column } = positionOf(span.source, span.start)
  const where =
    span.source.file === ''
      ? `${line}:${column}`
      : `${pictured(span.source.file)}:${line}:${column}`
  // an empty file has no line to show
  if (span.source.text === '') {
    return [` ${faint('-->')} ${where}`, ...(remedy ? [`  ${remedy}`] : [])]
  }
  const written = (span.source.text.split('\n')[line - 1] ?? '').replace(/\r$/, '')
  const cut = Math.max(0, column - 1 - WIDEST / 2)
  const shown = pictured(written.slice(cut, cut + WIDEST).replaceAll('\t', ' '))
  const offset = column - 1 - cut
  const width = Math.max(1, Math.min(span.end - span.start, shown.length - offset))
  const margin = ' '.repeat(String(line).length)
  const carets = colour(`${' '.repeat(offset)}${'^'.repeat(width)}`)
  return [
    `${margin}${faint('-->')} ${where}`,
    `${margin} ${faint('|')}`,
    `${line} ${faint('|')} ${cut > 0 ? '…' : ''}${shown}`,
    `${margin} ${faint('|')} ${cut > 0 ? ' ' : ''}${carets}${remedy ? ` ${remedy}` : ''}`,
  ]
}
