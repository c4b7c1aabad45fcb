// dryrun rpc: what an RPC gives for the values a form would hand over.
import { describe, parameterList } from '../../parameters/index.ts'
import { type Performed, runRpc } from '../../run/index.ts'
import type { Rpc } from '../../spec/index.ts'
import { hasErrors, isRecord } from '../../text/index.ts'
import { type Context, isSet, textsOption } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { prepare } from '../inputs/prepare.ts'
import { secretValuesOf } from '../inputs/secrets.ts'
import { drawBundles } from '../print/bundles.ts'
import { printJson } from '../print/json.ts'
import { exitOf, factsOfRun, tellRun, tellWarnings } from '../print/result.ts'
import { drawTable } from '../print/table.ts'
import { isPlain, plainText } from '../print/tree.ts'
import { visible } from '../print/wrap.ts'
import { type Answering, openAnswering, unusedAnswers } from '../session/answering.ts'
import { type OpenedApp, openComponent } from '../session/open-app.ts'
import { withFreshConnection } from '../session/refresh.ts'
import { introduce, openSession } from '../session/session.ts'
import { closeAim } from '../session/target.ts'
import { createProgress } from '../terminal/progress.ts'
import { end, isRefused, type Refused, refuse, tell } from '../terminal/refusal.ts'
import { clashOf } from '../wish/clashes.ts'
import { withTyped } from '../wish/typed.ts'
import { timezoneOption } from '../wish/zone-and-clock.ts'

export async function run(context: Context): Promise<ExitCode> {
  const needed = openComponent(context, (app) => app.rpcs, 'RPC')
  if (isRefused(needed)) return end(context, needed)
  const stray = clashOf(context)
  if (stray) return end(context, stray)
  const timezone = timezoneOption(context)
  if (isRefused(timezone)) return end(context, timezone)
  const parameters = parametersOf(context, needed.component, timezone)
  if (isRefused(parameters)) return end(context, parameters)
  const answering = await openAnswering(context, needed.opened)
  if (isRefused(answering)) return end(context, answering)
  try {
    return await call(context, needed.opened, needed.component, { parameters, timezone, answering })
  } finally {
    await closeAim(answering.aim)
  }
}

interface Asked {
  readonly parameters: Readonly<Record<string, unknown>>
  readonly timezone: string
  readonly answering: Answering
}

async function call(
  context: Context,
  opened: OpenedApp,
  rpc: Rpc,
  { parameters, timezone, answering }: Asked,
): Promise<ExitCode> {
  const progress = createProgress(context.stderr)
  const surroundings = { timezone, now: context.now }
  const { aim } = answering
  const begun = openSession(context, opened, aim, rpc, surroundings, progress)
  if (isRefused(begun)) return end(context, begun)
  introduce(context, begun)
  const session = await withFreshConnection(context, begun)
  if (isRefused(session)) return end(context, session)
  const { redactor } = session.circumstances
  redactor.add(...secretValuesOf(parameterList(rpc.code.get('params')?.value), parameters))
  const inputs = { parameters, connection: session.chosen.data }
  if (isSet(context, 'dry')) {
    const { printPlans } = await import('../running/dry.ts')
    const dry = { kind: 'rpc', component: rpc, inputs, canned: answering.canned }
    const exit = await printPlans(context, session, { rpc: rpc.name }, [{ input: parameters, dry }])
    tellWarnings(context, [...answering.takeNotes(), ...unusedAnswers(answering)])
    return exit
  }
  const performed = await runRpc(rpc, inputs, session.circumstances)
  progress.clear()
  const notes = [...progress.takeWarnings(), ...answering.takeNotes(), ...unusedAnswers(answering)]
  const warnings = notes.map((one) => ({ ...one, message: redactor.text(one.message) }))
  if (isSet(context, 'json')) {
    const facts = { rpc: rpc.name, against: aim.against, connection: session.chosen.from }
    const all = { ...facts, input: parameters, ...factsOfRun(performed, warnings) }
    context.stdout.write(printJson(redactor.value(all)))
  } else {
    print(context, { ...performed, bundles: redactor.value(performed.bundles) })
    tellRun(context, opened.app, performed, warnings)
  }
  return exitOf(performed)
}

function print(context: Context, { bundles, error }: Performed): void {
  const { stdout, stderr } = context
  if (bundles.length > 0) {
    const lines = bundles.every(isOption)
      ? drawOptions(bundles, context)
      : drawBundles(bundles, stdout)
    stdout.write(`${lines.join('\n')}\n`)
  } else if (!error) stderr.write('The RPC gives nothing.\n')
}

/** A choice as forms want it: a label and a value that can be shown in a line. */
function isOption(bundle: unknown): bundle is { readonly label: unknown; readonly value: unknown } {
  return (
    isRecord(bundle) &&
    Object.hasOwn(bundle, 'label') &&
    Object.hasOwn(bundle, 'value') &&
    isPlain(bundle.value)
  )
}

function drawOptions(
  options: readonly { readonly label: unknown; readonly value: unknown }[],
  { stdout }: Context,
): string[] {
  const { paint, width } = stdout
  const head = [paint.strong('value'), paint.strong('label')]
  const rows = options.map(({ label, value }) => [
    paint.name(plainText(value, paint)),
    typeof label === 'string' ? visible(label) : plainText(label, paint),
  ])
  return drawTable([head, ...rows], { width })
}

/** The values as typed; an RPC that declares parameters has them converted and judged. */
function parametersOf(
  context: Context,
  rpc: Rpc,
  timezone: string,
): Readonly<Record<string, unknown>> | Refused {
  const declared = parameterList(rpc.code.get('params')?.value)
  const typed = withTyped({}, textsOption(context, 'param'), describe(declared))
  if (isRefused(typed) || declared.length === 0) return typed
  const judging = { parameters: declared, fields: describe(declared), timezone, now: context.now() }
  const { bundle, problems } = prepare(typed, judging)
  if (hasErrors(problems)) return refuse(EXIT.problems, ...problems)
  tell(context, problems)
  return bundle
}
