// What one command ran, operation by operation, as text and as JSON; secrets are masked here.
import type { Performed } from '../../run/index.ts'
import type { Module } from '../../spec/index.ts'
import { nextRun } from '../running/beginning.ts'
import type { Session } from '../session/session.ts'
import type { Aim } from '../session/target.ts'
import type { Warning } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { drawBundles } from './bundles.ts'
import { factsOfRun, tellRun } from './performed.ts'
import { drawReply } from './reply.ts'

/** One operation that was run. */
export interface Ran {
  readonly input: unknown
  readonly performed: Performed
  readonly warnings: readonly Warning[]
  /** How many bundles it gave: those that were printed at once are not in its result. */
  readonly bundles: number
}

/** Which operation of how many, and whether its bundles stand on stdout already. */
export interface Which {
  readonly number: number
  readonly of: number
  readonly isPrinted: boolean
}

/** Prints an operation: its bundles on stdout, everything about it on stderr. */
export function printOperation(
  terminal: Terminal,
  { opened, aim, world }: Session,
  { performed, warnings }: Ran,
  { number, of, isPrinted }: Which,
): void {
  const { stdout } = terminal
  const { redactor } = world
  const bundles = isPrinted ? [] : redactor.value(performed.bundles)
  const reply = performed.reply && drawReply(redactor.value(performed.reply))
  const title = of > 1 ? [stdout.paint.strong(`Operation ${number}`)] : []
  const drawn = [...(bundles.length > 0 ? drawBundles(bundles, stdout) : []), ...(reply ?? [])]
  if (drawn.length > 0) stdout.write(`${[...title, ...drawn].join('\n')}\n`)
  const told = warnings.map((one) => ({ ...one, message: redactor.text(one.message) }))
  tellRun(terminal, { app: opened.app, against: aim.against }, performed, told)
}

/** One line on stderr: how much was done, and against what. */
export function printSummary(terminal: Terminal, aim: Aim, ran: readonly Ran[], of: number): void {
  const requests = sum(ran, ({ performed }) => performed.calls.length)
  const bundles = sum(ran, (one) => one.bundles)
  const milliseconds = sum(ran, ({ performed }) => performed.milliseconds)
  const done =
    ran.length < of ? `${ran.length} of ${count(of, 'operation')}` : count(of, 'operation')
  const facts = [done, count(requests, 'request'), count(bundles, 'bundle')]
  const isCut = ran.some(({ performed }) => performed.interrupted) || terminal.signal.aborted
  const time = `${Math.round(milliseconds)} ms`
  const text = `${isCut ? 'Interrupted: ' : ''}${facts.join(', ')}, ${time}, against ${aim.name}`
  terminal.stderr.write(`${terminal.stderr.paint.faint(text)}\n`)
  const state = ran.findLast(({ performed }) => performed.state !== undefined)?.performed.state
  if (state && aim.keeps) terminal.stderr.write(`${nextRun(state, terminal.stderr.paint)}\n`)
  else if (state)
    terminal.stderr.write('What the trigger learnt is not kept: the next run begins anew.\n')
}

/** The one object of --json. */
export function resultOf(
  module: Module,
  { aim, chosen, world }: Session,
  ran: readonly Ran[],
  of: number,
  more: object = {},
): unknown {
  return world.redactor.value({
    module: module.name,
    against: aim.against,
    connection: chosen.from,
    operations: ran.map(({ input, performed, warnings }) => ({
      input,
      ...factsOfRun(performed, warnings),
    })),
    notRun: ran.length < of ? of - ran.length : undefined,
    ...more,
  })
}

function sum(ran: readonly Ran[], measure: (one: Ran) => number): number {
  return ran.reduce((total, one) => total + measure(one), 0)
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
