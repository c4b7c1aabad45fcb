// What a command is, and everything it may touch: commands never reach for the process themselves.
import type { Readable, Writable } from 'node:stream'
import type { ExitCode } from './exit-codes.ts'
import type { FullPaint } from './print/paint.ts'

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

/** The world a command is called in. */
export interface Terminal {
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The folder the user is in. */
  readonly directory: string
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal
  readonly now: () => Date
}

/** A command's arguments in order, and its options by their long name in camel case. */
export interface Context extends Terminal {
  readonly arguments: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
}

/** `<name>` is required, `[name]` is not, `<name...>` takes one or more. */
export interface Argument {
  readonly name: string
  readonly doc: string
}

export interface Option {
  /** As commander reads them: `--app <dir>`. */
  readonly flags: string
  readonly doc: string
  /** True when it may be given several times; its value is then a list. */
  readonly repeatable?: true
}

/** One row of the table of commands. `load` brings the code, which no other command needs. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly arguments?: readonly Argument[]
  readonly options: readonly Option[]
  /** Lines under the help, such as examples. */
  readonly more?: readonly string[]
  readonly load: () => Promise<{ readonly run: (context: Context) => Promise<ExitCode> }>
}

/** The text of an option; undefined when it is not given. */
export function textOption(context: Context, name: string): string | undefined {
  const value = context.options[name]
  return typeof value === 'string' ? value : undefined
}

/** The texts of a repeatable option. */
export function textsOption(context: Context, name: string): readonly string[] {
  const value = context.options[name]
  return Array.isArray(value) ? value.map(String) : []
}

/** True when an option without a value is given. */
export function isSet(context: Context, name: string): boolean {
  return context.options[name] === true
}

/** True when questions can be asked: both ends are a terminal. */
export function canAsk(context: Terminal): boolean {
  return context.stdin.isTerminal && context.stderr.isTerminal
}
