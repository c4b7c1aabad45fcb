// --against: the embedded portal, another server in place of the service, or the service itself.
import {
  isLoopback,
  serviceHost,
  type Target,
  type World,
  writtenBaseUrl,
} from '../../run/index.ts'
import { defined, type Problem } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { isRefused, misused, type Refused, refuse } from '../terminal/refusal.ts'
import { type Terminal, waitingIn } from '../terminal/terminal.ts'
import { type Against, portalOption } from '../wish/against.ts'
import type { OpenedApp } from './open-app.ts'

/** Where requests go, and what has to be done when they are through. */
export interface Aim {
  readonly target: Target
  /** False for servers that are not on this machine: changes there are asked about. */
  readonly isLocal: boolean
  /** For people: "the embedded portal" or a host. */
  readonly name: string
  /** As it would be typed: fake, live or the URL. */
  readonly against: string
  /** What answers in place of the network. */
  readonly send?: World['send']
  /** A clock that is moved where a request asks to wait: nobody is there who needs the time. */
  readonly clock?: {
    readonly wait: (milliseconds: number) => Promise<void>
    readonly passed: () => number
  }
  /** True where only the app says where requests go: nothing that is stored goes there. */
  readonly holdsBack?: true
  /** True when what is learnt there may be kept for the next run. */
  readonly keeps: boolean
  readonly close: () => Promise<void>
}

/**
 * Opens what --against names; the embedded portal is started for the time of the command. With
 * `serves` other commands in its folder use it meanwhile.
 */
export async function openAim(
  terminal: Terminal,
  server: Against,
  opened: OpenedApp,
  { serves = false } = {},
): Promise<Aim | Refused> {
  const { against } = server
  const isUnderTest = against === undefined && isLoopback(writtenBaseUrl(opened.app) ?? '')
  if (!isUnderTest && (against === undefined || against === 'fake')) {
    return openEmbedded(terminal, server, opened, serves)
  }
  const aim =
    against === undefined
      ? { ...aimAtThisMachine(serviceHost(opened.app)), holdsBack: true as const }
      : aimElsewhere(against, opened)
  const stray = portalOption(server)
  if (isRefused(aim) || !stray) return aim
  const message = `--${stray} is about the embedded portal, but requests go to ${aim.name}.`
  return misused('usage/against', message)
}

/** Addresses on this machine as the app writes them; others are refused. */
export function aimAtThisMachine(name: string): Aim {
  const target: Target = { kind: 'loopback' }
  const nothing = { keeps: true, close: async () => {} }
  return { ...nothing, target, name, isLocal: true, against: 'local' }
}

function aimElsewhere(against: string, { app }: OpenedApp): Aim | Refused {
  const nothing = { against, keeps: true, close: async () => {} }
  if (against === 'live') {
    return { ...nothing, name: serviceHost(app), target: { kind: 'live' }, isLocal: false }
  }
  // what stands before @ is a secret, and is not repeated
  const shown = against.replace(/^(\w+:\/\/).*@/, '$1…@')
  if (shown !== against) {
    return misused('usage/against', `--against takes no user or password: ${shown}.`)
  }
  if (URL.canParse(against) && /^https?:$/.test(new URL(against).protocol)) {
    const { host, protocol } = new URL(against)
    if (host === serviceHost(app) && !isLoopback(against)) {
      return misused('usage/against', `${host} is the service itself.`, 'spell --against live')
    }
    if (protocol === 'http:' && !isLoopback(against)) {
      const message = `The key would travel to ${host} for everybody to read.`
      return misused('usage/against', message, 'use https, or a server on this machine')
    }
    const target: Target = { kind: 'instead', url: against }
    return { ...nothing, name: host, target, isLocal: isLoopback(against) }
  }
  return misused(
    'usage/against',
    `--against does not know "${against}".`,
    'give fake, live, or a URL such as http://127.0.0.1:8080/api',
  )
}

async function openEmbedded(
  terminal: Terminal,
  { fresh, seed, subscriptions }: Against,
  { app, directory }: OpenedApp,
  serves: boolean,
): Promise<Aim | Refused> {
  const { isPortalApp, isProblem, openPortal } = await import('../../run/portal.ts')
  if (!(await isPortalApp(app))) {
    return misused(
      'usage/against',
      `The embedded portal does not stand for ${serviceHost(app) || 'the service of this app'}.`,
      'name where requests go: --against URL for a server of yours, or --against live',
    )
  }
  const wanted = { directory, fresh, serves, ...defined({ seed, subscriptions }) }
  const portal = await openPortal({ ...wanted, ...portalWorld(terminal) })
  if (isProblem(portal)) return noPortal(portal)
  const target: Target = { kind: 'instead', url: portal.url }
  const name = 'the embedded portal'
  return { target, isLocal: true, keeps: !fresh, name, against: 'fake', close: portal.close }
}

/** What a portal may touch of the world a command is called in. */
export function portalWorld(terminal: Terminal) {
  return { ...waitingIn(terminal), environment: terminal.environment }
}

/** The refusal of a portal that cannot be had: what was typed, or what is kept, does not fit. */
export function noPortal(problem: Problem): Refused {
  return refuse(problem.code === 'portal/state' ? EXIT.problems : EXIT.usage, problem)
}
