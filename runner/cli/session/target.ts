// --against: the embedded portal, another server in place of the service, or the service itself.
import {
  isLoopback,
  serviceHost,
  type Target,
  type World,
  writtenBaseUrl,
} from '../../run/index.ts'
import { defined } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { isRefused, misused, type Refused, refuse, sentenceOf } from '../terminal/refusal.ts'
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
  /** True when what is learnt there may be kept for the next run. */
  readonly keeps: boolean
  /** Keeps what happened in the embedded portal. */
  readonly save: () => void
  readonly close: () => Promise<void>
}

/** Opens what --against names; the embedded portal is started for the time of the command. */
export async function openAim(server: Against, opened: OpenedApp): Promise<Aim | Refused> {
  const { against } = server
  const isUnderTest = against === undefined && isLoopback(writtenBaseUrl(opened.app) ?? '')
  if (!isUnderTest && (against === undefined || against === 'fake')) {
    return openEmbedded(server, opened)
  }
  const aim =
    against === undefined
      ? aimAtThisMachine(serviceHost(opened.app))
      : aimElsewhere(against, opened)
  const stray = portalOption(server)
  if (isRefused(aim) || !stray) return aim
  const message = `--${stray} is about the embedded portal, but requests go to ${aim.name}.`
  return misused('usage/against', message)
}

/** Addresses on this machine as the app writes them; others are refused. */
export function aimAtThisMachine(name: string): Aim {
  const target: Target = { kind: 'loopback' }
  const nothing = { keeps: true, save: () => {}, close: async () => {} }
  return { ...nothing, target, name, isLocal: true, against: 'local' }
}

/** Keeps what happened and stops what was started, also when it cannot be kept. */
export async function closeAim(aim: Aim): Promise<void> {
  try {
    aim.save()
  } finally {
    await aim.close()
  }
}

function aimElsewhere(against: string, { app }: OpenedApp): Aim | Refused {
  const nothing = { against, keeps: true, save: () => {}, close: async () => {} }
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
  { fresh, seed, subscriptions }: Against,
  opened: OpenedApp,
): Promise<Aim | Refused> {
  const { isPortalApp, openPortal } = await import('../../run/portal.ts')
  if (!(await isPortalApp(opened.app))) {
    return misused(
      'usage/against',
      `The embedded portal does not stand for ${serviceHost(opened.app) || 'the service of this app'}.`,
      'name where requests go: --against URL for a server of yours, or --against live',
    )
  }
  try {
    const portal = await openPortal({
      directory: opened.directory,
      fresh,
      ...defined({ seed, subscriptions }),
    })
    const target: Target = { kind: 'instead', url: portal.url }
    const name = 'the embedded portal'
    return { target, isLocal: true, keeps: !fresh, name, against: 'fake', ...ends(portal) }
  } catch (error) {
    const message = sentenceOf(error)
    return refuse(EXIT.problems, { code: 'portal/not-started', severity: 'error', message })
  }
}

function ends({ save, close }: Pick<Aim, 'save' | 'close'>): Pick<Aim, 'save' | 'close'> {
  return { save, close }
}
