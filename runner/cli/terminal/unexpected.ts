// What nobody expected, told in a sentence: without secrets, and never as a bare stack.
import { visible } from '../print/wrap.ts'
import type { Terminal } from './terminal.ts'

type Voice = Pick<Terminal, 'stderr' | 'environment' | 'redactors'>

/** Says that something is a defect of this program. `DRYRUN_DEBUG=1` shows where it stands. */
export function tellDefect(voice: Voice, error: unknown): void {
  const isDebugged = voice.environment.DRYRUN_DEBUG === '1'
  const hint = isDebugged ? '' : ' (DRYRUN_DEBUG=1 shows where)'
  const [first = ''] = visible(hidden(voice, messageOf(error))).split('\n')
  voice.stderr.write(`error: this is a defect of dryrun: ${first}${hint}\n`)
  if (isDebugged && error instanceof Error) {
    voice.stderr.write(`${visible(hidden(voice, error.stack ?? ''))}\n`)
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** A text without the secrets of this command; nothing of it where that cannot be made sure. */
export function hidden({ redactors }: Pick<Terminal, 'redactors'>, text: string): string {
  try {
    return redactors.reduce((shown, redactor) => redactor.text(shown), text)
  } catch {
    return 'what it says cannot be shown'
  }
}
