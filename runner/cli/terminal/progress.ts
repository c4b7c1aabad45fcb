// What a long run is doing, in one line of the terminal that comes and goes; nothing when piped.
import type { World } from '../../run/index.ts'
import type { Output } from './terminal.ts'

type Watch = NonNullable<World['watch']>

export interface Progress {
  readonly watch: Watch
  /** Says which operation of how many has begun. */
  readonly begin: (operation: number, of: number) => void
  /** Wipes the line, before anything else is printed. */
  readonly clear: () => void
  /** Unusual things that happened since the last time they were taken. */
  readonly takeWarnings: () => readonly Warning[]
}

export type Warning = Extract<Parameters<Watch>[0], { kind: 'warning' }>

/** Milliseconds between two updates: more of them would only flicker. */
const PAUSE = 100

export function createProgress(stderr: Output): Progress {
  let warnings: Warning[] = []
  let shown = false
  let last = 0
  let pages = 0
  let bundles = 0
  let prefix = ''
  const show = (): void => {
    const now = Date.now()
    if (!stderr.isTerminal || now - last < PAUSE) return
    last = now
    shown = true
    const text = `${prefix}page ${pages}, ${bundles} bundles`
    stderr.write(`\r\u001b[2K${stderr.paint.faint(text.slice(0, (stderr.width ?? 80) - 1))}`)
  }
  return {
    watch: (step) => {
      if (step.kind === 'warning') warnings.push(step)
      if (step.kind !== 'page') return
      pages = step.number
      bundles += step.bundles.length
      // a run of one page is over before anybody could read about it
      if (pages > 1 || prefix !== '') show()
    },
    begin: (operation, of) => {
      pages = 0
      bundles = 0
      prefix = of > 1 ? `operation ${operation} of ${of}, ` : ''
    },
    clear: () => {
      if (shown) stderr.write('\r\u001b[2K')
      shown = false
    },
    takeWarnings: () => {
      const taken = warnings
      warnings = []
      return taken
    },
  }
}
