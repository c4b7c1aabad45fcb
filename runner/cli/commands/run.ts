// dryrun run: one operation per input bundle, everything judged before anything is sent.
import { describe } from '../../parameters/index.ts'
import {
  canRun,
  connectionOf,
  connectionParameters,
  environmentName,
  type Performed,
  runModule,
} from '../../run/index.ts'
import type { App, Module } from '../../spec/index.ts'
import { hasErrors, type Problem } from '../../text/index.ts'
import { type Context, canAsk, isSet } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { fieldsOf } from '../fields.ts'
import { askMissing, missingField } from '../inputs/missing.ts'
import {
  drawable,
  givenBundles,
  type Judging,
  type Prepared,
  prepareWithDefaults,
} from '../inputs/prepare.ts'
import { mayChange } from '../may-change.ts'
import { type OpenedApp, openComponent } from '../open.ts'
import { printOperation, printSummary, type Ran, resultOf } from '../operations.ts'
import { timezoneOption } from '../options.ts'
import { printJson } from '../print/json.ts'
import { createProgress, type Progress } from '../progress.ts'
import { end, isRefused, type Refused, refuse, tell } from '../refusal.ts'
import { exitOf, factsOfProblem } from '../result.ts'
import { introduce, openSession, type Session } from '../session.ts'
import { type Aim, closeAim, openAim } from '../target.ts'

export async function run(context: Context): Promise<ExitCode> {
  const needed = openComponent(context, (app) => app.modules, 'module')
  if (isRefused(needed)) return end(context, needed)
  const { opened, component: module } = needed
  if (!canRun(module)) return end(context, notRunnable(module))
  const judging = judgingOf(context, module)
  if (isRefused(judging)) return end(context, judging)
  const given = await givenBundles(context, judging.fields)
  if (isRefused(given)) return end(context, given)
  const prepared = given
    .map((values) => prepareWithDefaults(values, judging))
    .map((one) => ({ ...one, problems: withConnectionHints(one.problems, opened.app, module) }))
  const asks = prepared.length === 1 && isInteractive(context) && onlyMissing(prepared, judging)
  if (!asks && !accepted(context, module, prepared)) return EXIT.problems
  const aim = await openAim(context, opened)
  if (isRefused(aim)) return end(context, aim)
  try {
    return await runAgainst(context, { opened, module, judging, prepared, aim })
  } finally {
    await closeAim(aim)
  }
}

interface Plan {
  readonly opened: OpenedApp
  readonly module: Module
  readonly judging: Judging
  readonly prepared: readonly Prepared[]
  readonly aim: Aim
}

async function runAgainst(context: Context, plan: Plan): Promise<ExitCode> {
  const { opened, module, judging, aim } = plan
  const progress = createProgress(context.stderr)
  const surroundings = { timezone: judging.timezone, now: context.now }
  const session = openSession(context, opened, aim, module, surroundings, progress)
  if (isRefused(session)) return end(context, session)
  introduce(context, session)
  tellDefaults(context, plan)
  const prepared = await completed(context, session, plan)
  if (prepared === undefined) return EXIT.interrupted
  // what was given whole has been judged before the target was opened
  if (prepared !== plan.prepared && !accepted(context, module, prepared)) return EXIT.problems
  const consent = await mayChange(
    context,
    aim,
    module,
    prepared.map(({ bundle }) => bundle),
  )
  if (consent !== true) return isRefused(consent) ? end(context, consent) : EXIT.interrupted
  const ran = await runAll(context, session, module, prepared, progress)
  const interrupted = ran.length < prepared.length && context.signal.aborted
  if (isSet(context, 'json')) {
    context.stdout.write(printJson(resultOf(module, session, ran, prepared.length)))
  } else printSummary(context, aim, ran, prepared.length)
  const last = ran.at(-1)?.performed
  return interrupted ? EXIT.interrupted : last ? exitOf(last) : EXIT.done
}

