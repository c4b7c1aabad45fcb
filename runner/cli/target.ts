// --against: the embedded portal, another server in place of the service, or the service itself.
import { isLoopback, serviceHost, type Target } from '../run/index.ts'
import { type Context, isSet, textOption } from './command.ts'
import { EXIT } from './exit-codes.ts'
import { numberOption } from './numbers.ts'
import type { OpenedApp } from './open.ts'
import { isRefused, misused, type Refused, refuse, sentenceOf } from './refusal.ts'

/** Where requests go, and what has to be done when they are through. */
export interface Aim {
  readonly target: Target
  /** False for servers that are not on this machine: changes there are asked about. */
  readonly isLocal: boolean
  /** For people: "the embedded portal" or a host. */
  readonly name: string
  /** As it would be typed: fake, live or the URL. */
  readonly against: string
  /** Keeps what happened in the embedded portal. */
  readonly save: () => void
  readonly close: () => Promise<void>
}

const LARGEST_SEED = 2 ** 32

/** Opens what --against names; the embedded portal is started for the time of the command. */
export async function openAim(context: Context, opened: OpenedApp): Promise<Aim | Refused> {
  const against = textOption(context, 'against') ?? 'fake'
  if (against === 'fake') return openEmbedded(context, opened)
  const aim = aimElsewhere(against, opened)
  const stray = ['fresh', 'seed', 'subscriptions'].find((name) => context.options[name])
  if (isRefused(aim) || !stray) return aim
  const message = `--${stray} is about the embedded portal, but requests go to ${aim.name}.`
  return misused('usage/against', message)
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
  const nothing = { against, save: () => {}, close: async () => {} }
  if (against === 'live') {
    return { ...nothing, name: serviceHost(app), target: { kind: 'live' }, isLocal: false }
  }
  if (URL.canParse(against) && /^https?:$/.test(new URL(against).protocol)) {
    const { host } = new URL(against)
    const target: Target = { kind: 'instead', url: against }
    return { ...nothing, name: host, target, isLocal: isLoopback(against) }
  }
  return misused(
    'usage/against',
    `--against does not know "${against}".`,
    'give fake, live, or a URL such as http://127.0.0.1:8080/api',
  )
}

async function openEmbedded(context: Context, opened: OpenedApp): Promise<Aim | Refused> {
  const seed = numberOption(context, 'seed', 0, LARGEST_SEED)
  const subscriptions = numberOption(context, 'subscriptions', 25, 100_000)
  if (isRefused(seed)) return seed
  if (isRefused(subscriptions)) return subscriptions
  const { isPortalApp, openPortal } = await import('../run/portal.ts')
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
      fresh: isSet(context, 'fresh'),
      ...(seed === undefined ? {} : { seed }),
      ...(subscriptions === undefined ? {} : { subscriptions }),
    })
    const target: Target = { kind: 'instead', url: portal.url }
    const name = 'the embedded portal'
    return { target, isLocal: true, name, against: 'fake', save: portal.save, close: portal.close }
  } catch (error) {
    const message = sentenceOf(error)
    return refuse(EXIT.problems, { code: 'portal/not-started', severity: 'error', message })
  }
}
