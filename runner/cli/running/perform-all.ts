// Runs operations one after the other and prints each as it ends: text, one JSON value, or JSON lines.

import type { OwnWorld, Performed } from '../../run/index.ts'
import { jsonLine } from '../print/json.ts'
import { printOperation, type Ran } from '../print/operations.ts'
import type { Session } from '../session/session.ts'
import { withRemedy } from '../session/turned-away.ts'
import type { Progress, Warning } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Shown } from '../wish/shown.ts'
import type { Give, Work } from './operations-of.ts'

/** Runs the operations in order; the first that fails is the last, as in a scenario. */
export async function performAll(
  terminal: Terminal,
  { json, jsonLines }: Pick<Shown, 'json' | 'jsonLines'>,
  session: Session,
  works: readonly Work[],
  progress: Progress,
  takeNotes: () => readonly Warning[],
): Promise<readonly Ran[]> {
  const reader = readerOf(terminal)
  const ran: Ran[] = []
  for (const work of works) {
    if (terminal.signal.aborted) break
    progress.begin(ran.length + 1, works.length)
    let given = 0
    const give: Give = (bundles) => {
      given += bundles.length
      writeLines(terminal, session, bundles, progress)
    }
    const world = { ...session.world, ...reader }
    const came: Performed = await work.perform(world, jsonLines ? give : undefined)
    const performed = withRemedy(came, session)
    progress.clear()
    const warnings = [...progress.takeWarnings(), ...takeNotes()]
    const bundles = Math.max(given, performed.bundles.length)
    const done: Ran = { input: work.input, performed, warnings, bundles }
    ran.push(done)
    if (!json) {
      const which = { number: ran.length, of: works.length, isPrinted: jsonLines }
      printOperation(terminal, session, done, which)
    }
    if (performed.error || performed.interrupted) break
  }
  return ran
}

/** One line per bundle, without secrets. */
function writeLines(
  { stdout }: Terminal,
  { world }: Session,
  bundles: readonly unknown[],
  progress: Progress,
): void {
  if (bundles.length === 0) return
  progress.clear()
  stdout.write(bundles.map((one) => jsonLine(world.redactor.value(one))).join(''))
}

/**
 * No further page is asked for while the reader of stdout has not taken the last one; when the reader
 * has left (head does), the run ends. Node's stdout forgets its error, so it is listened for.
 */
function readerOf({ stdout, signal }: Terminal): Pick<OwnWorld, 'pause' | 'signal'> {
  const { stream } = stdout
  const left = new AbortController()
  const either = AbortSignal.any([signal, left.signal])
  stream.once('error', () => left.abort())
  const pause = async (): Promise<void> => {
    if (either.aborted || !stream.writableNeedDrain) return
    await new Promise<void>((resolve) => {
      const go = (): void => {
        stream.off('drain', go)
        either.removeEventListener('abort', go)
        resolve()
      }
      stream.once('drain', go)
      either.addEventListener('abort', go, { once: true })
    })
  }
  return { pause, signal: either }
}
