// dryrun iml: the value of a template, once or in a dialog.
import { randomUUID } from 'node:crypto'
import {
  compileTemplate,
  explain,
  ImlError,
  kindOf,
  problemOf,
  type Scope,
} from '../../iml/index.ts'
import { type Context, canAsk, isSet, textOption } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { readStdin } from '../files/read-file.ts'
import { variablesOf } from '../iml/context.ts'
import { drawExplained, drawValue } from '../iml/draw.ts'
import { printJson } from '../print/json.ts'
import { end, isRefused, misused, type Refused, tell } from '../terminal/refusal.ts'
import { clockOption, timezoneOption } from '../wish/zone-and-clock.ts'

export async function run(context: Context): Promise<ExitCode> {
  const [written] = context.arguments
  if (textOption(context, 'context') === '-' && (written === undefined || written === '-')) {
    const message = 'stdin can hold the template or the variables, but not both.'
    return end(context, misused('usage/stdin', message, 'type the template'))
  }
  const scope = await scopeOf(context)
  if (isRefused(scope)) return end(context, scope)
  if (written === undefined && canAsk(context) && !isSet(context, 'json')) {
    const { startDialog } = await import('../iml/repl.ts')
    return startDialog(context, scope)
  }
  if (written === undefined || written === '-') {
    // the line break that echo and editors leave at the end is no part of the template
    return evaluate((await readStdin(context)).replace(/\r?\n$/, ''), scope, context)
  }
  return evaluate(written, scope, context)
}

function evaluate(template: string, scope: Scope, context: Context): ExitCode {
  hint(template, context)
  try {
    const { evaluate } = compileTemplate(template)
    const explained = isSet(context, 'explain') ? explain(template, scope) : []
    if (explained.length > 0 && !isSet(context, 'json')) {
      context.stdout.write(`${drawExplained(explained, context.stdout).join('\n')}\n\n`)
    }
    const value = evaluate(scope)
    context.stdout.write(
      isSet(context, 'json')
        ? printJson({ template, type: kindOf(value), value: value ?? null, ...parts(explained) })
        : `${drawValue(value, context.stdout)}\n`,
    )
    return EXIT.done
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    const problem = problemOf(error)
    if (isSet(context, 'json')) {
      const { code, message, remedy, at } = problem
      const place = at ? { start: at.start, end: at.end } : {}
      context.stdout.write(printJson({ template, error: { code, message, remedy, ...place } }))
    }
    tell(context, [problem])
    return EXIT.problems
  }
}

function parts(explained: ReturnType<typeof explain>): object {
  const withoutOffsets = (list: typeof explained): unknown[] =>
    list.map(({ text, outcome, value, error, parts: inner }) => ({
      text,
      outcome,
      ...(outcome === 'value' ? { type: kindOf(value), value: value ?? null } : {}),
      ...(error ? { error: error.message } : {}),
      parts: withoutOffsets(inner),
    }))
  return explained.length === 0 ? {} : { explained: withoutOffsets(explained) }
}

/** Text that looks like an expression without its braces is still text; only a hint tells. */
function hint(template: string, context: Context): void {
  if (template.includes('{{') || !/^\s*[A-Za-z]\w*\s*\(.*\)\s*$/s.test(template)) return
  tell(context, [
    {
      code: 'iml/plain-text',
      severity: 'hint',
      message: 'This is plain text, because it has no {{ }}.',
      remedy: `write {{${template.trim()}}} to evaluate it`,
    },
  ])
}

async function scopeOf(context: Context): Promise<Scope | Refused> {
  const timezone = timezoneOption(context)
  if (isRefused(timezone)) return timezone
  const now = clockOption(context, timezone)
  if (isRefused(now)) return now
  const variables = await variablesOf(context, textOption(context, 'context'))
  if (isRefused(variables)) return variables
  return { variables, timezone, now, random: Math.random, uuid: randomUUID, profile: 'app' }
}
