// The process as a Terminal: its streams, its environment, and what asks it to end.
import type { Writable } from 'node:stream'
import { EXIT } from '../exit-codes.ts'
import { colours, hasColours, noPaint } from '../print/paint.ts'
import type { Output, Terminal } from './terminal.ts'

/** Why nothing more could be written; a reader that leaves early is no failure. */
export interface Broken {
  reason?: string
}

/**
 * The world of this process. The first Ctrl-C aborts the signal, the second kills; so do the other
 * ways of asking a process to end. `broken` is told when an output fails. Throws an Error with one sentence when the folder is gone.
 */
export function processTerminal(broken: Broken, redactors: Terminal['redactors']): Terminal {
  const interrupted = new AbortController()
  stopOnInterrupt(interrupted)
  return {
    stdin: {
      // opened by the first who reads it or asks: most never do
      get stream() {
        return process.stdin
      },
      get isTerminal() {
        return process.stdin.isTTY === true
      },
    },
    stdout: outputOf(process.stdout, broken),
    stderr: outputOf(process.stderr, broken),
    environment: process.env,
    directory: currentFolder(),
    signal: interrupted.signal,
    redactors,
    now: () => new Date(),
  }
}

/** Milliseconds in which a second Ctrl-C is the first one heard twice: timeout(1) sends both. */
const ECHO = 300

/** Ctrl-C, kill, and a terminal that is closed. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

function stopOnInterrupt(interrupted: AbortController): void {
  let first = 0
  for (const name of ENDING) {
    const hear = (): void => {
      if (first === 0) {
        first = Date.now()
        interrupted.abort()
      } else if (Date.now() - first > ECHO) {
        // shells want to see Ctrl-C itself; the others have no exit code of ours
        if (name !== 'SIGINT') process.exit(EXIT.interrupted)
        process.off(name, hear)
        process.kill(process.pid, name)
      }
    }
    process.on(name, hear)
  }
}

function currentFolder(): string {
  try {
    return process.cwd()
  } catch {
    throw new Error('The folder you are in does not exist any more; change to another one.')
  }
}

function outputOf(
  stream: Writable & { readonly isTTY?: boolean; readonly columns?: number },
  broken: Broken,
) {
  const isTerminal = stream.isTTY === true
  let closed = false
  // a reader such as head may leave early, which is no mistake of anybody
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') broken.reason = error.message
    closed = true
  })
  const output: Output = {
    write: (text) => {
      if (!closed) stream.write(text)
    },
    stream,
    isTerminal,
    // a terminal that does not tell its width (0 on some serial lines) counts as usual
    get width() {
      return isTerminal ? stream.columns || 80 : undefined
    },
    paint: hasColours(process.env, isTerminal) ? colours : noPaint,
  }
  return output
}
