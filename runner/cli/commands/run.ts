// dryrun run: one operation per input bundle or webhook item, everything judged before anything is sent.
import { type Beginning, canRun, connectedPart } from '../../run/index.ts'
import type { Module, Webhook } from '../../spec/index.ts'
import { type Context, isSet } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { apart, optionalFieldsOf } from '../inputs/hooked.ts'
import type { Judging, Prepared } from '../inputs/prepare.ts'
import { secretValuesOf } from '../inputs/secrets.ts'
import { printJson } from '../print/json.ts'
import { printSummary, type Ran, resultOf } from '../print/operations.ts'
import { exitOf, tellWarnings } from '../print/result.ts'
import {
  accepted,
  canBeCompleted,
  completed,
  judgedBundles,
  judgingOf,
  tellDefaults,
} from '../running/input-bundles.ts'
import { worksOf } from '../running/operations-of.ts'
import { type Brought, broughtItems, itemsOf, receivingWebhook } from '../running/payload.ts'
import { performAll } from '../running/perform-all.ts'
import { forgetState, fromOption } from '../running/start.ts'
import { type Answering, openAnswering, unusedAnswers } from '../session/answering.ts'
import { mayChange } from '../session/may-change.ts'
import { type OpenedApp, openComponent } from '../session/open-app.ts'
import { withFreshConnection } from '../session/refresh.ts'
import { introduce, openSession, type Session } from '../session/session.ts'
import { closeAim } from '../session/target.ts'
import { createProgress } from '../terminal/progress.ts'
import { end, isRefused, misused, type Refused, refuse } from '../terminal/refusal.ts'
import { readsStdinTwice, strayOption } from '../wish/clashes.ts'

export async function run(context: Context): Promise<ExitCode> {
  const needed = openComponent(context, (app) => app.modules, 'module')
  if (isRefused(needed)) return end(context, needed)
  const { opened, component: module } = needed
  if (!canRun(module)) return end(context, notRunnable(module))
  const plan = await planOf(context, opened, module)
  if (isRefused(plan)) return end(context, plan)
  if (plan === 'done') return EXIT.done
  const asks = canBeCompleted(context, plan.prepared, plan.judging)
  if (!asks && !accepted(context, module, plan.prepared)) return EXIT.problems
  const answering = await openAnswering(context, opened, module)
  if (isRefused(answering)) return end(context, answering)
  try {
    return await runAgainst(context, plan, answering)
  } finally {
    await closeAim(answering.aim)
  }
}

interface Plan {
  readonly opened: OpenedApp
  readonly module: Module
  readonly judging: Judging
  readonly prepared: readonly Prepared[]
  readonly brought: Brought | undefined
  /** The webhook that works off what was brought, with fields of its own. */
  readonly webhook: Webhook | undefined
  readonly from: Beginning | undefined
}

/** Everything that was typed, understood; `done` when --reset was all there was to do. */
async function planOf(
  context: Context,
  opened: OpenedApp,
  module: Module,
): Promise<Plan | 'done' | Refused> {
  const stray = strayOption(context, module)
  if (stray && !isSet(context, 'reset')) return stray
  if (isSet(context, 'reset')) {
    if (module.type !== 'trigger' && stray) return stray
    forgetState(context, opened, module)
    return 'done'
  }
  if (readsStdinTwice(context)) {
    return misused('usage/stdin', 'stdin can only be read for one option.', 'use a file')
  }
  const brought = await broughtItems(context)
  if (isRefused(brought)) return brought
  const webhook = brought && receivingWebhook(opened.app, module, brought)
  const judging = judgingOf(context, module, webhook ? optionalFieldsOf(webhook) : [])
  if (isRefused(judging)) return judging
  const from = fromOption(context, module, judging.timezone)
  if (isRefused(from)) return from
  const prepared = await judgedBundles(context, opened.app, module, judging)
  if (isRefused(prepared)) return prepared
  return { opened, module, judging, prepared, brought, webhook, from }
}

async function runAgainst(context: Context, plan: Plan, answering: Answering): Promise<ExitCode> {
  const { opened, module, judging } = plan
  const progress = createProgress(context.stderr)
  const surroundings = { timezone: judging.timezone, now: context.now }
  const part = connectedPart(opened.app, module)
  const begun = openSession(context, opened, answering.aim, part, surroundings, progress)
  if (isRefused(begun)) return end(context, begun)
  introduce(context, begun)
  const session = await withFreshConnection(context, begun)
  if (isRefused(session)) return end(context, session)
  tellDefaults(context, plan.prepared)
  const prepared = await completed(context, session, plan.prepared, judging)
  if (prepared === undefined) return EXIT.interrupted
  // what was given whole has been judged before the target was opened
  if (prepared !== plan.prepared && !accepted(context, module, prepared)) return EXIT.problems
  const values = prepared.map(({ bundle }) => apart(bundle, module, plan.webhook))
  const secret = prepared.flatMap(({ bundle }) => secretValuesOf(judging.parameters, bundle))
  session.circumstances.redactor.add(...secret)
  const bundles = values.map((one) => one.module)
  const hookValues = values[0]?.hook ?? {}
  const received =
    plan.brought && (await itemsOf(context, session, module, plan.brought, hookValues))
  if (isRefused(received)) return end(context, received)
  const wanted = { module, bundles, items: received?.items, from: plan.from }
  if (isSet(context, 'dry')) {
    const { runDry } = await import('../running/dry.ts')
    const exit = await runDry(context, session, { ...wanted, canned: answering.canned })
    tellWarnings(context, [...answering.takeNotes(), ...unusedAnswers(answering)])
    return exit
  }
  const consent = await mayChange(context, answering.aim, module, bundles)
  if (consent !== true) return isRefused(consent) ? end(context, consent) : EXIT.interrupted
  const works = await worksOf(context, session, wanted)
  if (works === undefined) return EXIT.interrupted
  if (isRefused(works)) return end(context, works)
  if (works.length === 0) context.stderr.write('The webhook made no item of it, so nothing ran.\n')
  const ran = await performAll(context, session, works, progress, answering.takeNotes)
  const { replies = [] } = received ?? {}
  return finish(context, module, { session, answering, ran, of: works.length, replies })
}

interface Finished {
  readonly session: Session
  readonly answering: Answering
  readonly ran: readonly Ran[]
  readonly of: number
  /** What the webhook of an instant trigger answered. */
  readonly replies: readonly unknown[]
}

function finish(context: Context, module: Module, finished: Finished): ExitCode {
  const { session, answering, ran, of, replies } = finished
  const interrupted = ran.length < of && context.signal.aborted
  const unused = unusedAnswers(answering)
  if (isSet(context, 'json')) {
    const warnings = unused.map(({ message }) => message)
    const more = {
      ...(replies.length > 0 ? { replies } : {}),
      ...(warnings.length > 0 ? { warnings } : {}),
    }
    context.stdout.write(printJson(resultOf(module, session, ran, of, more)))
  } else {
    tellWarnings(context, unused)
    printSummary(context, answering.aim, ran, of)
  }
  const last = ran.at(-1)?.performed
  // a reader that has left (head) is no interruption
  if (last?.interrupted && !context.signal.aborted) return EXIT.done
  return interrupted ? EXIT.interrupted : last ? exitOf(last) : EXIT.done
}

function notRunnable({ name, type }: Module): Refused {
  return refuse(EXIT.problems, {
    code: 'run/not-runnable',
    severity: 'error',
    message: `${name} is a module of type ${type}, which is not known.`,
  })
}
