// What a dialog starts from, and the target and connection that its RPCs are called with.

import type { Judging, Values } from '../../operation/index.ts'
import type { Known, Plan } from '../../parameters/index.ts'
import type { Module } from '../../spec/index.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { OpenedApp } from '../session/open-app.ts'
import { withFreshConnection } from '../session/refresh.ts'
import { openSession, type Session } from '../session/session.ts'
import { openAim } from '../session/target.ts'
import { createProgress } from '../terminal/progress.ts'
import { isRefused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Against } from '../wish/against.ts'
import type { Manner } from '../wish/manner.ts'
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

/** Where the calls of RPCs go, and how they are made. */
export interface Calls {
  readonly server: Against
  readonly manner: Manner
}

/** Opens the target and the connection for the time of the work; says why where that fails. */
export async function withSession(
  terminal: Terminal,
  { server, manner }: Calls,
  { module: component, opened }: Started,
  work: (session: Session) => ExitCode | Promise<ExitCode>,
): Promise<ExitCode | Refused> {
  const aim = await openAim(terminal, server, opened)
  if (isRefused(aim)) return aim
  try {
    const progress = createProgress(terminal.stderr)
    const begun = openSession(terminal, manner, { opened, component, aim, progress })
    if (isRefused(begun)) return begun
    const session = await withFreshConnection(terminal, begun)
    return isRefused(session) ? session : await work(session)
  } finally {
    await aim.close()
  }
}
