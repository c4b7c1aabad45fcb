// What one command ran, operation by operation, as text and as JSON; secrets are masked here.
import type { Performed } from '../run/index.ts'
import type { Module } from '../spec/index.ts'
import type { Context } from './command.ts'
import { drawBundles } from './print/bundles.ts'
import type { Warning } from './progress.ts'
import { factsOfRun, tellRun } from './result.ts'
import type { Session } from './session.ts'
import type { Aim } from './target.ts'

/** One operation that was run. */
export interface Ran {
  readonly input: Readonly<Record<string, unknown>>
  readonly performed: Performed
  readonly warnings: readonly Warning[]
}

/** Prints an operation: its bundles on stdout, everything about it on stderr. */
export function printOperation(
  context: Context,
  { opened, circumstances }: Session,
  { performed, warnings }: Ran,
  { number, of }: { readonly number: number; readonly of: number },
): void {
  const { stdout } = context
  const bundles = circumstances.redactor.value(performed.bundles)
  const title = of > 1 ? [stdout.paint.strong(`Operation ${number}`)] : []
  const lines = bundles.length > 0 ? [...title, ...drawBundles(bundles, stdout)] : []
  if (lines.length > 0) stdout.write(`${lines.join('\n')}\n`)
  const { redactor } = circumstances
  const told = warnings.map((one) => ({ ...one, message: redactor.text(one.message) }))
  tellRun(context, opened.app, performed, told)
}

/** One line on stderr: how much was done, and against what. */
export function printSummary(context: Context, aim: Aim, ran: readonly Ran[], of: number): void {
  const requests = sum(ran, ({ performed }) => performed.calls.length)
  const bundles = sum(ran, ({ performed }) => performed.bundles.length)
  const milliseconds = sum(ran, ({ performed }) => performed.milliseconds)
  const done =
    ran.length < of ? `${ran.length} of ${count(of, 'operation')}` : count(of, 'operation')
  const facts = [done, count(requests, 'request'), count(bundles, 'bundle')]
  const isCut = ran.some(({ performed }) => performed.interrupted) || context.signal.aborted
  const time = `${Math.round(milliseconds)} ms`
  const text = `${isCut ? 'Interrupted: ' : ''}${facts.join(', ')}, ${time}, against ${aim.name}`
  context.stderr.write(`${context.stderr.paint.faint(text)}\n`)
}

/** The one object of --json. */
export function resultOf(
  module: Module,
  { aim, chosen, circumstances }: Session,
  ran: readonly Ran[],
  of: number,
): unknown {
  return circumstances.redactor.value({
    module: module.name,
    against: aim.against,
    connection: chosen.from,
    operations: ran.map(({ input, performed, warnings }) => ({
      input,
      ...factsOfRun(performed),
      ...(warnings.length > 0 ? { warnings: warnings.map(({ message }) => message) } : {}),
    })),
    ...(ran.length < of ? { notRun: of - ran.length } : {}),
  })
}

function sum(ran: readonly Ran[], measure: (one: Ran) => number): number {
  return ran.reduce((total, one) => total + measure(one), 0)
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
