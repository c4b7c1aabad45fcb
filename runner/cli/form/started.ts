// What a dialog starts from, and the target and connection that its RPCs are called with.
import type { Known } from '../../parameters/index.ts'
import type { Module } from '../../spec/index.ts'
import type { Context } from '../command.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Judging, Values } from '../inputs/prepare.ts'
import type { OpenedApp } from '../session/open-app.ts'
import { withFreshConnection } from '../session/refresh.ts'
import { openSession, type Session } from '../session/session.ts'
import { closeAim, openAim } from '../session/target.ts'
import { createProgress } from '../terminal/progress.ts'
import { end, isRefused } from '../terminal/refusal.ts'
import type { Plan } from './drawing.ts'
import type { Told } from './question.ts'
import type { Walk } from './walk.ts'

export interface Started {
  readonly opened: OpenedApp
  readonly module: Module
  readonly plan: Plan
  readonly judging: Judging
  readonly values: Values
  readonly modes: Walk['modes']
  readonly known: Known
  /** As they were saved, or undefined. */
  readonly states: unknown
  /** What the first question begins with. */
  readonly told: readonly Told[]
  /** True when saved values are opened again: the dialog begins with its summary. */
  readonly isReopened: boolean
}

/** Opens the target and the connection for the time of the work; says why where that fails. */
export async function withSession(
  context: Context,
  { judging, module, opened }: Started,
  work: (session: Session) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode> {
  const aim = await openAim(context, opened)
  if (isRefused(aim)) return end(context, aim)
  try {
    const surroundings = { timezone: judging.timezone, now: context.now }
    const progress = createProgress(context.stderr)
    const begun = openSession(context, opened, aim, module, surroundings, progress)
    if (isRefused(begun)) return end(context, begun)
    const session = await withFreshConnection(context, begun)
    return isRefused(session) ? end(context, session) : await work(session)
  } finally {
    await closeAim(aim)
  }
}
