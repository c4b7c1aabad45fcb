// dryrun run: one operation per input bundle or webhook item, everything judged before anything is sent.

import {
  apart,
  type Beginning,
  connectedPart,
  type Judged,
  type Judging,
  judgingOf,
  optionalFieldsOf,
} from '../../operation/index.ts'
import type { Module, Webhook } from '../../spec/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { variablesOf } from '../iml/context.ts'
import { printJson } from '../print/json.ts'
import { printSummary, type Ran, resultOf } from '../print/operations.ts'
import { exitOf, tellWarnings } from '../print/performed.ts'
import { beginningOf, forgetState } from '../running/beginning.ts'
import {
  accepted,
  canBeCompleted,
  completed,
  judgedBundles,
  tellDefaults,
} from '../running/input-bundles.ts'
import { worksOf } from '../running/operations-of.ts'
import { type Brought, broughtItems, itemsOf, receivingWebhook } from '../running/payload.ts'
import { performAll } from '../running/perform-all.ts'
import { type Answering, openAnswering, unusedAnswers } from '../session/answering.ts'
import { beginSession } from '../session/begin.ts'
import { mayChange } from '../session/may-change.ts'
import { type Named, type OpenedApp, openComponent } from '../session/open-app.ts'
import type { Session } from '../session/session.ts'
import { createProgress } from '../terminal/progress.ts'
import { isRefused, type Refused } from '../terminal/refusal.ts'
import { canAsk, type Terminal } from '../terminal/terminal.ts'
import { type Answers, againstOf } from '../wish/against.ts'
import { clashOf, type Reserved, stdinTwice, strayOption } from '../wish/clashes.ts'
import type { Given } from '../wish/given.ts'
import { type Manner, mannerOf } from '../wish/manner.ts'
import type { Shown } from '../wish/shown.ts'
import type { Typed } from './options.ts'

export interface Wish {
  readonly named: Named
  readonly given: Given
  /** The file of bundles that expressions read. */
  readonly context: string | undefined
  /** What only triggers have a use for. */
  readonly reserved: Reserved
  readonly answers: Answers
  readonly manner: Manner
  readonly shown: Shown
  /** True when changes are wanted and need not be asked about. */
  readonly yes: boolean
  /** False where nobody is to be asked for what is missing. */
  readonly asks: boolean
}

export function read(typed: Typed<'run'>, name: string): Wish | Refused {
  const { app, param: params, input, payload, request, from, reset, answers, dry, yes } = typed
  const { json, jsonLines, curl, context } = typed
  // nothing is run, so there is nothing that could clash
  const refused = reset
    ? undefined
    : (clashOf(typed) ?? stdinTwice([input, payload, request, answers, context]))
  if (refused) return refused
  const manner = mannerOf(typed)
  if (isRefused(manner)) return manner
  return {
    named: { app, name },
    given: { params, input },
    context,
    reserved: { payload, request, from, reset },
    answers: { server: againstOf(typed), answers, dry },
    manner,
    shown: { json, jsonLines, curl },
    yes,
    asks: !(json || jsonLines || yes || dry),
  }
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const needed = openComponent(terminal, wish.named, (app) => app.modules, 'module')
  if (isRefused(needed)) return needed
  const { opened, component: module } = needed
  if (wish.reserved.reset && module.type === 'trigger') {
    forgetState(terminal, wish.manner.connection, opened, module)
    return EXIT.done
  }
  const plan = await planOf(terminal, wish, opened, module)
  if (isRefused(plan)) return plan
  const completes = plan.asks && canBeCompleted(plan.prepared, plan.judging)
  if (!completes && !accepted(terminal, wish.shown, module, plan.prepared)) return EXIT.problems
  const answering = await openAnswering(terminal, wish.answers, opened, module)
  if (isRefused(answering)) return answering
  try {
    return await runAgainst(terminal, wish, plan, answering)
  } finally {
    await answering.aim.close()
  }
}

interface Plan {
  readonly opened: OpenedApp
  readonly module: Module
  readonly judging: Judging
  readonly prepared: readonly Judged[]
  readonly brought: Brought | undefined
  /** The webhook that works off what was brought, with fields of its own. */
  readonly webhook: Webhook | undefined
  readonly from: Beginning | undefined
  /** True when there is a person who may be asked for what is missing. */
  readonly asks: boolean
}

