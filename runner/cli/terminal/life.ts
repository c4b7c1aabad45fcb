// The life of the process: it ends with a sentence and an exit code of the table, whatever happens.
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { type Broken, processTerminal } from './process.ts'
import type { Terminal } from './terminal.ts'
import { hidden, messageOf, tellDefect } from './unexpected.ts'

/** Runs a command in the world of this process and sets its exit code. */
export async function live(run: (terminal: Terminal) => Promise<ExitCode>): Promise<void> {
  const broken: Broken = {}
  const redactors: Terminal['redactors'] = []
  takeWarnings(redactors)
  let isOver = false
  let isInterrupted = (): boolean => false
  process.on('exit', () => {
    const [exit, words] = endOf(isOver, isInterrupted(), broken)
    if (exit === undefined) return
    process.exitCode = exit
    lastWords(words)
  })
  try {
    const terminal = processTerminal(broken, redactors)
    isInterrupted = () => terminal.signal.aborted
    process.on('uncaughtException', (error: unknown) => {
      // a promise nobody waits for any more
      const isLate = error instanceof Error && error.name === 'AbortError'
      if (isLate && terminal.signal.aborted) return
      isOver = true
      tellDefect(terminal, error)
      process.exit(EXIT.defect)
    })
    process.exitCode = await run(terminal)
  } catch (error) {
    broken.reason = messageOf(error)
  }
  isOver = true
}

/** What is left to say when the process ends, and its code when that is not the command's. */
function endOf(
  isOver: boolean,
  isInterrupted: boolean,
  { reason }: Broken,
): readonly [ExitCode | undefined, string] {
  if (isOver && reason === undefined) return [undefined, '']
  // what was interrupted may well fail at its end, which is no news
  if (isInterrupted) return [EXIT.interrupted, isOver ? '' : 'Interrupted.\n']
  return isOver ? [EXIT.problems, `error: ${reason}\n`] : [EXIT.defect, `error: ${UNFINISHED}\n`]
}

const UNFINISHED = 'the command ended before it was done, which is a defect of dryrun'

/** What Node warns of is for those who work on this program, not for those who use it. */
function takeWarnings(redactors: Terminal['redactors']): void {
  process.removeAllListeners('warning')
  if (process.env.DRYRUN_DEBUG !== '1') return
  process.on('warning', ({ stack, message }) => {
    lastWords(`warning: ${hidden({ redactors }, stack ?? message)}\n`)
  })
}

function lastWords(text: string): void {
  try {
    process.stderr.write(text)
  } catch {
    // nobody is left who could be told
  }
}
