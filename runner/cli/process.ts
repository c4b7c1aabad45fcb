// The process as a Terminal: its streams, its environment, and Ctrl-C.
import type { Writable } from 'node:stream'
import type { Output, Terminal } from './command.ts'
import { colours, hasColours, noPaint } from './print/paint.ts'

/** The world of this process. The first Ctrl-C aborts the signal, the second kills. */
export function processTerminal(): Terminal {
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  return {
    stdin: { stream: process.stdin, isTerminal: process.stdin.isTTY === true },
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    environment: process.env,
    directory: process.cwd(),
    signal: interrupted.signal,
    now: () => new Date(),
  }
}

function outputOf(stream: Writable & { readonly isTTY?: boolean; readonly columns?: number }) {
  const isTerminal = stream.isTTY === true
  let closed = false
  // a reader such as head may leave early, which is no mistake of anybody
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
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
