// dryrun form --json: the form as data, with what RPCs answer unless they are not to be called.

import { secretFieldValues } from '../../operation/index.ts'
import {
  drawForm,
  everyField,
  type Field,
  isSecretType,
  type Known,
  unknownNames,
} from '../../parameters/index.ts'
import { resolver } from '../../run/index.ts'
import { worded } from '../../text/index.ts'
import { createRedactor, type Redactor } from '../../trace/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { printJson } from '../print/json.ts'
import { drawable } from '../print/problems.ts'
import { type Refused, tell } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { answerAll } from './needs.ts'
import { type Calls, type Started, withSession } from './started.ts'
import { restored } from './states.ts'

/** Prints fields, needs and all problems as JSON; a target is opened only when one is asked. */
export async function printModel(
  terminal: Terminal,
  calls: Calls,
  started: Started,
  { rpc }: { readonly rpc: boolean },
): Promise<ExitCode | Refused> {
  const { values, modes, known } = started
  const { needs } = drawForm(started.plan, values, known, { modes })
  if (!rpc || needs.length === 0) return print(terminal, started, known)
  return withSession(terminal, calls, started, async (session) => {
    const answers = await answerAll(
      started,
      resolver(session.opened.app, session.world, started.judging.parameters),
    )
    // fields that an RPC describes have states, too
    const { modes: more } = restored(started.plan, values, started.states, answers)
    const whole = { ...started, modes: { ...more, ...modes } }
    return print(terminal, whole, answers, session.world.redactor)
  })
}

/** Unknown names are a fault of the input, told on stderr too; an unfinished form is none. */
function print(
  terminal: Terminal,
  { plan, module, values, modes, judging }: Started,
  known: Known,
  redactor: Redactor = createRedactor(),
): ExitCode {
  redactor.add(...secretFieldValues(judging.parameters, values))
  const { fields, needs, problems } = drawForm(plan, values, known, { modes })
  // fields that an RPC describes are secret, too
  const secret = everyField(fields).filter(({ type }) => isSecretType(type))
  redactor.add(...secret.map(({ value }) => value))
  const strangers = unknownNames(judging.parameters, values)
  tell(terminal, redactor.value(drawable(strangers, 1, 1)))
  const atFields = everyField(fields).flatMap((field) => field.problems)
  const all = [...strangers, ...problems, ...atFields].map(worded)
  const facts = { module: module.name, fields: fields.map(factsOf), needs, problems: all }
  terminal.stdout.write(printJson(redactor.value(facts)))
  return strangers.length > 0 ? EXIT.problems : EXIT.done
}

/** A field with all its suggestions in words. */
function factsOf(field: Field): Field {
  return {
    ...field,
    children: field.children.map(factsOf),
    problems: field.problems.map(worded),
  }
}
