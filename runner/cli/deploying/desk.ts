// What commands about Make share: the project, its origin, a token that may go there, and one door for output.
import { resolve } from 'node:path'
import {
  findToken,
  hostOf,
  keptOf,
  mayGo,
  type NotRead,
  type Origin,
  openPort,
  openProject,
  type Port,
  type Project,
  readOrigins,
  ZONE_NAMES,
  type Zone,
  zoneOf,
} from '../../deploy/index.ts'
import type { CodeOf, Problem } from '../../text/index.ts'
import { didYouMean } from '../../text/index.ts'
import { createRedactor, type Redactor } from '../../trace/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { visible } from '../print/wrap.ts'
import { isRefused, misused, type Refused, refuse, sentenceOf } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { hintFor } from './refusals.ts'

/** How a command finds its origin. */
export interface Aimed {
  readonly app: string | undefined
  readonly origin: string | undefined
  /** Requests a minute; the usual number when it is not given. */
  readonly rate: number | undefined
}

/** Requests a minute unless told: below what the smallest plan of Make allows. */
const RATE = 50

/** Everything such a command works with. Its terminal shows no secret. */
export interface Desk {
  readonly terminal: Terminal
  readonly redactor: Redactor
  readonly project: Project
  readonly origin: Origin
  readonly kept: ReturnType<typeof keptOf>
  readonly port: Port
}

/** Works at a desk; whatever comes of it, or is shown meanwhile, passes the redactor. */
export async function atDesk(
  terminal: Terminal,
  aimed: Aimed,
  work: (desk: Desk) => Promise<ExitCode | Refused>,
): Promise<ExitCode | Refused> {
  const redactor = createRedactor()
  const masked = maskedTerminal(terminal, redactor)
  const desk = openDesk(masked, aimed, redactor)
  if (isRefused(desk)) return withoutSecrets(desk, redactor)
  const came = await work(desk)
  return isRefused(came) ? withoutSecrets(came, redactor) : came
}

/** A terminal whose outputs mask what the redactor knows when they are written to. */
export function maskedTerminal(terminal: Terminal, redactor: Redactor): Terminal {
  const { stdout, stderr } = terminal
  return {
    ...terminal,
    // what Make answers must not steer the terminal; stderr is drawn by those who know that
    stdout: { ...stdout, write: (text) => stdout.write(visible(redactor.text(text))) },
    stderr: { ...stderr, write: (text) => stderr.write(redactor.text(text)) },
  }
}

export const withoutSecrets = ({ refused, problems }: Refused, redactor: Redactor): Refused => ({
  refused,
  problems: problems.map((problem) => ({
    ...problem,
    message: redactor.text(problem.message),
    ...(problem.remedy === undefined ? {} : { remedy: redactor.text(problem.remedy) }),
  })),
})

/** A refusal that is ours or Make's. */
export function denied(
  code: CodeOf<'deploy'>,
  message: string,
  remedy?: string,
  exit: ExitCode = EXIT.refused,
): Refused {
  const problem: Problem = { code, severity: 'error', message }
  return refuse(exit, remedy === undefined ? problem : { ...problem, remedy })
}

function openDesk(terminal: Terminal, aimed: Aimed, redactor: Redactor): Desk | Refused {
  const directory = resolve(terminal.directory, aimed.app ?? '.')
  const project = openProject(directory)
  if (!project) {
    const message = `There is no readable makecomapp.json in ${aimed.app ?? 'this folder'}.`
    return denied(
      'deploy/no-app',
      message,
      'name the folder of the app with --app DIR',
      EXIT.problems,
    )
  }
  // before anything can be shown
  redactor.add(...secretsOf(project))
  const origin = chosenOrigin(project, aimed.origin)
  if (isRefused(origin)) return origin
  const zone = zoneFor(terminal, origin)
  if (isRefused(zone)) return zone
  const found = findToken(terminal.environment, directory, origin.apikeyFile)
  if ('fault' in found) return denied('deploy/token', found.fault, found.remedy)
  redactor.add(found.token)
  const named = [...found.hosts, ...zonesNamed(terminal)]
  if (!mayGo(zone.host, named)) return mayNotGo(zone.host)
  try {
    const kept = keptOf(project, origin)
    return {
      terminal,
      redactor,
      project,
      origin,
      kept,
      port: portTo(terminal, zone, found.token, aimed.rate),
    }
  } catch (error) {
    return denied('deploy/kept', sentenceOf(error), undefined, EXIT.problems)
  }
}

