// A command that cannot go on says why as problems, drawn on stderr, and ends with an exit code.
import {
  type Advice,
  advised,
  defined,
  drawProblem,
  jsonText,
  type Problem,
  positionOf,
  type Span,
  worded,
} from '../../text/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { visible } from '../print/wrap.ts'
import type { Terminal } from './terminal.ts'

export interface Refused {
  readonly refused: ExitCode
  readonly problems: readonly Problem[]
}

export function refuse(exit: ExitCode, ...problems: readonly Problem[]): Refused {
  return { refused: exit, problems }
}

/** The refusal of something that was typed wrong. */
export function misused(code: Problem['code'], message: string, advice?: Advice): Refused {
  return refuse(EXIT.usage, { code, severity: 'error', message, ...advised(advice) })
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'refused')
}

/** Draws problems on stderr, an empty line between two of them. */
export function tell(terminal: Terminal, problems: readonly Problem[]): void {
  const { stderr } = terminal
  const drawn = problems.map((problem) => drawProblem(readable(problem), stderr.paint))
  if (drawn.length > 0) stderr.write(`${drawn.join('\n\n')}\n`)
}

/** Draws why, and gives the exit code; with --json, stdout gets the problems as one object. */
export function end(
  terminal: Terminal,
  { refused, problems }: Refused,
  { json }: { readonly json: boolean },
): ExitCode {
  tell(terminal, problems)
  if (problems.length === 0 && refused === EXIT.interrupted) terminal.stderr.write('Interrupted.\n')
  if (json) {
    const facts = problems.map((problem) => {
      const { code, severity, message, remedy, at } = worded(problem)
      return { code, severity, message, remedy, place: at && placeOf(at) }
    })
    terminal.stdout.write(`${jsonText({ problems: facts }, 2)}\n`)
  }
  return refused
}

/** Where something stands, as `file:line:column`. */
export function placeOf({ source, start }: Span): string {
  const { line, column } = positionOf(source, start)
  return `${source.file}:${line}:${column}`
}

/** Messages may quote what a service said, which must not steer the terminal. */
export function readable(problem: Problem): Problem {
  const said = worded(problem)
  const remedy = said.remedy && visible(said.remedy)
  return { ...said, ...defined({ message: visible(said.message), remedy }) }
}

/**
 * The message of an Error that was thrown to be read: a plain Error. Anything else (a TypeError, a
 * thrown value) is a defect and is thrown again.
 */
export function sentenceOf(error: unknown): string {
  if (error instanceof Error && Object.getPrototypeOf(error) === Error.prototype) {
    return error.message
  }
  throw error
}
