// dryrun form: the dialog of a module in a terminal, saved as an input for run; or its model as JSON.
import { describe, prefilled } from '../../parameters/index.ts'
import type { Module } from '../../spec/index.ts'
import { type Context, canAsk, isSet, textOption } from '../command.ts'
import type { ExitCode } from '../exit-codes.ts'
import { planOf } from '../form/drawing.ts'
import { readStates, statesBeside } from '../form/files.ts'
import { printModel } from '../form/model.ts'
import { fillIn } from '../form/session.ts'
import type { Started } from '../form/started.ts'
import { restored } from '../form/states.ts'
import { strangersIn } from '../form/strangers.ts'
import { withNumbers } from '../form/texts.ts'
import { givenBundles, type Judging, prepareWithDefaults } from '../inputs/prepare.ts'
import { fieldsOf } from '../print/fields.ts'
import { openComponent } from '../session/open-app.ts'
import { end, isRefused, misused, type Refused } from '../terminal/refusal.ts'
import { timezoneOption } from '../wish/zone-and-clock.ts'

export async function run(context: Context): Promise<ExitCode> {
  const needed = openComponent(context, (app) => app.modules, 'module')
  if (isRefused(needed)) return end(context, needed)
  if (!isSet(context, 'json') && !canAsk(context))
    return end(context, needsTerminal(needed.component))
  const started = await start(context, needed.component)
  if (isRefused(started)) return end(context, started)
  const whole: Started = { ...started, opened: needed.opened }
  return isSet(context, 'json') ? printModel(context, whole) : fillIn(context, whole)
}

function needsTerminal({ name }: Module): Refused {
  return misused(
    'usage/no-terminal',
    'The dialog asks questions, and there is no terminal to answer in.',
    `add --json for the form as data, or give the values to dryrun run ${name} with --param`,
  )
}

/** The values the dialog opens with: what is given, what was saved, and defaults for the rest. */
async function start(context: Context, module: Module): Promise<Omit<Started, 'opened'> | Refused> {
  const timezone = timezoneOption(context)
  if (isRefused(timezone)) return timezone
  const judging = judgingOf(context, module, timezone)
  const bundles = await givenBundles(context, judging.fields)
  if (isRefused(bundles)) return bundles
  const [given = {}, ...more] = bundles
  const file = textOption(context, 'input')
  if (more.length > 0) {
    const message = `A dialog is about one bundle, and ${file} holds ${bundles.length}.`
    return misused('usage/bundles', message, 'put one of them into a file of its own')
  }
  const states = savedStates(context, file)
  if (isRefused(states)) return states
  const plan = planOf(module)
  const opened = prepareWithDefaults({ ...presets(plan.parts), ...given }, judging)
  const values = withNumbers(plan, opened.values)
  return {
    module,
    plan,
    judging,
    values,
    told: strangersIn(values, judging),
    states,
    isReopened: file !== undefined,
    ...restored(plan, values, states),
  }
}

/** Choices that are marked as default count like the defaults of fields. */
function presets(parts: ReturnType<typeof planOf>['parts']): Readonly<Record<string, unknown>> {
  return Object.assign({}, ...parts.map(({ parameters }) => prefilled(parameters)))
}

/** The states that were saved with the input, or those of `--states`. */
function savedStates(context: Context, input: string | undefined): unknown | Refused {
  const named = textOption(context, 'states')
  if (input === undefined || input === '-') return named && readStates(context, named)
  return readStates(context, named ?? statesBeside(input))
}

function judgingOf(context: Context, module: Module, timezone: string): Judging {
  const parameters = fieldsOf(module)
  return {
    parameters,
    fields: describe(parameters),
    timezone,
    now: context.now(),
    moduleType: module.type,
    ...(module.crud ? { crud: module.crud } : {}),
  }
}