export const mayNotGo = (host: string): Refused =>
  denied(
    'deploy/zone',
    `A token goes to Make, to this machine, or where you name it: not to ${host}.`,
    `set ${ZONE_NAMES[0]}=${host} when that host is yours`,
  )

/** A way to Make that tells when it waits. */
export function portTo(
  terminal: Terminal,
  { host, protocol }: Pick<Zone, 'host' | 'protocol'>,
  token: string,
  rate: number | undefined,
): Port {
  const why = {
    pace: `at most ${rate ?? RATE} requests a minute go out`,
    busy: 'Make refuses more requests for now',
    again: 'Make did not answer as it should',
  }
  return openPort({
    zone: host,
    protocol,
    token,
    rate: rate ?? RATE,
    signal: terminal.signal,
    ...(terminal.wait === undefined ? {} : { wait: terminal.wait }),
    waiting: (milliseconds, reason) => {
      const seconds = Math.max(1, Math.round(milliseconds / 1000))
      terminal.stderr.write(`waits ${seconds} s: ${why[reason]}\n`)
    },
  })
}

/** Every text inside common data, here; what Make holds is told to the redactor when it is read. */
function secretsOf({ local }: Project): readonly string[] {
  const general = local.general.filter(({ section }) => section.isCommon)
  const own = local.components.flatMap(({ sections }) =>
    sections.filter((one) => one.section.isCommon),
  )
  return [...general, ...own].flatMap(({ text }) => textsIn(text))
}

/** The texts inside JSON, and the whole of it. */
export function textsIn(text: string): readonly string[] {
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') found.push(String(value))
    else if (typeof value === 'object' && value !== null) Object.values(value).map(visit)
  }
  try {
    visit(JSON.parse(text))
  } catch {
    // what is no JSON is secret as a whole
  }
  const whole = text.trim()
  return whole.length > 2 ? [...found, whole] : found
}

/** Zones that the person has put into the environment. */
export const zonesNamed = ({ environment }: Terminal): readonly string[] =>
  ZONE_NAMES.flatMap((name) => environment[name]?.trim() || [])

function chosenOrigin({ manifest }: Project, label: string | undefined): Origin | Refused {
  const { origins, faults } = readOrigins(manifest)
  const [fault] = faults
  if (fault !== undefined) return denied('deploy/origin', fault, undefined, EXIT.problems)
  const labels = origins.map((one) => one.label)
  const [first, second] = origins
  if (label !== undefined) {
    const known = labels.length === 0 ? 'the app has none' : `known are ${labels.join(', ')}`
    const found = origins.find((one) => one.label === label)
    return (
      found ??
      misused('usage/origin', `There is no origin "${label}".`, didYouMean(label, labels) ?? known)
    )
  }
  if (first && !second) return first
  if (first) {
    const remedy = `name one with --origin: ${labels.join(', ')}`
    return misused('usage/origin', 'The app has several origins.', remedy)
  }
  const remedy = 'dryrun origin add links an app in Make, or creates one'
  return misused(
    'usage/origin',
    'The app has no origin: nobody has said where in Make it lives.',
    remedy,
  )
}

function zoneFor(terminal: Terminal, { baseUrl, label }: Origin): Zone | Refused {
  const zone = zoneOf(baseUrl)
  if (!zone) {
    const message = `The baseUrl of the origin "${label}" is no address of Make: ${baseUrl}.`
    return denied('deploy/origin', message, 'it looks like https://eu1.make.com/api', EXIT.problems)
  }
  const other = zonesNamed(terminal).find((one) => zoneOf(one)?.host !== zone.host)
  if (other === undefined) return zone
  return denied(
    'deploy/zone',
    `The environment names the zone ${other}, and the origin "${label}" lies in ${hostOf(baseUrl)}.`,
    'unset it, or name the other origin with --origin',
  )
}

/** The refusal for what Make could not be asked, or did not want to answer. */
export function notRead({ failed }: NotRead, what: string): Refused {
  const remedy = hintFor(failed)
  if (failed.kind === 'unreachable') {
    return denied('deploy/unreachable', `${failed.message}.`, remedy, EXIT.unreachable)
  }
  return denied(
    'deploy/refused',
    `Make refuses ${what} (${failed.status}): ${failed.message}`,
    remedy,
  )
}
