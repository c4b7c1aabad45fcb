// The life of a listener: attached, changed, one request after the other, detached when the person stops it.

import type { Values } from '../../operation/index.ts'
import {
  type Answered,
  type Asked,
  type Hook,
  type HookPart,
  openLoopback,
  type Performed,
  receiveRequest,
  replyBody,
  runHook,
  runModule,
} from '../../run/index.ts'
import type { Module, Webhook } from '../../spec/index.ts'
import { isRecord } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { jsonLine } from '../print/json.ts'
import { printOperation } from '../print/operations.ts'
import { exitOf, problemOfError, type Sent, tellRun, tellWarnings } from '../print/performed.ts'
import { visible } from '../print/wrap.ts'
import type { Session } from '../session/session.ts'
import type { Progress } from '../terminal/progress.ts'
import { misused, type Refused, sentenceOf, tell } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { incomingOf } from './incoming.ts'

/** Where the listener is, and under which address the service reaches it. */
export interface Address {
  readonly port: number | undefined
  readonly publicUrl: string | undefined
}

export interface Listening {
  readonly session: Session
  readonly progress: Progress
  readonly module: Module
  readonly webhook: Webhook
  /** What the requests of the webhook read at first, and what the module reads. */
  readonly values: { readonly hook: Values; readonly module: Values }
  /** What the webhook's values become once it is attached. */
  readonly update: Values | undefined
  readonly address: Address
  /** True when bundles are printed as lines of JSON. */
  readonly jsonLines: boolean
}

/** What changes while it listens: what the webhook's requests saved, and its values. */
interface Standing {
  readonly hook: Hook
  readonly values: Values
}

/** Listens until Ctrl-C. Done when the hook is detached again; a failed attach or detach is told. */
export async function startListening(
  terminal: Terminal,
  listening: Listening,
): Promise<ExitCode | Refused> {
  const { session, address } = listening
  let standing: Standing = { hook: {}, values: listening.values.hook }
  const answer = (asked: Asked): Promise<Answered> => work(terminal, listening, standing, asked)
  const saved = (performed: Performed | undefined): Hook => {
    const data = performed?.stored.data
    return { ...standing.hook, ...(isRecord(data) ? data : {}) }
  }
  let loopback: Awaited<ReturnType<typeof openLoopback>>
  try {
    loopback = await openLoopback(address.port, answer, (status, why) =>
      terminal.stderr.write(`A request was answered with ${status}. ${why}\n`),
    )
  } catch (error) {
    return misused('listen/port', sentenceOf(error))
  }
  try {
    const url = address.publicUrl ?? `${loopback.url}/hook`
    standing = { ...standing, hook: { url, id: 1 } }
    const attached = await step('attach', terminal, listening, standing)
    if (attached?.error || attached?.interrupted) return exitOf(attached)
    standing = { ...standing, hook: saved(attached) }
    tellAddress(terminal, listening, loopback.url, url, attached !== undefined)
    if (listening.update) {
      const changed = { ...standing, values: listening.update }
      const updated = await step('update', terminal, listening, changed)
      // one that fails leaves the hook as it was, and the service goes on sending
      if (updated && !updated.error) standing = { ...changed, hook: saved(updated) }
    }
    await stopped(terminal.signal)
    // the first Ctrl-C has aborted the signal of the session; detaching must not end with it
    const world = { ...session.world, signal: undefined }
    const going = { ...listening, session: { ...session, world } }
    const detached = await step('detach', terminal, going, standing)
    if (detached?.error) {
      terminal.stderr.write('The hook is still attached at the service.\n')
      return exitOf(detached)
    }
    if (detached) terminal.stderr.write('Detached.\n')
    return EXIT.done
  } finally {
    await loopback.close()
  }
}

/** Attaches, updates or detaches, and tells what it sent. */
async function step(
  part: HookPart,
  terminal: Terminal,
  { session, progress, webhook }: Listening,
  standing: Standing,
): Promise<Performed | undefined> {
  const { app } = session.opened
  const inputs = { parameters: standing.values, hook: standing.hook }
  const performed = await runHook(part, webhook, inputs, app, session.world)
  progress.clear()
  if (performed) tellRun(terminal, sentBy(session), performed, progress.takeWarnings())
  return performed
}

function tellAddress(
  { stderr }: Terminal,
  { webhook }: Listening,
  local: string,
  url: string,
  attached: boolean,
): void {
  const how = attached
    ? 'Attached'
    : `${webhook.label} has no attach: give this address to the service`
  const from = url.startsWith(local) ? '' : `, requests come to ${local}`
  stderr.write(`${how}: ${stderr.paint.strong(visible(url))}${from}. Ctrl-C ends it.\n`)
}

/** One request: through the webhook's communication, its items through the module, printed. */
async function work(
  terminal: Terminal,
  listening: Listening,
  { hook, values }: Standing,
  asked: Asked,
): Promise<Answered> {
  const { session, webhook, progress } = listening
  const { redactor } = session.world
  const { stderr } = terminal
  const inputs = { parameters: values, hook }
  const { incoming, doubt } = incomingOf(asked)
  if (doubt !== undefined)
    tellWarnings(terminal, [{ kind: 'warning', message: redactor.text(doubt) }])
  const received = await receiveRequest(
    webhook,
    incoming,
    inputs,
    session.opened.app,
    session.world,
  )
  if (received.error) {
    stderr.write(`${visible(redactor.text(`${asked.method} ${asked.path}`))}  500\n`)
    tell(terminal, [problemOfError(received.error)])
    return { status: 500, body: 'The communication of the webhook failed.\n' }
  }
  const reply = received.reply ?? { status: 200, headers: {}, body: 'Accepted' }
  const facts = `${asked.method} ${asked.path}  ${reply.status}`
  stderr.write(`${visible(redactor.text(facts))}, ${counted(received.bundles.length)}\n`)
  tellRun(terminal, sentBy(session), received, progress.takeWarnings())
  const stranger = strangerOf(received, session)
  if (stranger !== undefined) stderr.write(`${stranger}\n`)
  const items = stranger === undefined ? received.bundles : []
  const after = async (): Promise<void> => {
    for (const item of items) await runItem(terminal, listening, hook, item)
  }
  // the caller does not wait for the module, as in Make
  return { status: reply.status, headers: reply.headers, body: replyBody(reply), after }
}

/** A shared hook receives the requests of all users: those of another one are not ours. */
function strangerOf({ stored }: Performed, { chosen }: Session): string | undefined {
  if (stored.uid === undefined || chosen.uid === undefined) return undefined
  if (String(stored.uid) === String(chosen.uid)) return undefined
  return `This request is for the user ${String(stored.uid)}, not for the connection (${String(chosen.uid)}).`
}

async function runItem(
  terminal: Terminal,
  listening: Listening,
  hook: Hook,
  payload: unknown,
): Promise<void> {
  const { session, progress, module, values, jsonLines } = listening
  const { opened, world } = session
  const how = { payload, hook }
  const performed = await runModule(opened.app, module.name, values.module, world, how)
  progress.clear()
  if (jsonLines) {
    const lines = performed.bundles.map((one) => jsonLine(world.redactor.value(one)))
    if (lines.length > 0) terminal.stdout.write(lines.join(''))
  }
  const ran = { input: payload, performed, warnings: progress.takeWarnings(), bundles: 0 }
  printOperation(terminal, session, ran, { number: 1, of: 1, isPrinted: jsonLines })
}

function sentBy({ opened, aim }: Session): Sent {
  return { app: opened.app, against: aim.against }
}

function counted(items: number): string {
  return `${items} item${items === 1 ? '' : 's'}`
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })
}
