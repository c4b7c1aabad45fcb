// dryrun epoch: the items from which a polling trigger can be started, as the dialog of Make lists them.

import { type Judged, judgingOf } from '../../operation/index.ts'
import { runEpoch } from '../../run/index.ts'
import type { Module } from '../../spec/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { drawBundles } from '../print/bundles.ts'
import { printJson } from '../print/json.ts'
import { exitOf, factsOfRun, tellRun } from '../print/performed.ts'
import { accepted, judgedBundles } from '../running/input-bundles.ts'
import { type Answering, openAnswering, unusedAnswers } from '../session/answering.ts'
import { beginSession } from '../session/begin.ts'
import { type Named, type OpenedApp, openComponent } from '../session/open-app.ts'
import { createProgress } from '../terminal/progress.ts'
import { isRefused, misused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Answers, againstOf } from '../wish/against.ts'
import type { Given } from '../wish/given.ts'
import { type Manner, mannerOf } from '../wish/manner.ts'
import type { Typed } from './options.ts'

export interface Wish {
  readonly named: Named
  readonly given: Given
  readonly answers: Answers
  readonly manner: Manner
  readonly json: boolean
}

export function read(typed: Typed<'epoch'>, name: string): Wish | Refused {
  const manner = mannerOf(typed)
  if (isRefused(manner)) return manner
  const { app, param: params, answers, json } = typed
  return {
    named: { app, name },
    given: { params, input: undefined },
    answers: { server: againstOf(typed), answers, dry: false },
    manner,
    json,
  }
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const needed = openComponent(terminal, wish.named, (app) => app.modules, 'module')
  if (isRefused(needed)) return needed
  const { opened, component: module } = needed
  if (module.type !== 'trigger') return noEpoch(module)
  const judging = judgingOf(module, { timezone: wish.manner.timezone, now: terminal.now })
  const prepared = await judgedBundles(terminal, wish.given, opened.app, module, judging)
  if (isRefused(prepared)) return prepared
  if (!accepted(terminal, wish, module, prepared)) return EXIT.problems
  const answering = await openAnswering(terminal, wish.answers, opened)
  if (isRefused(answering)) return answering
  try {
    return await list(terminal, wish, { opened, module, judged: prepared[0], answering })
  } finally {
    await answering.aim.close()
  }
}

interface Listed {
  readonly opened: OpenedApp
  readonly module: Module
  readonly judged: Judged | undefined
  readonly answering: Answering
}

async function list(
  terminal: Terminal,
  { manner, json }: Wish,
  { opened, module, judged, answering }: Listed,
): Promise<ExitCode | Refused> {
  const progress = createProgress(terminal.stderr)
  const { aim } = answering
  const session = await beginSession(terminal, manner, { opened, component: module, aim, progress })
  if (isRefused(session)) return session
  const { chosen, world } = session
  const { redactor } = world
  const { values, bundle } = judged ?? { values: {}, bundle: {} }
  const performed = await runEpoch(opened.app, module.name, values, world)
  progress.clear()
  if (!performed) return noEpoch(module)
  const notes = [...progress.takeWarnings(), ...answering.takeNotes(), ...unusedAnswers(answering)]
  if (json) {
    const facts = { module: module.name, against: aim.against, connection: chosen.from }
    const all = { ...facts, input: bundle, ...factsOfRun(performed, notes) }
    terminal.stdout.write(printJson(redactor.value(all)))
    return exitOf(performed)
  }
  const bundles = redactor.value(performed.bundles)
  if (bundles.length > 0)
    terminal.stdout.write(`${drawBundles(bundles, terminal.stdout).join('\n')}\n`)
  else if (performed.interrupted) terminal.stderr.write('Interrupted before anything was listed.\n')
  else if (!performed.error) terminal.stderr.write('There is nothing to start from.\n')
  const told = notes.map((one) => ({ ...one, message: redactor.text(one.message) }))
  tellRun(terminal, { app: opened.app, against: aim.against }, performed, told)
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
