// What a run came to: bundles on stdout, requests, warnings and errors on stderr, or all as JSON.
import { codeOfType, type ModuleError } from '../../engine/index.ts'
import { type CallLine, type Performed, writtenBaseUrl } from '../../run/index.ts'
import type { App } from '../../spec/index.ts'
import { defined, type Problem, remedyOf, worded } from '../../text/index.ts'
import { printTrace } from '../../trace/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Warning } from '../terminal/progress.ts'
import { placeOf, tell } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { visible } from './wrap.ts'

/** How a run ended, as an exit code. */
export function exitOf({ interrupted, error }: Performed): ExitCode {
  if (interrupted) return EXIT.interrupted
  if (!error) return EXIT.done
  const failure = error.network?.failure
  const isUnreachable = failure === 'unreachable' || failure === 'timeout' || failure === 'tls'
  return isUnreachable ? EXIT.unreachable : EXIT.moduleFailed
}

/** Said above a trace whose requests went elsewhere than its addresses say. */
const REDIRECTED =
  'Addresses stand as the app writes them; the requests went to the target of this run.'

/** Whose requests they were, and where they went: fake, live or a URL. */
export interface Sent {
  readonly app: App
  readonly against: string
}

/** The trace, the requests, the warnings and the error of a run, on stderr. */
export function tellRun(
  terminal: Terminal,
  { app, against }: Sent,
  performed: Performed,
  warnings: readonly Warning[],
): void {
  const { stderr } = terminal
  const redirected = performed.trace && against !== 'live'
  const lines = [
    ...(redirected ? [stderr.paint.faint(REDIRECTED)] : []),
    ...printTrace(performed.trace ?? [], stderr.paint.faint),
    ...performed.calls.map((call) => drawCall(call, app, terminal)),
  ]
  if (lines.length > 0) stderr.write(`${lines.map(visibleButColours).join('\n')}\n`)
  tellWarnings(terminal, warnings)
  if (performed.error) tell(terminal, [problemOfError(performed.error)])
}

/** Unusual things that are no errors. */
export function tellWarnings(terminal: Terminal, warnings: readonly Warning[]): void {
  tell(terminal, warnings.map(problemOfWarning))
}

/** Lines that may hold colours of ours: those stay, everything else that steers is made visible. */
function visibleButColours(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with the escape character
  return line.replace(/(\u001b\[\d+m)|([^\u001b]+)|(\u001b)/g, (whole, colour) =>
    colour === undefined ? visible(whole) : whole,
  )
}

function drawCall(call: CallLine, app: App, { stderr }: Terminal): string {
  const { paint } = stderr
  const base = writtenBaseUrl(app)?.replace(/\/+$/, '')
  const below = base !== undefined && call.url.startsWith(`${base}/`)
  const url = below ? call.url.slice(base.length) : call.url
  const status = call.status ?? 'no answer'
  const paintStatus = call.status !== undefined && call.status < 400 ? paint.good : paint.error
  const time = paint.faint(`${Math.round(call.milliseconds)} ms`)
  return `${call.method} ${url}  ${paintStatus(String(status))}  ${time}`
}

function problemOfWarning({ message, at }: Warning): Problem {
  // what is written nowhere has no place
  const place = at?.source.text === '' ? undefined : at
  return { code: 'run/warning', severity: 'warning', message, ...defined({ at: place }) }
}

/** A module error with Make's type in front, at its place in the app's files. */
export function problemOfError(error: ModuleError): Problem {
  const { type, message, at, remedy, suggestion } = error
  return {
    code: codeOfType(type),
    severity: 'error',
    message: `${type}: ${message}`,
    ...defined({ at, remedy, suggestion }),
  }
}

/** The facts of one run, for --json. */
export function factsOfRun(
  performed: Performed,
  warnings: readonly Warning[] = [],
): Record<string, unknown> {
  const { bundles, error, calls, milliseconds, interrupted, trace, reply, state } = performed
  return {
    bundles,
    reply,
    state,
    error: error && factsOfError(error),
    requests: calls.map((call) => ({ ...call, milliseconds: Math.round(call.milliseconds) })),
    milliseconds: Math.round(milliseconds),
    interrupted: interrupted || undefined,
    warnings: warnings.length > 0 ? warnings.map(({ message }) => message) : undefined,
    trace,
  }
}

export function factsOfError(error: ModuleError): object {
  const { type, message, at, network } = error
  const remedy = remedyOf(error)
  return {
    type,
    message,
    place: at && placeOf(at),
    remedy,
    network: network?.failure,
  }
}

/** Problems for --json: spans as places. */
export function factsOfProblem(problem: Problem): object {
  const { at, ...facts } = worded(problem)
  return at ? { ...facts, place: placeOf(at) } : facts
}
