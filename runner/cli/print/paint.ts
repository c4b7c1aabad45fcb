// Colours by meaning, not by name; none of them when the output is not meant to have any.
import { styleText } from 'node:util'
import type { Paint } from '../../text/index.ts'

export interface FullPaint extends Required<Paint> {
  readonly good: (text: string) => string
  readonly name: (text: string) => string
}

const plain = (text: string): string => text

export const noPaint: FullPaint = {
  strong: plain,
  error: plain,
  warning: plain,
  faint: plain,
  good: plain,
  name: plain,
}

// the caller has decided whether there are colours, so Node does not look at a stream again
const style =
  (format: Parameters<typeof styleText>[0]) =>
  (text: string): string =>
    text === '' ? '' : styleText(format, text, { validateStream: false })

export const colours: FullPaint = {
  strong: style('bold'),
  error: style(['red', 'bold']),
  warning: style(['yellow', 'bold']),
  faint: style('dim'),
  good: style('green'),
  name: style('cyan'),
}

/**
 * Whether an output has colours: NO_COLOR forbids them, FORCE_COLOR demands them (0 and false
 * forbid), otherwise a terminal that is not dumb has them.
 */
export function hasColours(
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  const forced = environment.FORCE_COLOR
  if (forced === '0' || forced === 'false') return false
  if (environment.NO_COLOR) return false
  if (forced !== undefined) return true
  return isTerminal && environment.TERM !== 'dumb'
}
