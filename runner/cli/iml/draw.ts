// Values, explanations and errors of expressions as text.
import { type Explained, ImlError, kindOf, problemOf } from '../../iml/index.ts'
import { drawProblem } from '../../text/index.ts'
import { drawTree, isPlain, plainText } from '../print/tree.ts'
import { visible } from '../print/wrap.ts'
import type { Output } from '../terminal/terminal.ts'

/** Longest value in a line of an explanation. */
const WIDEST = 60

/** The value with its type: in one line when it is plain, as a tree under its type otherwise. */
export function drawValue(value: unknown, { paint }: Output): string {
  const kind = kindOf(value)
  if (kind === 'array' || kind === 'collection') {
    const count = Array.isArray(value) ? value.length : Object.keys(value as object).length
    const what = kind === 'array' ? 'item' : 'member'
    const head = paint.faint(`(${kind}, ${count} ${what}${count === 1 ? '' : 's'})`)
    return [head, ...(count === 0 ? [] : drawTree(value, paint, 2))].join('\n')
  }
  const bytes = kind === 'buffer' ? ` ${Buffer.from(value as Uint8Array).toString('hex')}` : ''
  return `${plainText(value, paint)}${bytes}  ${paint.faint(`(${kind})`)}`
}

/** The parts of an expression, each under the part it belongs to, with its value. */
export function drawExplained(parts: readonly Explained[], output: Output, indent = 0): string[] {
  const { paint } = output
  return parts.flatMap((part) => {
    const text = visible(part.text.replace(/\s+/g, ' '))
    const margin = ' '.repeat(indent)
    const line = `${margin}${paint.name(text)}  ${outcomeOf(part, output)}`
    return [line, ...drawExplained(part.parts, output, indent + 2)]
  })
}

function outcomeOf({ outcome, value, error }: Explained, { paint }: Output): string {
  if (outcome === 'skipped') return paint.faint('not evaluated')
  if (outcome === 'error') return `${paint.error('error:')} ${visible(error?.message ?? '')}`
  const text = isPlain(value) ? plainText(value, paint) : (JSON.stringify(value) ?? '')
  const short = text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text
  return `= ${visible(short)}  ${paint.faint(`(${kindOf(value)})`)}`
}

/** An error of an expression with carets; anything else that was thrown passes on. */
export function drawError(error: unknown, { paint }: Output): string {
  if (!(error instanceof ImlError)) throw error
  return drawProblem(problemOf(error), paint)
}
