// The terminal as clack draws on it: its width is never 0, and it is let go of at the end.
import { Writable } from 'node:stream'
import type { Terminal } from './terminal.ts'

/** Where prompts are drawn, with the size a terminal has or is taken to have. */
export interface Screen {
  readonly output: Writable
  /** False on narrow ones: the line clack draws on the left costs a dozen columns of each list. */
  readonly withGuide: () => boolean
  readonly close: () => void
}

/** Below this width clack would break lines between single letters. */
const NARROWEST = 12

const ROWS = 24

/** Columns from which there is room for the line on the left. */
const ROOMY = 60

/** A screen on stderr; terminals that tell no size (0 on some serial lines) count as usual ones. */
export function screenOf({ stderr }: Terminal): Screen {
  const output = new Writable({
    decodeStrings: false,
    write: (chunk: unknown, _encoding, done) => {
      stderr.write(String(chunk))
      done()
    },
  })
  const { stream } = stderr
  const size = (name: 'columns' | 'rows'): number => Number(Reflect.get(stream, name) ?? 0)
  const columns = (): number => Math.max(NARROWEST, stderr.width ?? 0, size('columns'))
  Object.defineProperty(output, 'columns', { get: columns })
  Object.defineProperty(output, 'rows', { get: () => size('rows') || ROWS })
  const resized = (): void => {
    output.emit('resize')
  }
  stream.on('resize', resized)
  const close = (): void => {
    stream.off('resize', resized)
  }
  return { output, withGuide: () => columns() >= ROOMY, close }
}
