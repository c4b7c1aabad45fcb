// The life of a listener: attached, changed, there for requests, detached when the person stops it.

import type { Values } from '../../operation/index.ts'
import type { OwnWorld } from '../../run/index.ts'
import {
  type Hook,
  type HookPart,
  type Loopback,
  openLoopback,
  type Performed,
  runHook,
} from '../../run/index.ts'
import { isRecord } from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { exitOf, tellRun } from '../print/performed.ts'
import { visible } from '../print/wrap.ts'
import { withRemedy } from '../session/turned-away.ts'
import type { Progress } from '../terminal/progress.ts'
import { misused, type Refused, sentenceOf } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Address, reachedAt, tellAddress } from './address.ts'
import { answerRequest, createLine, type Listening, type Standing, sentBy } from './requests.ts'

export interface Wanted extends Listening {
  readonly progress: Progress
  /** What the webhook's values become once it is attached. */
  readonly update: Values | undefined
  readonly address: Address
}

/** Milliseconds that the service has to answer what is still owed to it after Ctrl-C. */
const OWED = 5000

/** Listens until Ctrl-C. Done when the hook is detached again; a failed attach or detach is told. */
export async function startListening(
  terminal: Terminal,
  wanted: Wanted,
): Promise<ExitCode | Refused> {
  const { session, address, values } = wanted
  // a request to the service that is on its way at Ctrl-C may still end, to be taken back
  const world = { ...session.world, signal: later(terminal.signal, OWED) }
  const { stderr } = terminal
  let standing: Standing = { hook: {}, values: values.hook }
  const failed = (error: unknown): void => {
    const why = error instanceof Error ? error.message : String(error)
    stderr.write(`A request could not be worked off: ${visible(world.redactor.text(why))}\n`)
  }
  const line = createLine(failed)
  const reached = reachedAt(address, session.opened.directory, wanted.webhook)
  let loopback: Loopback
  try {
    loopback = await openLoopback({
      ...reached,
      port: address.port,
      answer: (asked) => answerRequest(terminal, wanted, standing, asked, world, line),
      failed,
      refused: ({ status, why }) =>
        stderr.write(`${visible(`A request was refused with ${status}. ${why}`)}\n`),
    })
  } catch (error) {
    return misused('listen/port', sentenceOf(error))
  }
  try {
    const url = reached.url(loopback.url)
    standing = { ...standing, hook: { url, id: 1 } }
    const attached = await step('attach', terminal, wanted, world, standing)
    if (attached?.interrupted) stderr.write(UNKNOWN)
    if (attached?.error || attached?.interrupted) return exitOf(attached)
    standing = { ...standing, hook: saved(standing, attached) }
    if (!terminal.signal.aborted) {
      const how = attached ? 'Attached' : `${wanted.webhook.label} ${NO_ATTACH}`
      tellAddress(terminal, how, url, loopback.url)
      standing = await changed(terminal, wanted, world, standing)
    }
    await stopped(terminal.signal)
    // so that the last bundles stand above what is said of the end
    await line.done()
    return await detach(terminal, wanted, world, standing)
  } finally {
    await loopback.close()
  }
}

const NO_ATTACH = 'has no attach: give this address to the service'

const UNKNOWN =
  'The service has not answered, so whether the hook is attached there is not known.\n'

/** What is standing after --update: one that fails leaves the hook as it was, and it goes on. */
async function changed(
  terminal: Terminal,
  wanted: Wanted,
  world: OwnWorld,
  standing: Standing,
): Promise<Standing> {
  if (!wanted.update) return standing
  const next = { ...standing, values: wanted.update }
  const updated = await step('update', terminal, wanted, world, next)
  if (!updated || updated.error || updated.interrupted) return standing
  return { ...next, hook: saved(standing, updated) }
}

/** Takes the hook back, for as long as the service may take to hear it. */
async function detach(
  terminal: Terminal,
  wanted: Wanted,
  world: OwnWorld,
  standing: Standing,
): Promise<ExitCode> {
  const owed = { ...world, signal: AbortSignal.timeout(OWED) }
  const detached = await step('detach', terminal, wanted, owed, standing)
  if (!detached) return EXIT.done
  if (!detached.error && !detached.interrupted) {
    terminal.stderr.write('Detached.\n')
    return EXIT.done
  }
  if (detached.interrupted) {
    terminal.stderr.write(`The service has not answered within ${OWED / 1000} seconds.\n`)
  }
  terminal.stderr.write('The hook is still attached at the service.\n')
  return detached.interrupted ? EXIT.unreachable : exitOf(detached)
}

/** Attaches, updates or detaches, and tells what it sent. */
async function step(
  part: HookPart,
  terminal: Terminal,
  { session, progress, webhook }: Wanted,
  world: OwnWorld,
  { values, hook }: Standing,
): Promise<Performed | undefined> {
  const inputs = { parameters: values, hook }
  const came = await runHook(part, webhook, inputs, session.opened.app, world)
  const performed = came && withRemedy(came, session)
  progress.clear()
  if (performed) tellRun(terminal, sentBy(session), performed, progress.takeWarnings())
  return performed
}

/** What the hook knows after a request of the webhook has saved something. */
function saved({ hook }: Standing, performed: Performed | undefined): Hook {
  const data = performed?.stored.data
  return { ...hook, ...(isRecord(data) ? data : {}) }
}

/** A signal that is aborted some milliseconds after another one. */
function later(signal: AbortSignal, milliseconds: number): AbortSignal {
  const controller = new AbortController()
  stopped(signal).then(() => {
    setTimeout(() => controller.abort(signal.reason), milliseconds).unref()
  })
  return controller.signal
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })
}
