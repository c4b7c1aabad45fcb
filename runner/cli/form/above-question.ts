// What is told before a question: headings of groups, problems, help and limits. On stderr.

import { wrap } from '../print/wrap.ts'
import type { Screen } from '../terminal/screen.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Question, Told } from './question.ts'

/** A line beside the one that clack draws, where it draws one. */
export function tellLine({ stderr }: Terminal, { withGuide }: Screen, line: string): void {
  stderr.write(`${withGuide() ? `${stderr.paint.faint('│')}  ` : ''}${line}\n`)
}

/** Labels of the groups that were entered since the last question, each deeper one indented. */
export function tellHeadings(
  terminal: Terminal,
  screen: Screen,
  before: readonly string[],
  now: readonly string[],
): void {
  const same = now.findIndex((heading, depth) => heading !== before[depth])
  for (const [depth, heading] of now.entries()) {
    if (same < 0 || depth < same) continue
    const words = terminal.stderr.paint.strong(heading)
    tellLine(terminal, screen, `${'  '.repeat(depth)}${words}`)
  }
}

/** What is told before a question, beside the line that clack draws. */
export function tellAbove(
  terminal: Terminal,
  screen: Screen,
  { told, help, hint }: Pick<Question, 'told' | 'help' | 'hint'>,
  shown: (words: string) => string,
): void {
  const { paint, width: columns } = terminal.stderr
  const width = columns === undefined ? undefined : columns - (screen.withGuide() ? 4 : 1)
  const colour: Readonly<Record<Told['severity'], (text: string) => string>> = {
    error: paint.error,
    warning: paint.warning,
    note: paint.faint,
  }
  const line = (text: string, painted: (text: string) => string): void => {
    for (const one of wrap(shown(text), width)) tellLine(terminal, screen, painted(one))
  }
  for (const { severity, text: words } of told) line(words, colour[severity])
  if (help !== undefined) line(help, paint.faint)
  if (hint !== undefined) line(hint, paint.faint)
}
