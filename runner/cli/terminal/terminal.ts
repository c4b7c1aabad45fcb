// The world a command is called in: commands never reach for the process themselves.
import type { Readable, Writable } from 'node:stream'
import type { Redactor } from '../../trace/index.ts'
import type { FullPaint } from '../print/paint.ts'
import { visible } from '../print/wrap.ts'

/** stdout or stderr. */
export interface Output {
  readonly write: (text: string) => void
  /** The stream behind it, for prompts. */
  readonly stream: Writable
  readonly isTerminal: boolean
  /** Columns of the terminal; undefined when piped: then nothing is wrapped. */
  readonly width: number | undefined
  readonly paint: FullPaint
}

export interface Input {
  readonly stream: Readable
  readonly isTerminal: boolean
}

/** Everything a command may touch beside the files it is told of. */
export interface Terminal {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The name of the command, for others who wait for it. */
  readonly command?: string
  /** The folder the user is in. */
  readonly directory: string
  /** Aborted by the first Ctrl-C, or when the process is asked to end in another way. */
  readonly signal: AbortSignal
  /** The redactors of this command; what nobody expected is told through all of them. */
  readonly redactors: Redactor[]
  readonly now: () => Date
  /** Waits so many milliseconds; the clock of the machine where it is missing. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

/** How a command waits for another process: Ctrl-C ends it, and stderr says for whom. */
export function waitingIn({ command, signal, stderr }: Terminal) {
  const tell = (sentence: string): void => stderr.write(`${visible(sentence)}\n`)
  return { command, signal, tell }
}

/** True when questions can be asked: both ends are a terminal. */
export function canAsk({ stdin, stderr }: Terminal): boolean {
  // stdin is opened to be asked
  return stderr.isTerminal && stdin.isTerminal
}
