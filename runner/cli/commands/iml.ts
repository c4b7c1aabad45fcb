// dryrun iml: the value of a template, once or in a dialog.
import { randomUUID } from 'node:crypto'
import {
  compileTemplate,
  type Explained,
  explain,
  ImlError,
  kindOf,
  problemOf,
  type Scope,
} from '../../iml/index.ts'
import { worded } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { readStdin } from '../files/read-file.ts'
import { variablesOf } from '../iml/context.ts'
import { drawExplained, drawValue } from '../iml/draw.ts'
import { notesOn } from '../iml/notes.ts'
import { printJson } from '../print/json.ts'
import { isRefused, misused, type Refused, tell } from '../terminal/refusal.ts'
import { canAsk, type Terminal } from '../terminal/terminal.ts'
import { momentOf, timezoneOf } from '../wish/zone-and-clock.ts'
import type { Typed } from './options.ts'

export interface Wish {
  /** `-` is stdin; without one a dialog starts, or stdin is read where nobody can be asked. */
  readonly template: string | undefined
  /** A file with the variables, `-` being stdin. */
  readonly variables: string | undefined
  readonly timezone: string
  /** The moment at which the clock stands still. */
  readonly now: Date | undefined
  readonly shown: Shown
}

interface Shown {
  readonly json: boolean
  readonly explain: boolean
}

export function read(typed: Typed<'iml'>, template?: string): Wish | Refused {
  const { context: variables, json, explain } = typed
  if (variables === '-' && (template ?? '-') === '-') {
    const message = 'stdin can hold the template or the variables, but not both.'
    return misused('usage/stdin', message, 'type the template')
  }
  const timezone = timezoneOf(typed.timezone)
  if (isRefused(timezone)) return timezone
  const now = momentOf(typed.now, timezone)
  if (isRefused(now)) return now
  return { template, variables, timezone, now, shown: { json, explain } }
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const { template, shown } = wish
  const scope = await scopeOf(terminal, wish)
  if (isRefused(scope)) return scope
  if (template === undefined && canAsk(terminal) && !shown.json) {
    const { startDialog } = await import('../iml/repl.ts')
    return startDialog(terminal, scope)
  }
  if (template !== undefined && template !== '-') return evaluate(terminal, shown, template, scope)
  // the line break that echo and editors leave at the end is no part of the template
  const text = (await readStdin(terminal)).replace(/\r?\n$/, '')
  return evaluate(terminal, shown, text, scope)
}

function evaluate(
  terminal: Terminal,
  { json, explain: explains }: Shown,
  template: string,
  scope: Scope,
): ExitCode {
  hint(terminal, template)
  try {
    const { evaluate } = compileTemplate(template)
    const explained = explains ? explain(template, scope) : []
    if (explained.length > 0 && !json) {
      terminal.stdout.write(`${drawExplained(explained, terminal.stdout).join('\n')}\n\n`)
    }
    const value = evaluate(scope)
    const parts = explained.length > 0 ? partsOf(explained) : undefined
    const facts = { template, type: kindOf(value), value: value ?? null, explained: parts }
    terminal.stdout.write(json ? printJson(facts) : `${drawValue(value, terminal.stdout)}\n`)
    if (!json) tell(terminal, notesOn(template, scope))
    return EXIT.done
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    const problem = problemOf(error)
    if (json) {
      const { code, message, remedy, at } = worded(problem)
      const place = { start: at?.start, end: at?.end }
      terminal.stdout.write(printJson({ template, error: { code, message, remedy, ...place } }))
    }
    tell(terminal, [problem, ...(json ? [] : notesOn(template, scope, error))])
    return EXIT.problems
  }
}

function partsOf(explained: readonly Explained[]): unknown[] {
  return explained.map(({ text, outcome, value, error, parts }) => {
    const isValue = outcome === 'value'
    return {
      text,
      outcome,
      type: isValue ? kindOf(value) : undefined,
      value: isValue ? (value ?? null) : undefined,
      error: error?.message,
      parts: partsOf(parts),
    }
  })
}

/** Text that looks like an expression without its braces is still text; only a hint tells. */
function hint(terminal: Terminal, template: string): void {
  if (template.includes('{{') || !/^\s*[A-Za-z]\w*\s*\(.*\)\s*$/s.test(template)) return
  tell(terminal, [
    {
      code: 'iml/plain-text',
      severity: 'hint',
      message: 'This is plain text, because it has no {{ }}.',
      remedy: `write {{${template.trim()}}} to evaluate it`,
    },
  ])
}

async function scopeOf(
  terminal: Terminal,
  { variables: file, timezone, now: fixed }: Wish,
): Promise<Scope | Refused> {
  const variables = await variablesOf(terminal, file)
  if (isRefused(variables)) return variables
  const now = fixed ? () => fixed : terminal.now
  return { variables, timezone, now, random: Math.random, uuid: randomUUID, profile: 'app' }
}
