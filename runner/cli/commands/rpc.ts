// dryrun rpc: what an RPC gives for the values a form would hand over.

import { judge, judgingOf, type Values } from '../../operation/index.ts'
import { type Performed, runRpc } from '../../run/index.ts'
import type { Rpc } from '../../spec/index.ts'
import { hasErrors, isRecord } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { drawBundles } from '../print/bundles.ts'
import { printJson } from '../print/json.ts'
import { exitOf, factsOfRun, tellRun, tellWarnings } from '../print/performed.ts'
import { drawTable } from '../print/table.ts'
import { isPlain, plainText } from '../print/tree.ts'
import { visible } from '../print/wrap.ts'
import { type Answering, openAnswering, unusedAnswers } from '../session/answering.ts'
import { beginSession } from '../session/begin.ts'
import { type Named, type OpenedApp, openComponent } from '../session/open-app.ts'
import { withRemedy } from '../session/turned-away.ts'
import { createProgress } from '../terminal/progress.ts'
import { isRefused, type Refused, refuse, tell } from '../terminal/refusal.ts'
import type { Output, Terminal } from '../terminal/terminal.ts'
import { type Answers, againstOf } from '../wish/against.ts'
import { clashOf } from '../wish/clashes.ts'
import { type Manner, mannerOf } from '../wish/manner.ts'
import { withTyped } from '../wish/param.ts'
import type { Shown } from '../wish/shown.ts'
import type { Typed } from './options.ts'

export interface Wish {
  readonly named: Named
  readonly params: readonly string[]
  /** `name=value` texts of what an attached webhook knows. */
  readonly webhook: readonly string[]
  readonly answers: Answers
  readonly manner: Manner
  readonly shown: Pick<Shown, 'json' | 'curl'>
}

export function read(typed: Typed<'rpc'>, name: string): Wish | Refused {
  const clash = clashOf(typed)
  if (clash) return clash
  const manner = mannerOf(typed)
  if (isRefused(manner)) return manner
  const { app, param: params, webhook, answers, dry, json, curl } = typed
  return {
    named: { app, name },
    params,
    webhook,
    answers: { server: againstOf(typed), answers, dry },
    manner,
    shown: { json, curl },
  }
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const needed = openComponent(terminal, wish.named, (app) => app.rpcs, 'RPC')
  if (isRefused(needed)) return needed
  const { opened, component: rpc } = needed
  const parameters = parametersOf(terminal, wish, rpc)
  if (isRefused(parameters)) return parameters
  const hook = withTyped({}, wish.webhook, [], 'webhook')
  if (isRefused(hook)) return hook
  const answering = await openAnswering(terminal, wish.answers, opened)
  if (isRefused(answering)) return answering
  try {
    return await call(terminal, wish, { opened, rpc, parameters, hook, answering })
  } finally {
    await answering.aim.close()
  }
}

interface Call {
  readonly opened: OpenedApp
  readonly rpc: Rpc
  readonly parameters: Values
  /** What `webhook` holds. */
  readonly hook: Values
  readonly answering: Answering
}

async function call(
  terminal: Terminal,
  { manner, answers, shown }: Wish,
  { opened, rpc, parameters, hook, answering }: Call,
): Promise<ExitCode | Refused> {
  const progress = createProgress(terminal.stderr)
  const { aim } = answering
  const session = await beginSession(terminal, manner, { opened, component: rpc, aim, progress })
  if (isRefused(session)) return session
  const { redactor } = session.world
  if (answers.dry) {
    const { printPlans } = await import('../running/dry.ts')
    const inputs = { parameters, occasion: { hook } }
    const dry = { kind: 'rpc', component: rpc, inputs, canned: answering.canned }
    const plans = [{ input: parameters, dry }]
    const exit = await printPlans(terminal, shown, session, { rpc: rpc.name }, plans)
    tellWarnings(terminal, [...answering.takeNotes(), ...unusedAnswers(answering)])
    return exit
  }
  const came = await runRpc(opened.app, rpc.name, parameters, session.world, hook)
  const performed = withRemedy(came, session)
  progress.clear()
  const notes = [...progress.takeWarnings(), ...answering.takeNotes(), ...unusedAnswers(answering)]
  const warnings = notes.map((one) => ({ ...one, message: redactor.text(one.message) }))
  if (shown.json) {
    const facts = { rpc: rpc.name, against: aim.against, connection: session.chosen.from }
    const all = { ...facts, input: parameters, ...factsOfRun(performed, warnings) }
    terminal.stdout.write(printJson(redactor.value(all)))
  } else {
    print(terminal, { ...performed, bundles: redactor.value(performed.bundles) })
    tellRun(terminal, { app: opened.app, against: aim.against }, performed, warnings)
  }
  return exitOf(performed)
}

function print(terminal: Terminal, { bundles, error, interrupted }: Performed): void {
  const { stdout, stderr } = terminal
  if (bundles.length > 0) {
    const lines = bundles.every(isOption)
      ? drawOptions(bundles, stdout)
      : drawBundles(bundles, stdout)
    stdout.write(`${lines.join('\n')}\n`)
  } else if (interrupted) stderr.write('Interrupted before the RPC gave anything.\n')
  else if (!error) stderr.write('The RPC gives nothing.\n')
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
  { paint, width }: Output,
): string[] {
  const head = [paint.strong('value'), paint.strong('label')]
  const rows = options.map(({ label, value }) => [
    paint.name(plainText(value, paint)),
    typeof label === 'string' ? visible(label) : plainText(label, paint),
  ])
  return drawTable([head, ...rows], { width })
}

/** The values as typed; an RPC that declares parameters has them converted and judged. */
function parametersOf(
  terminal: Terminal,
  { params, manner: { timezone } }: Wish,
  rpc: Rpc,
): Values | Refused {
  const judging = judgingOf(rpc, { timezone, now: terminal.now })
  const typed = withTyped({}, params, judging.fields)
  if (isRefused(typed) || judging.parameters.length === 0) return typed
  const { bundle, problems } = judge(typed, judging)
  if (hasErrors(problems)) return refuse(EXIT.problems, ...problems)
  tell(terminal, problems)
  return bundle
}
