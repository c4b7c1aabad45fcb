// What is told before a question: headings of groups, problems, help and limits. On stderr.
import type { Terminal } from '../command.ts'
import { wrap } from '../print/wrap.ts'
import type { Question, Told } from './question.ts'

/** Labels of the groups that were entered since the last question, each deeper one indented. */
export function tellHeadings(
  { stderr }: Terminal,
  before: readonly string[],
  now: readonly string[],
): void {
  const same = now.findIndex((heading, depth) => heading !== before[depth])
  for (const [depth, heading] of now.entries()) {
    if (same < 0 || depth < same) continue
    stderr.write(
      `${stderr.paint.faint('│')}  ${'  '.repeat(depth)}${stderr.paint.strong(heading)}\n`,
    )
  }
}

/** What is told before a question, beside the line that clack draws. */
export function tellAbove(
  { stderr }: Terminal,
  { told, help, hint }: Pick<Question, 'told' | 'help' | 'hint'>,
  shown: (words: string) => string,
): void {
  const width = stderr.width === undefined ? undefined : stderr.width - 4
  const { paint } = stderr
  const colour: Readonly<Record<Told['severity'], (text: string) => string>> = {
    error: paint.error,
    warning: paint.warning,
    note: paint.faint,
  }
  const line = (text: string, painted: (text: string) => string): void => {
    for (const one of wrap(shown(text), width))
      stderr.write(`${paint.faint('│')}  ${painted(one)}\n`)
  }
  for (const { severity, text: words } of told) line(words, colour[severity])
  if (help !== undefined) line(help, paint.faint)
  if (hint !== undefined) line(hint, paint.faint)
}
