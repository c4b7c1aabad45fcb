// The requests to a listener: each through the webhook's communication, its items through the module.

import type { Values } from '../../operation/index.ts'
import type { OwnWorld } from '../../run/index.ts'
import {
  type Answered,
  type Asked,
  type Hook,
  type Performed,
  receiveRequest,
  replyBody,
  runModule,
} from '../../run/index.ts'
import type { Module, Webhook } from '../../spec/index.ts'
import { stringOf } from '../../text/index.ts'
import { jsonLine } from '../print/json.ts'
import { printOperation } from '../print/operations.ts'
import { problemOfError, type Sent, tellRun, tellWarnings } from '../print/performed.ts'
import { visible } from '../print/wrap.ts'
import type { Session } from '../session/session.ts'
import { withRemedy } from '../session/turned-away.ts'
import { createProgress, type Progress } from '../terminal/progress.ts'
import { tell } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { incomingOf } from './incoming.ts'

/** What is listened for. */
export interface Listening {
  readonly session: Session
  readonly module: Module
  readonly webhook: Webhook
  /** What the requests of the webhook read at first, and what the module reads. */
  readonly values: { readonly hook: Values; readonly module: Values }
  /** True when bundles are printed as lines of JSON. */
  readonly jsonLines: boolean
}

/** What changes while it listens: what the webhook's requests saved, and its values. */
export interface Standing {
  readonly hook: Hook
  readonly values: Values
}

/** Does things one after the other, in the order in which they were given. */
export interface Line {
  readonly add: (thing: () => Promise<void>) => void
  /** Resolves when everything that was given so far is done. */
  readonly done: () => Promise<void>
}

/** A line; what a thing throws goes to `failed`, and the next one is done. */
export function createLine(failed: (error: unknown) => void): Line {
  let last: Promise<void> = Promise.resolve()
  return {
    add: (thing) => {
      last = last.then(thing).catch(failed)
    },
    done: () => last,
  }
}

/** The world of one request, whose warnings are its own. */
function ownWorld(world: OwnWorld, { stderr }: Terminal): [OwnWorld, Progress] {
  const progress = createProgress(stderr)
  return [{ ...world, watch: progress.watch }, progress]
}

/**
 * Answers a request in `world`. Its items are added to the line: the caller does not wait for the
 * module, as in Make, and what the module gives is printed in the order in which requests came.
 */
export async function answerRequest(
  terminal: Terminal,
  listening: Listening,
  standing: Standing,
  asked: Asked,
  around: OwnWorld,
  line: Line,
): Promise<Answered> {
  const { session, webhook } = listening
  const { stderr } = terminal
  const [world, progress] = ownWorld(around, terminal)
  const { redactor } = world
  const { app } = session.opened
  const inputs = { parameters: standing.values, hook: standing.hook }
  const { incoming, doubt } = incomingOf(asked)
  if (doubt !== undefined)
    tellWarnings(terminal, [{ kind: 'warning', message: redactor.text(doubt) }])
  const received = await receiveRequest(webhook, incoming, inputs, app, world)
  // the path is as good as a password, and there is only one
  const told = (facts: string): void => {
    stderr.write(`${visible(redactor.text(asked.method))} /hook  ${facts}\n`)
  }
  if (received.interrupted) return { status: 503, body: 'The listener ends.\n' }
  if (received.error) {
    told('500')
    tell(terminal, [problemOfError(received.error)])
    return { status: 500, body: 'The communication of the webhook failed.\n' }
  }
  const reply = received.reply ?? { status: 200, headers: {}, body: 'Accepted' }
  told(`${reply.status}, ${counted(received.bundles.length)}`)
  tellRun(terminal, sentBy(session), received, progress.takeWarnings())
  const stranger = strangerOf(received, session)
  if (stranger !== undefined) stderr.write(`${stranger}\n`)
  const items = stranger === undefined ? received.bundles : []
  const after = (): void => {
    for (const item of items) line.add(() => runItem(terminal, listening, standing.hook, item))
  }
  return { status: reply.status, headers: reply.headers, body: replyBody(reply), after }
}

/** A shared hook receives the requests of all users: those of another one are not ours. */
function strangerOf({ stored }: Performed, { chosen }: Session): string | undefined {
  if (stored.uid === undefined || chosen.uid === undefined) return undefined
  if (stringOf(stored.uid) === stringOf(chosen.uid)) return undefined
  return `This request is for the user ${stringOf(stored.uid)}, not for the connection (${stringOf(chosen.uid)}).`
}

async function runItem(
  terminal: Terminal,
  { session, module, values, jsonLines }: Listening,
  hook: Hook,
  payload: unknown,
): Promise<void> {
  if (terminal.signal.aborted) return
  const [world, progress] = ownWorld(session.world, terminal)
  const how = { payload, hook }
  const came = await runModule(session.opened.app, module.name, values.module, world, how)
  const performed = withRemedy(came, session)
  progress.clear()
  if (jsonLines) {
    const lines = performed.bundles.map((one) => jsonLine(world.redactor.value(one)))
    if (lines.length > 0) terminal.stdout.write(lines.join(''))
  }
  const ran = { input: payload, performed, warnings: progress.takeWarnings(), bundles: 0 }
  printOperation(terminal, session, ran, { number: 1, of: 1, isPrinted: jsonLines })
}

/** Whose requests they are, and where they go. */
export function sentBy({ opened, aim }: Session): Sent {
  return { app: opened.app, against: aim.against }
}

function counted(items: number): string {
  return `${items} item${items === 1 ? '' : 's'}`
}
