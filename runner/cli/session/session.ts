// What a component is run with: the app, the target, its connection, and who must not be seen.
import {
  type Chosen,
  type Circumstances,
  CONNECTION_NAME,
  chooseConnection,
  type Surroundings,
} from '../../run/index.ts'
import type { Component } from '../../spec/index.ts'
import { createRedactor } from '../../trace/index.ts'
import { type Context, isSet, textOption } from '../command.ts'
import { EXIT } from '../exit-codes.ts'
import { visible } from '../print/wrap.ts'
import type { Progress } from '../terminal/progress.ts'
import { isRefused, misused, type Refused, refuse, sentenceOf } from '../terminal/refusal.ts'
import { type Allowed, capsOption } from '../wish/caps.ts'
import type { OpenedApp } from './open-app.ts'
import type { Aim } from './target.ts'

export interface Session {
  readonly opened: OpenedApp
  readonly aim: Aim
  readonly chosen: Chosen
  readonly circumstances: Circumstances
}

/** Chooses the connection of a component and gathers what its run needs. */
export function openSession(
  context: Context,
  opened: OpenedApp,
  aim: Aim,
  component: Component,
  surroundings: Surroundings,
  progress: Progress,
): Session | Refused {
  const name = textOption(context, 'connection')
  if (name !== undefined && !CONNECTION_NAME.test(name)) {
    return misused('usage/connection', `"${name}" is no name of a connection.`)
  }
  const allowed = capsOption(context)
  if (isRefused(allowed)) return allowed
  let chosen: ReturnType<typeof chooseConnection>
  try {
    chosen = chooseConnection(opened.app, component, {
      directory: opened.directory,
      name,
      environment: context.environment,
      demonstration: aim.isLocal,
    })
  } catch (error) {
    const message = sentenceOf(error)
    return refuse(EXIT.problems, { code: 'run/connection', severity: 'error', message })
  }
  if ('message' in chosen) return refuse(EXIT.problems, chosen)
  const circumstances: Circumstances = {
    ...aimed(context, aim, allowed),
    ...(chosen.connection ? { connection: chosen.connection.name } : {}),
    app: opened.app,
    redactor: createRedactor(chosen.secrets),
    surroundings: { ...surroundings, ...movedClock(aim, surroundings), caps: allowed.caps },
    watch: progress.watch,
  }
  return { opened, aim, chosen, circumstances }
}

/** The clock of a run with canned answers: later by what the run has waited. */
function movedClock({ clock }: Aim, { now = () => new Date() }: Surroundings): Surroundings {
  return clock ? { now: () => new Date(now().getTime() + clock.passed()) } : {}
}

/** What the options and the target say about every run of a command. */
function aimed(context: Context, aim: Aim, { largest }: Allowed) {
  return {
    target: aim.target,
    tracing: isSet(context, 'trace'),
    signal: context.signal,
    ...(aim.send ? { send: aim.send } : {}),
    ...(aim.clock ? { wait: aim.clock.wait } : {}),
    ...(largest === undefined ? {} : { largest }),
    debug: (line: string) => context.stderr.write(`debug: ${visible(line)}\n`),
  }
}

/** Says on stderr where requests go and with which connection, as far as that is worth a line. */
export function introduce(context: Context, { aim, chosen }: Session): void {
  const { stderr } = context
  if (aim.against === 'dry') {
    // nothing is sent, so nobody gets a connection, but its values stand in what is printed
    const text = 'There is no stored connection; what it would hold is invented.\n'
    if (chosen.from === 'demonstration') stderr.write(stderr.paint.faint(text))
    return
  }
  if (!aim.isLocal) stderr.write(`Requests go to ${stderr.paint.strong(aim.name)}.\n`)
  if (chosen.from === 'demonstration') {
    const who = aim.send ? 'the app' : aim.name
    const text = `There is no stored connection; ${who} gets a demonstration one.\n`
    stderr.write(stderr.paint.faint(text))
  }
}
