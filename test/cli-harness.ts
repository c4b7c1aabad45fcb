// Runs command lines in this process, with caught streams: what test/cli/*.txt and its test need.
import { Readable, Writable } from 'node:stream'
import { commands } from '../runner/cli/commands/index.ts'
import { colours, hasColours, noPaint } from '../runner/cli/print/paint.ts'
import { runProgram } from '../runner/cli/program.ts'
import type { Output, Terminal } from '../runner/cli/terminal/terminal.ts'

/** One command of a text file and everything that came of it, as it is written there. */
export interface Typed {
  /** The line after `$ `. */
  readonly line: string
  /** What is given on stdin: the lines that begin with `< `. */
  readonly stdin: string
  /** Every other line: stdout as it is, stderr behind `! `, `exit N` at the end. */
  readonly came: string
}

/** The commands of a file; lines before the first command are its description. */
export function readTyped(text: string): { readonly about: string; readonly typed: Typed[] } {
  const [about = '', ...blocks] = text.split(/^\$ /m)
  const typed = blocks.map((block): Typed => {
    const [line = '', ...rest] = block.trimEnd().split('\n')
    const given = rest.filter((one) => one.startsWith('< '))
    return {
      line,
      stdin: given.map((one) => `${one.slice(2)}\n`).join(''),
      came: rest.filter((one) => !one.startsWith('< ')).join('\n'),
    }
  })
  return { about, typed }
}

export function writeTyped(about: string, typed: readonly Typed[]): string {
  const blocks = typed.map(({ line, stdin, came }) => {
    const given = stdin.split('\n').slice(0, -1)
    return [`$ ${line}`, ...given.map((one) => `< ${one}`), came].join('\n')
  })
  return `${about}${blocks.join('\n\n')}\n`
}

/** Runs one line in a folder and tells what came of it, times and moments masked. */
export async function play(
  { line, stdin }: Typed,
  directory: string,
  signal = new AbortController().signal,
  // filled while the command runs, for those who must answer it
  lines: string[] = [],
): Promise<string> {
  const words = wordsOf(line)
  const first = words.indexOf('dryrun')
  const settings = words.slice(0, first).map((word) => word.split(/=(.*)/s).slice(0, 2))
  const environment: Record<string, string> = Object.fromEntries(settings)
  const terminal = { ...terminalOf(environment, stdin, directory, lines), signal }
  const exit = await runProgram(words.slice(first + 1), terminal, commands)
  return masked([...lines, `exit ${exit}`].join('\n'), directory)
}

/** Runs words as a program would, and tells what it wrote, to the letter. */
export async function typed(
  words: readonly string[],
  directory: string,
  environment: Readonly<Record<string, string>> = {},
  more: Partial<Terminal> = {},
): Promise<{ readonly stdout: string; readonly stderr: string; readonly exit: number }> {
  const stdout: string[] = []
  const stderr: string[] = []
  const terminal = terminalOf(environment, '', directory, [])
  const exit = await runProgram(
    words,
    {
      ...terminal,
      ...more,
      stdout: { ...terminal.stdout, write: (text) => stdout.push(text) },
      stderr: { ...terminal.stderr, write: (text) => stderr.push(text) },
    },
    commands,
  )
  return { stdout: stdout.join(''), stderr: stderr.join(''), exit }
}

/** COLUMNS makes stdout a terminal of that width. */
function terminalOf(
  environment: Readonly<Record<string, string>>,
  stdin: string,
  directory: string,
  lines: string[],
): Terminal {
  const width = environment.COLUMNS === undefined ? undefined : Number(environment.COLUMNS)
  return {
    stdin: { stream: Readable.from([stdin]), isTerminal: false },
    stdout: outputOf('', width, environment, lines),
    stderr: outputOf('! ', undefined, environment, lines),
    environment,
    directory,
    signal: new AbortController().signal,
    redactors: [],
    now: () => new Date('2026-01-15T10:00:00.000Z'),
  }
}

function outputOf(
  mark: string,
  width: number | undefined,
  environment: Readonly<Record<string, string>>,
  lines: string[],
): Output {
  const write = (text: string): void => {
    for (const line of text.replace(/\n$/, '').split('\n')) lines.push(`${mark}${line}`.trimEnd())
  }
  return {
    write,
    stream: new Writable(),
    isTerminal: width !== undefined,
    width,
    paint: hasColours(environment, false) ? colours : noPaint,
  }
}

/** Words as a shell makes them: quotes of both kinds, no expansion. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? []
  return words.map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'))
}

function masked(text: string, directory: string): string {
  return text
    .replaceAll(`${directory}/`, '')
    .replaceAll(directory, '.')
    .replace(/ *\d+(\.\d+)? ms/g, ' # ms')
    .replace(/("milliseconds"|"time"): [\d.]+/g, '$1: 0')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, '<moment>')
    .replace(/\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT/g, '<moment>')
    .replaceAll('\u001b', '␛')
}
