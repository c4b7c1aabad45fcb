// One process at a time changes what is known of an app's deploys.
import { takeLock } from '../../deploy/index.ts'
import type { ExitCode } from '../exit-codes.ts'
import { EXIT } from '../exit-codes.ts'
import { type Refused, sentenceOf } from '../terminal/refusal.ts'
import { type Desk, denied } from './desk.ts'

/** Works while no other process does; waits for one, and says so. */
export async function locked(
  { project, terminal }: Pick<Desk, 'project' | 'terminal'>,
  command: string,
  work: () => Promise<ExitCode | Refused>,
): Promise<ExitCode | Refused> {
  const tell = (sentence: string): void => terminal.stderr.write(`${sentence}\n`)
  let release: () => void
  try {
    release = await takeLock(project.directory, { command, signal: terminal.signal, tell })
  } catch (error) {
    if (terminal.signal.aborted) throw error
    return denied('deploy/busy', sentenceOf(error), undefined, EXIT.problems)
  }
  try {
    return await work()
  } finally {
    release()
  }
}