/** What is to be run, judged. */
async function planOf(
  terminal: Terminal,
  wish: Wish,
  opened: OpenedApp,
  module: Module,
): Promise<Plan | Refused> {
  const { given, reserved } = wish
  const { timezone } = wish.manner
  const stray = strayOption(reserved, module)
  if (stray) return stray
  const brought = await broughtItems(terminal, reserved)
  if (isRefused(brought)) return brought
  const webhook = brought && receivingWebhook(opened.app, module, brought)
  const hookFields = webhook ? optionalFieldsOf(webhook) : []
  const bundles = wish.context === undefined ? undefined : await variablesOf(terminal, wish.context)
  if (isRefused(bundles)) return bundles
  const judging = judgingOf(module, { timezone, now: terminal.now, bundles }, hookFields)
  const from =
    reserved.from === undefined ? undefined : beginningOf(reserved.from, module, timezone)
  if (isRefused(from)) return from
  const prepared = await judgedBundles(terminal, given, opened.app, module, judging)
  if (isRefused(prepared)) return prepared
  const asks = wish.asks && canAsk(terminal)
  return { opened, module, judging, prepared, brought, webhook, from, asks }
}

async function runAgainst(
  terminal: Terminal,
  wish: Wish,
  plan: Plan,
  answering: Answering,
): Promise<ExitCode | Refused> {
  const { shown } = wish
  const { opened, module, judging } = plan
  const { aim } = answering
  const progress = createProgress(terminal.stderr)
  const component = connectedPart(opened.app, module)
  const running = { opened, component, aim, progress, bundles: judging.evaluating?.bundles }
  const session = await beginSession(terminal, wish.manner, running)
  if (isRefused(session)) return session
  if (!shown.json) tellDefaults(terminal, plan.prepared, judging)
  const prepared = plan.asks
    ? await completed(terminal, session, plan.prepared, judging)
    : plan.prepared
  if (prepared === undefined) return EXIT.interrupted
  // what was given whole has been judged before the target was opened
  const isNew = prepared !== plan.prepared
  if (isNew && !accepted(terminal, shown, module, prepared)) return EXIT.problems
  const inputs = prepared.map(({ values, bundle }) => ({
    values: apart(values, module, plan.webhook).module,
    bundle: apart(bundle, module, plan.webhook).module,
  }))
  const hookValues = apart(prepared[0]?.bundle ?? {}, module, plan.webhook).hook
  const received =
    plan.brought && (await itemsOf(terminal, shown, session, module, plan.brought, hookValues))
  if (isRefused(received)) return received
  const wanted = { module, inputs, items: received?.items, from: plan.from }
  if (wish.answers.dry) {
    const { runDry } = await import('../running/dry.ts')
    const planning = { ...wanted, canned: answering.canned }
    const exit = await runDry(terminal, shown, session, planning)
    tellWarnings(terminal, [...answering.takeNotes(), ...unusedAnswers(answering)])
    return exit
  }
  const bundles = inputs.map(({ bundle }) => bundle)
  const consent = await mayChange(terminal, aim, module, bundles, wish)
  if (consent !== true) return isRefused(consent) ? consent : EXIT.interrupted
  const works = await worksOf(terminal, session, { ...wanted, asks: plan.asks })
  if (works === undefined) return EXIT.interrupted
  if (isRefused(works)) return works
  if (works.length === 0) terminal.stderr.write('The webhook made no item of it, so nothing ran.\n')
  const ran = await performAll(terminal, shown, session, works, progress, answering.takeNotes)
  const { replies = [] } = received ?? {}
  return finish(terminal, shown, module, { session, answering, ran, of: works.length, replies })
}

interface Finished {
  readonly session: Session
  readonly answering: Answering
  readonly ran: readonly Ran[]
  readonly of: number
  /** What the webhook of an instant trigger answered. */
  readonly replies: readonly unknown[]
}

function finish(terminal: Terminal, { json }: Shown, module: Module, finished: Finished): ExitCode {
  const { session, answering, ran, of, replies } = finished
  const interrupted = ran.length < of && terminal.signal.aborted
  const unused = unusedAnswers(answering)
  if (json) {
    const warnings = unused.map(({ message }) => message)
    const more = {
      replies: replies.length > 0 ? replies : undefined,
      warnings: warnings.length > 0 ? warnings : undefined,
    }
    terminal.stdout.write(printJson(resultOf(module, session, ran, of, more)))
  } else {
    tellWarnings(terminal, unused)
    printSummary(terminal, answering.aim, ran, of)
  }
  const last = ran.at(-1)?.performed
  // a reader that has left (head) is no interruption
  if (last?.interrupted && !terminal.signal.aborted) return EXIT.done
  return interrupted ? EXIT.interrupted : last ? exitOf(last) : EXIT.done
}
