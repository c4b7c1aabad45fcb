// --dry: the requests that would go out, as text, as curl commands or as JSON; nothing is sent.
import type { HttpRequest } from '../../engine/index.ts'
import type { Beginning, Inputs } from '../../operation/index.ts'
import {
  type Canned,
  type Dry,
  type Planned,
  planRun,
  readOnlyTriggerState,
  type Unknown,
} from '../../run/index.ts'
import type { Module } from '../../spec/index.ts'
import { own, type Problem, positionOf } from '../../text/index.ts'
import { curlOf, type Redactor } from '../../trace/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { printJson } from '../print/json.ts'
import { factsOfError, problemOfError, tellWarnings } from '../print/performed.ts'
import { bodyLines } from '../print/reply.ts'
import { visible } from '../print/wrap.ts'
import type { Session } from '../session/session.ts'
import { isRefused, type Refused, refuse, sentenceOf, tell } from '../terminal/refusal.ts'
import type { Output, Terminal } from '../terminal/terminal.ts'
import type { Shown } from '../wish/shown.ts'
import { placeOfState } from './beginning.ts'
import type { Input } from './operations-of.ts'

/** What is planned, operation by operation. */
export interface Planning {
  readonly module: Module
  readonly inputs: readonly Input[]
  readonly items?: readonly unknown[] | undefined
  readonly from: Beginning | undefined
  readonly canned?: Canned | undefined
}

/** Plans every operation of a module and prints it. */
export async function runDry(
  terminal: Terminal,
  shown: AsPlanned,
  session: Session,
  planning: Planning,
): Promise<ExitCode | Refused> {
  const { module, canned } = planning
  const wanted = inputsOrRefusal(session, planning)
  if (isRefused(wanted)) return wanted
  const dries = wanted.map(({ input, inputs }): Planable => {
    return { input, dry: { kind: module.type, component: module, inputs, canned } }
  })
  return printPlans(terminal, shown, session, { module: module.name }, dries)
}

/** How requests are shown that are not sent. */
type AsPlanned = Pick<Shown, 'json' | 'curl'>

/** A component on one input. */
export interface Planable {
  readonly input: unknown
  readonly dry: Dry
}

/** Plans and prints what components would send; `heading` says in --json whose it is. */
export async function printPlans(
  terminal: Terminal,
  shown: AsPlanned,
  session: Session,
  heading: object,
  dries: readonly Planable[],
): Promise<ExitCode> {
  const { redactor } = session.world
  const plans: { input: unknown; planned: Planned; answered: boolean }[] = []
  for (const { input, dry } of dries) {
    const before = refreshBefore(session)
    const planned = await planRun(dry, session.opened.app, session.world)
    const unknown = [...before, ...planned.unknown]
    plans.push({ input, planned: { ...planned, unknown }, answered: dry.canned !== undefined })
  }
  if (shown.json) {
    const operations = plans.map(({ input, planned }) => ({
      input: redactor.value(input),
      ...factsOf(planned, redactor, shown),
    }))
    terminal.stdout.write(printJson({ ...heading, operations }))
  } else {
    for (const [index, { planned, answered }] of plans.entries()) {
      // text is told apart by a heading; curl commands are for a shell and stay alone
      const heads = shown.curl ? terminal.stderr : terminal.stdout
      if (plans.length > 1) tellNumber(heads, index + 1)
      print(terminal, shown, planned, redactor, answered)
    }
  }
  return plans.some(({ planned }) => planned.error) ? EXIT.moduleFailed : EXIT.done
}

/** A stored connection may be refreshed first; whether it is, its own condition tells at that time. */
function refreshBefore({ chosen }: Session): Unknown[] {
  const document = chosen.connection?.code.get('communication')
  if (chosen.from !== 'stored' || !document || !own(document.value, 'refresh')) return []
  const message = 'A refresh of the connection may come first; its condition decides.'
  return [{ message, at: document.keySpanOf(['refresh']) }]
}

/** A damaged state of a trigger is refused. */
function inputsOrRefusal(
  session: Session,
  planning: Planning,
): ReturnType<typeof inputsOf> | Refused {
  try {
    return inputsOf(session, planning)
  } catch (error) {
    const message = sentenceOf(error)
    return refuse(EXIT.problems, { code: 'run/state', severity: 'error', message })
  }
}

function inputsOf(
  session: Session,
  { module, inputs, items, from }: Planning,
): { readonly input: unknown; readonly inputs: Inputs }[] {
  const [{ bundle: parameters } = { bundle: {} }] = inputs
  if (items) {
    return items.map((payload) => ({
      input: payload,
      inputs: { parameters, occasion: { payload } },
    }))
  }
  const state = from === undefined ? readOnlyTriggerState(placeOfState(session, module)) : undefined
  const trigger = { state, from: from ?? ('all' as const) }
  const occasion = module.type === 'trigger' ? { trigger } : undefined
  return inputs.map(({ bundle }) => ({ input: bundle, inputs: { parameters: bundle, occasion } }))
}

function tellNumber({ write, paint }: Output, number: number): void {
  const gap = number > 1 ? '\n' : ''
  write(`${gap}${paint.strong(`Operation ${number}`)}\n`)
}

function print(
  terminal: Terminal,
  { curl }: AsPlanned,
  planned: Planned,
  redactor: Redactor,
  answered: boolean,
): void {
  const { stdout, stderr } = terminal
  const { requests, unknown, warnings, error } = planned
  const blocks = requests.map((request) =>
    curl ? curlOf(request, redactor) : drawRequest(request, redactor),
  )
  if (blocks.length > 0) stdout.write(`${blocks.join('\n\n')}\n`)
  else if (!error) stderr.write('No request would be sent.\n')
  const open = unknown.map((one): Problem => ({ code: 'run/unknown', severity: 'hint', ...one }))
  tell(terminal, open)
  tellWarnings(
    terminal,
    warnings.map((one) => ({ kind: 'warning', ...one, message: redactor.text(one.message) })),
  )
  if (unknown.length > 0 && !answered) {
    stderr.write(stderr.paint.faint('With --answers FILE the run goes on behind an answer.\n'))
  }
  if (error) {
    const problem = problemOfError(error)
    tell(terminal, [{ ...problem, message: redactor.text(problem.message) }])
  }
}

/** A request as it goes over the wire; Node adds Host, Content-Length and the like. */
function drawRequest({ method, url, headers, body }: HttpRequest, redactor: Redactor): string {
  const hidden = typeof body === 'string' ? redactor.text(body) : redactor.value(body)
  const lines = [
    `${method} ${redactor.text(url)}`,
    ...headers.map(([name, value]) => `${name}: ${redactor.text(value)}`),
  ]
  return [...lines.map(visible), ...bodyLines(hidden ?? '')].join('\n')
}

function factsOf(planned: Planned, redactor: Redactor, { curl }: AsPlanned): object {
  const { requests, unknown, warnings, error } = planned
  return {
    requests: requests.map((request) => ({
      method: request.method,
      url: redactor.text(request.url),
      headers: request.headers.map(([name, value]) => [name, redactor.text(value)]),
      body: redactor.value(request.body),
      curl: curl ? curlOf(request, redactor) : undefined,
    })),
    unknown: unknown.length > 0 ? unknown.map(placed) : undefined,
    warnings: warnings.length > 0 ? redactor.value(warnings.map(placed)) : undefined,
    error: error && redactor.value(factsOfError(error)),
  }
}

function placed({ message, at }: Unknown): object {
  if (!at) return { message }
  const { line, column } = positionOf(at.source, at.start)
  return { message, place: `${at.source.file}:${line}:${column}` }
}
