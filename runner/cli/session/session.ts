// What a component is run with: the app, the target, its connection, and who must not be seen.
import type { Values } from '../../operation/index.ts'
import { type Chosen, CONNECTION_NAME, chooseConnection, type OwnWorld } from '../../run/index.ts'
import type { Component } from '../../spec/index.ts'
import { createRedactor, type Redactor } from '../../trace/index.ts'
import { EXIT } from '../exit-codes.ts'
import { visible } from '../print/wrap.ts'
import type { Progress } from '../terminal/progress.ts'
import { misused, type Refused, refuse, sentenceOf } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Manner } from '../wish/manner.ts'
import type { OpenedApp } from './open-app.ts'
import type { Aim } from './target.ts'

export interface Session {
  readonly opened: OpenedApp
  readonly aim: Aim
  readonly chosen: Chosen
  readonly world: OwnWorld
}

/** A redactor that also what nobody expected passes through. */
export function openRedactor({ redactors }: Terminal, secrets: Iterable<unknown>): Redactor {
  const redactor = createRedactor(secrets)
  redactors.push(redactor)
  return redactor
}

/** What is run, and against what. */
export interface Running {
  readonly opened: OpenedApp
  readonly component: Component
  readonly aim: Aim
  readonly progress: Progress
  /** What expressions in values read. */
  readonly bundles?: Values | undefined
}

/** Chooses the connection of a component and gathers what its run needs. */
export function openSession(
  terminal: Terminal,
  { connection: name, timezone, trace, allowed }: Manner,
  { opened, component, aim, progress, bundles }: Running,
): Session | Refused {
  if (name !== undefined && !CONNECTION_NAME.test(name)) {
    return misused('usage/connection', `"${name}" is no name of a connection.`)
  }
  let chosen: ReturnType<typeof chooseConnection>
  try {
    chosen = chooseConnection(opened.app, component, {
      directory: opened.directory,
      name,
      environment: terminal.environment,
      demonstration: aim.isLocal,
      stored: !aim.holdsBack,
    })
  } catch (error) {
    const message = sentenceOf(error)
    return refuse(EXIT.problems, { code: 'run/connection', severity: 'error', message })
  }
  if ('message' in chosen) return refuse(EXIT.problems, chosen)
  const world: OwnWorld = {
    connection: { data: chosen.data, name: chosen.connection?.name },
    send: aim.send,
    wait: aim.clock?.wait,
    largest: allowed.largest,
    target: aim.target,
    tracing: trace,
    signal: terminal.signal,
    debug: (line: string) => terminal.stderr.write(`debug: ${visible(line)}\n`),
    redactor: openRedactor(terminal, chosen.secrets),
    surroundings: { timezone, now: clockOf(aim, terminal), caps: allowed.caps, bundles },
    watch: progress.watch,
  }
  return { opened, aim, chosen, world }
}

/** The clock of a run: with canned answers later by what the run has waited. */
function clockOf({ clock }: Aim, { now }: Terminal): () => Date {
  return clock ? () => new Date(now().getTime() + clock.passed()) : now
}

/** Says on stderr where requests go and with which connection, as far as that is worth a line. */
export function introduce(terminal: Terminal, { aim, chosen }: Session): void {
  const { stderr } = terminal
  if (aim.against === 'dry') {
    // nothing is sent, so nobody gets a connection, but its values stand in what is printed
    const text = 'There is no stored connection; what it would hold is invented.\n'
    if (chosen.from === 'demonstration') stderr.write(stderr.paint.faint(text))
    return
  }
  if (!aim.isLocal) stderr.write(`Requests go to ${stderr.paint.strong(aim.name)}.\n`)
  if (chosen.from === 'demonstration') {
    const who = aim.send ? 'the app' : aim.name
    const name = chosen.heldBack
    const why = name ? `"${name}" goes only where --against says` : 'There is no stored connection'
    const text = `${why}; ${who} gets a demonstration one.\n`
    stderr.write(stderr.paint.faint(text))
  }
}
