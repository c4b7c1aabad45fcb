// A trace as a tree for the terminal: what was written, what it became, what was sent and received.
import type { TraceStep } from './trace.ts'

/** Longest text of a value in one line. */
const WIDEST = 100

/** Lines of a trace; `faint` dims what is less important. */
export function printTrace(
  steps: readonly TraceStep[],
  faint: (text: string) => string = (text) => text,
): string[] {
  return steps.flatMap((step) => lines(step, faint))
}

function lines(step: TraceStep, faint: (text: string) => string): string[] {
  const head = faint(`${String(step.number).padStart(4)} ${String(step.time).padStart(7)} ms`)
  const body = describe(step, faint)
  const [first = '', ...rest] = body
  return [`${head}  ${first}`, ...rest.map((line) => `${' '.repeat(17)}${line}`)]
}

function describe(step: TraceStep, faint: (text: string) => string): string[] {
  switch (step.kind) {
    case 'evaluated':
      return evaluated(step, faint)
    case 'send':
      return [
        `→ ${step.method} ${step.url}`,
        ...headerLines(step.headers, faint),
        ...bodyLines(step, faint),
      ]
    case 'received':
      if (step.failure !== undefined) return [`← no answer: ${step.message}`]
      return [`← ${step.status}`, ...headerLines(step.headers, faint), ...bodyLines(step, faint)]
    case 'wait':
      return [`waits ${step.milliseconds} ms`]
    case 'page':
      return [
        `page ${step.page}: ${count(step.items, 'item')}, ${count(step.bundles, 'bundle')}` +
          (step.stop ? `, the last: ${step.stop}` : ''),
      ]
    case 'round':
      return [`round ${step.round} of repeat${step.stop ? `, the last: ${step.stop}` : ''}`]
    case 'authorize':
      return [`sends the user to ${step.url}`]
    case 'warning':
      return [`warning: ${step.message}${step.at ? faint(` ${step.at}`) : ''}`]
  }
}

function evaluated(step: TraceStep, faint: (text: string) => string): string[] {
  const written = short(step.written)
  const value = short(step.value)
  const name = `${step.directive}${faint(`  ${step.at}`)}`
  if (written === value) return [`${name}`, `  = ${value}`]
  return [name, `  ${faint(written)}`, `  = ${value}`]
}

function headerLines(headers: unknown, faint: (text: string) => string): string[] {
  return Object.entries((headers ?? {}) as Record<string, unknown>).map(([name, value]) =>
    faint(`  ${name}: ${Array.isArray(value) ? value.join(', ') : String(value)}`),
  )
}

function bodyLines(step: TraceStep, faint: (text: string) => string): string[] {
  return typeof step.body === 'string' && step.body !== '' ? [faint(`  ${cut(step.body)}`)] : []
}

function count(number: unknown, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

function short(value: unknown): string {
  return value === undefined ? 'undefined' : cut(JSON.stringify(value) ?? String(value))
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= WIDEST ? line : `${line.slice(0, WIDEST - 1)}…`
}
