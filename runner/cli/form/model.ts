// dryrun form --json: the form as data, with what RPCs answer unless they are not to be called.
import { everyField, type Known, unknownNames } from '../../parameters/index.ts'
import type { Context } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { drawable } from '../inputs/prepare.ts'
import { printJson } from '../print/json.ts'
import { createProgress } from '../progress.ts'
import { end, isRefused, tell } from '../refusal.ts'
import { openSession } from '../session.ts'
import { closeAim, openAim } from '../target.ts'
import { drawForm } from './drawing.ts'
import { answerAll } from './needs.ts'
import { resolver } from './resolve.ts'
import type { Started } from './session.ts'

/** Prints fields, needs and all problems as JSON; a target is opened only when one is asked. */
export async function printModel(context: Context, started: Started): Promise<ExitCode> {
  const { values, modes, known } = started
  const { needs } = drawForm(started.plan, values, known, modes)
  if (context.options.rpc === false || needs.length === 0) return print(context, started, known)
  const aim = await openAim(context, started.opened)
  if (isRefused(aim)) return end(context, aim)
  try {
    const surroundings = { timezone: started.judging.timezone, now: context.now }
    const progress = createProgress(context.stderr)
    const session = openSession(
      context,
      started.opened,
      aim,
      started.module,
      surroundings,
      progress,
    )
    if (isRefused(session)) return end(context, session)
    const answers = await answerAll(started, resolver(session))
    return print(context, started, answers, session.circumstances.redactor.value)
  } finally {
    await closeAim(aim)
  }
}

/** Unknown names are a fault of the input, told on stderr too; an unfinished form is none. */
function print(
  context: Context,
  { plan, module, values, modes, judging }: Started,
  known: Known,
  mask: <T>(value: T) => T = (value) => value,
): ExitCode {
  const { fields, needs, problems } = drawForm(plan, values, known, modes)
  const strangers = unknownNames(judging.parameters, values)
  tell(context, mask(drawable(strangers, 1, 1)))
  const atFields = everyField(fields).flatMap((field) => field.problems)
  const all = [...strangers, ...problems, ...atFields]
  context.stdout.write(printJson(mask({ module: module.name, fields, needs, problems: all })))
  return strangers.length > 0 ? EXIT.problems : EXIT.done
}
