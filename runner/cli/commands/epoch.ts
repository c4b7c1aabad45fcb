// dryrun epoch: the items from which a polling trigger can be started, as the dialog of Make lists them.
import { runEpoch } from '../../run/index.ts'
import type { Module } from '../../spec/index.ts'
import { type Context, isSet } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { secretValuesOf } from '../inputs/secrets.ts'
import { drawBundles } from '../print/bundles.ts'
import { fieldsOf } from '../print/fields.ts'
import { printJson } from '../print/json.ts'
import { exitOf, factsOfRun, tellRun } from '../print/result.ts'
import { accepted, judgedBundles, judgingOf } from '../running/input-bundles.ts'
import { type Answering, openAnswering, unusedAnswers } from '../session/answering.ts'
import { type OpenedApp, openComponent } from '../session/open-app.ts'
import { withFreshConnection } from '../session/refresh.ts'
import { introduce, openSession } from '../session/session.ts'
import { closeAim } from '../session/target.ts'
import { createProgress } from '../terminal/progress.ts'
import { end, isRefused, misused, type Refused } from '../terminal/refusal.ts'

export async function run(context: Context): Promise<ExitCode> {
  const needed = openComponent(context, (app) => app.modules, 'module')
  if (isRefused(needed)) return end(context, needed)
  const { opened, component: module } = needed
  if (module.type !== 'trigger') return end(context, noEpoch(module))
  const judging = judgingOf(context, module)
  if (isRefused(judging)) return end(context, judging)
  const prepared = await judgedBundles(context, opened.app, module, judging)
  if (isRefused(prepared)) return end(context, prepared)
  if (!accepted(context, module, prepared)) return EXIT.problems
  const answering = await openAnswering(context, opened)
  if (isRefused(answering)) return end(context, answering)
  const parameters = prepared[0]?.bundle ?? {}
  try {
    return await list(context, opened, module, {
      parameters,
      answering,
      timezone: judging.timezone,
    })
  } finally {
    await closeAim(answering.aim)
  }
}

interface Asked {
  readonly parameters: Readonly<Record<string, unknown>>
  readonly timezone: string
  readonly answering: Answering
}

async function list(
  context: Context,
  opened: OpenedApp,
  module: Module,
  { parameters, timezone, answering }: Asked,
): Promise<ExitCode> {
  const progress = createProgress(context.stderr)
  const surroundings = { timezone, now: context.now }
  const begun = openSession(context, opened, answering.aim, module, surroundings, progress)
  if (isRefused(begun)) return end(context, begun)
  introduce(context, begun)
  const session = await withFreshConnection(context, begun)
  if (isRefused(session)) return end(context, session)
  const { chosen, circumstances } = session
  const { redactor } = circumstances
  redactor.add(...secretValuesOf(fieldsOf(module), parameters))
  const performed = await runEpoch(module, { parameters, connection: chosen.data }, circumstances)
  progress.clear()
  if (!performed) return end(context, noEpoch(module))
  const notes = [...progress.takeWarnings(), ...answering.takeNotes(), ...unusedAnswers(answering)]
  if (isSet(context, 'json')) {
    const facts = { module: module.name, against: answering.aim.against, connection: chosen.from }
    const all = { ...facts, input: parameters, ...factsOfRun(performed, notes) }
    context.stdout.write(printJson(redactor.value(all)))
    return exitOf(performed)
  }
  const bundles = redactor.value(performed.bundles)
  if (bundles.length > 0)
    context.stdout.write(`${drawBundles(bundles, context.stdout).join('\n')}\n`)
  else if (!performed.error) context.stderr.write('There is nothing to start from.\n')
  const told = notes.map((one) => ({ ...one, message: redactor.text(one.message) }))
  tellRun(context, opened.app, performed, told)
  return exitOf(performed)
}

function noEpoch({ name, type }: Module): Refused {
  const message =
    type === 'trigger'
      ? `${name} has no epoch, so it lists nothing to start from.`
      : `${name} is a module of type ${type}; only polling triggers list where to start.`
  const remedy = 'dryrun run takes --from all, now, a date or an id'
  return misused('usage/no-epoch', message, type === 'trigger' ? remedy : undefined)
}