/** Runs the operations in order; the first that fails is the last, as in a scenario. */
async function runAll(
  context: Context,
  session: Session,
  module: Module,
  prepared: readonly Prepared[],
  progress: Progress,
): Promise<readonly Ran[]> {
  const ran: Ran[] = []
  for (const { bundle } of prepared) {
    if (context.signal.aborted) break
    progress.begin(ran.length + 1, prepared.length)
    const inputs = { parameters: bundle, connection: session.chosen.data }
    const performed: Performed = await runModule(module, inputs, session.circumstances)
    progress.clear()
    session.aim.save()
    const done: Ran = { input: bundle, performed, warnings: progress.takeWarnings() }
    ran.push(done)
    if (!isSet(context, 'json')) {
      printOperation(context, session, done, { number: ran.length, of: prepared.length })
    }
    if (performed.error || performed.interrupted) break
  }
  return ran
}

/** The bundles with what a person was asked for; undefined when they gave up. */
async function completed(
  context: Context,
  session: Session,
  { prepared, judging }: Plan,
): Promise<readonly Prepared[] | undefined> {
  const [only] = prepared
  if (!only || !isInteractive(context) || !missingField(only.values, judging)) return prepared
  const values = await askMissing(context, session, judging, only.values)
  return values === undefined ? undefined : [prepareWithDefaults(values, judging)]
}

/** Says which fields were left out and have the value with which Make's dialog opens. */
function tellDefaults(context: Context, { prepared, judging }: Plan): void {
  const names = [...new Set(prepared.flatMap(({ defaults }) => defaults))]
  if (names.length === 0 || isSet(context, 'json')) return
  const texts = judging.fields
    .filter(({ path }) => names.includes(path))
    .map(({ path, default: preset }) => `${path} = ${JSON.stringify(preset)}`)
  context.stderr.write(`${context.stderr.paint.faint(`By default ${texts.join(', ')}.`)}\n`)
}

function isInteractive(context: Context): boolean {
  return canAsk(context) && !isSet(context, 'json') && !isSet(context, 'yes')
}

/** True when nothing is wrong but what can be asked for. */
function onlyMissing(prepared: readonly Prepared[], judging: Judging): boolean {
  return prepared.every(
    ({ values, problems }) =>
      missingField(values, judging) !== undefined &&
      problems.every(({ severity, code }) => severity !== 'error' || code === 'parameters/missing'),
  )
}

/** Values of the connection are no parameters; who gives them there is told where they belong. */
function withConnectionHints(
  problems: readonly Problem[],
  app: App,
  module: Module,
): readonly Problem[] {
  const connection = connectionOf(app, module)
  const names = connection ? connectionParameters(connection).map(({ name }) => name) : []
  return problems.map((problem) => {
    const { code, path = '' } = problem
    if (code !== 'parameters/unknown-name' || !names.includes(path)) return problem
    const remedy = `it belongs to the connection: run dryrun connect, or set ${environmentName(path)}`
    return { ...problem, remedy }
  })
}

/** Tells every problem of every bundle; false when one is an error. */
function accepted(context: Context, module: Module, prepared: readonly Prepared[]): boolean {
  const problems = prepared.flatMap(({ problems: found }, index) =>
    drawable(found, index + 1, prepared.length),
  )
  tell(context, problems)
  if (!hasErrors(problems)) return true
  if (isSet(context, 'json')) {
    const facts = prepared.flatMap(({ problems: found }, bundle) =>
      found.map((problem) => ({ bundle: bundle + 1, ...factsOfProblem(problem) })),
    )
    context.stdout.write(printJson({ module: module.name, problems: facts }))
  }
  return false
}

function judgingOf(context: Context, module: Module): Judging | Refused {
  const timezone = timezoneOption(context)
  if (isRefused(timezone)) return timezone
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

function notRunnable({ name, type }: Module): Refused {
  return refuse(EXIT.problems, {
    code: 'run/not-runnable',
    severity: 'error',
    message: `${name} is a module of type ${type}, which cannot be run on its own yet.`,
    remedy: 'actions, searches and universal modules can be run',
  })
}
