// A person at a terminal of this process: sees what the program asks, presses keys, waits for its end.
import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { commands } from '../runner/cli/commands/index.ts'
import { noPaint } from '../runner/cli/print/paint.ts'
import { runProgram } from '../runner/cli/program.ts'
import type { Output, Terminal } from '../runner/cli/terminal/terminal.ts'

export const KEYS = {
  down: '\u001b[B',
  enter: '\r',
  interrupt: '\u0003',
  end: '\u0004',
  back: '\u007f',
}

export interface Person {
  /** Waits until the program has written something, and forgets all before it. */
  readonly sees: (text: string) => Promise<void>
  readonly presses: (...keys: readonly string[]) => void
  /** The exit code and everything that was written to stdout and stderr. */
  readonly ended: Promise<{ exit: number; out: string; told: string }>
}

/** Sits down at `dryrun WORDS` in a folder. */
export function atTerminal(
  words: readonly string[],
  directory: string,
  environment: Readonly<Record<string, string>> = {},
): Person {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin })
  const controller = new AbortController()
  const [stdout, stderr] = [screen(), screen()]
  const terminal: Terminal = {
    stdin: { stream: stdin, isTerminal: true },
    stdout: stdout.output,
    stderr: stderr.output,
    environment,
    directory,
    signal: controller.signal,
    redactors: [],
    now: () => new Date('2026-01-15T10:00:00.000Z'),
  }
  let from = 0
  const sees = async (text: string): Promise<void> => {
    for (let turn = 0; turn < 1000; turn += 1) {
      const at = stderr.text().indexOf(text, from)
      if (at >= 0) {
        from = at + text.length
        return
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    throw new Error(`nobody saw "${text}" in ${stderr.text().slice(from)}`)
  }
  const ended = runProgram(words, terminal, commands).then((exit) => ({
    exit,
    out: stdout.text(),
    told: stderr.text(),
  }))
  return { sees, presses: (...keys) => stdin.write(keys.join('')), ended }
}

function screen() {
  let written = ''
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 })
  stream.on('data', (chunk: Buffer) => {
    written += stripVTControlCharacters(chunk.toString())
  })
  const output: Output = {
    write: (text) => stream.write(text),
    stream,
    isTerminal: true,
    width: 80,
    paint: noPaint,
  }
  return { output, text: () => written }
}
