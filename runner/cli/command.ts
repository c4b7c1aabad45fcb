// What a command is: a row that says what can be typed, and code that reads it into a wish and runs it.
import type { ExitCode } from './exit-codes.ts'
import { isRefused, type Refused } from './terminal/refusal.ts'
import type { Terminal } from './terminal/terminal.ts'
import { type Option, type TypedOf, typedOf } from './wish/option.ts'

/** `<name>` is required, `[name]` is not, `<name...>` takes one or more. */
export interface Argument {
  readonly name: string
  readonly doc: string
}

/** What the help says of a command, and how its code is bundled. */
interface Described {
  readonly name: string
  readonly summary: string
  readonly arguments?: readonly Argument[]
  readonly options: readonly Option[]
  /** Lines under the help, such as examples. */
  readonly more?: readonly string[]
  /** For commands people wait for: the build in which their code is bundled, alone or with its like. */
  readonly hot?: string
}

/** Options as commander reads them, and arguments in order -> what the command came to. */
export type Run = (
  terminal: Terminal,
  options: Readonly<Record<string, unknown>>,
  words: readonly string[],
) => Promise<ExitCode | Refused>

/** One row of the table of commands. `load` brings the code, which no other command needs. */
export interface Command extends Described {
  readonly load: () => Promise<Run>
}

/** The arguments of `read`, by how they are written in the row. */
type Words<Arguments extends readonly Argument[]> = Arguments extends readonly [
  infer First extends Argument,
  ...infer Rest extends readonly Argument[],
]
  ? First['name'] extends `${string}...${string}`
    ? readonly string[]
    : First['name'] extends `<${string}`
      ? readonly [string, ...Words<Rest>]
      : readonly [string?]
  : readonly []

/** A row as it is written: its code can only read the options and the arguments that it has. */
interface Row<Options extends readonly Option[], Arguments extends readonly Argument[], Wish>
  extends Described {
  readonly arguments?: Arguments
  readonly options: Options
  readonly load: () => Promise<{
    readonly read: (typed: TypedOf<Options>, ...words: Words<Arguments>) => Wish | Refused
    readonly run: (terminal: Terminal, wish: Wish) => Promise<ExitCode | Refused>
  }>
}

/** The row, with code that takes what commander has read. */
export function command<
  const Options extends readonly Option[],
  const Arguments extends readonly Argument[],
  Wish,
>({ load, ...described }: Row<Options, Arguments, Wish>): Command {
  const bring = async (): Promise<Run> => {
    const { read, run } = await load()
    return async (terminal, options, words) => {
      const typed = typedOf<Options>(described.options, options)
      if (isRefused(typed)) return typed
      // commander has counted them
      const wish = read(typed, ...(words as unknown as Words<Arguments>))
      return isRefused(wish) ? wish : run(terminal, wish)
    }
  }
  return { ...described, load: bring }
}
