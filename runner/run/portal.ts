// The embedded portal for the time of one command: it goes on from what was kept, and keeps at once.
import type { Fake } from '../fake/index.ts'
import { isKept, removeKept, takeLock, type Waiting } from '../io/index.ts'
import type { App } from '../spec/index.ts'
import { at, type Problem } from '../text/index.ts'
import { KEPT_STATE, readPortalState, sharing } from './portal-state.ts'
import { announce, findServed, proving } from './served-portal.ts'
import { writtenBaseUrl } from './target.ts'

export interface PortalOptions extends Waiting {
  /** Folder of the app; the state is kept under its .dryrun folder. */
  readonly directory: string
  /** Starts from the seed and keeps nothing. */
  readonly fresh?: boolean
  readonly seed?: number
  readonly subscriptions?: number
  /** The only key accepted; any until one is given. */
  readonly key?: string
  /** Port to listen on; a free one unless given. */
  readonly port?: number
  /** A name beside those of this machine under which it may be asked. */
  readonly host?: string
  /** Faults to play, each as `kind:operation:n`. */
  readonly faults?: readonly string[]
  /** True when it stays: others in this folder then ask it instead of starting their own. */
  readonly serves?: boolean
  /** Where the user's own folder is found, for the proof of a portal that serves others. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

export interface OpenPortal {
  /** Base URL of the API it serves; always on this machine. */
  readonly url: string
  /** Ends it. Rejects with why something that happened could not be kept, in one sentence. */
  readonly close: () => Promise<void>
}

/**
 * Starts the embedded portal on a loopback port, or gives the one that `dryrun fake` serves in this
 * folder. The kept state is shared: each call looks at the newest, and what it changes is kept before
 * it is answered, so that nobody has to wait for another command to end. Gives the problem when an
 * option or the kept state does not fit.
 */
export async function openPortal(options: PortalOptions): Promise<OpenPortal | Problem> {
  if (options.fresh) return startPortal(options)
  let served: string | undefined
  try {
    served = await findServed(options)
  } catch (error) {
    return problem('portal/state', sentence(error))
  }
  options.signal?.throwIfAborted()
  if (served !== undefined) return servedPortal(served, options)
  const portal = await startPortal(options)
  if (isProblem(portal) || !options.serves) return portal
  const withdraw = announce(portal.url, options)
  return { ...portal, close: () => portal.close().finally(withdraw) }
}

/** True for what stands in the way of a portal. */
export function isProblem(opened: OpenPortal | Problem): opened is Problem {
  return 'message' in opened
}

/** The portal that another process serves; it has options of its own. */
function servedPortal(url: string, options: PortalOptions): OpenPortal | Problem {
  const { seed, subscriptions, key, faults = [], port, host } = options
  const wanted = [seed, subscriptions, key, port, host, faults[0]].some((one) => one !== undefined)
  if (!wanted && !options.serves) return { url, close: async () => {} }
  const message = `The portal of this folder is served at ${url}.`
  return problem('portal/served', message, 'end that first, or use --fresh')
}

async function startPortal(options: PortalOptions): Promise<OpenPortal | Problem> {
  // loaded late: most commands never need a server
  const { createFake, defaultContract, parseFault, serve } = await import('../fake/index.ts')
  const { directory, fresh = false, seed, subscriptions, key, faults = [] } = options
  const parsed = faults.map((text) => parseFault(text, defaultContract()))
  const wrong = parsed.find((fault) => typeof fault === 'string')
  if (wrong !== undefined) return problem('portal/fault', wrong)
  const closing = new AbortController()
  const signal = AbortSignal.any([closing.signal, ...(options.signal ? [options.signal] : [])])
  const waiting: Waiting = { command: options.command, signal, tell: options.tell }
  let hindrance: unknown
  const hindered = (error: unknown): void => {
    if ((error as NodeJS.ErrnoException).code === 'EREFUSED') hindrance ??= error
  }
  const isOwn = seed !== undefined || subscriptions !== undefined
  let fake: Fake
  try {
    const kept = fresh || isOwn ? undefined : readPortalState(directory)
    fake = createFake({
      seed,
      subscriptions,
      key,
      state: kept?.state,
      faults: parsed.filter((fault) => typeof fault !== 'string'),
      around: fresh ? undefined : sharing(() => fake, directory, kept, waiting, hindered),
    })
  } catch (error) {
    return problem('portal/state', sentence(error))
  }
  try {
    let url = ''
    const door = options.serves ? proving(fake, () => url, options) : fake
    const { port, host } = options
    const served = await serve(door, { port, host })
    url = served.url
    const close = async (): Promise<void> => {
      closing.abort()
      await served.close()
      if (hindrance !== undefined) throw hindrance
    }
    return { url: served.url, close }
  } catch (error) {
    return problem('portal/port', sentence(error))
  }
}

/** The message of an Error that was thrown to be read; anything else is a defect and thrown again. */
function sentence(error: unknown): string {
  if (error instanceof Error && Object.getPrototypeOf(error) === Error.prototype) {
    return error.message
  }
  throw error
}

/** Forgets what earlier runs left; says whether there was anything. */
export async function resetPortal(directory: string, waiting: Waiting): Promise<boolean> {
  if (!isKept(directory, KEPT_STATE)) return false
  // else a call that is being answered would keep it again
  const release = await takeLock(directory, waiting)
  try {
    return removeKept(directory, KEPT_STATE)
  } finally {
    release()
  }
}

/** True when the app talks to the service that the portal stands for. */
export async function isPortalApp(app: App): Promise<boolean> {
  const { defaultContract } = await import('../fake/index.ts')
  const service = at(defaultContract().document, ['servers', 0, 'url'])
  return service !== undefined && writtenBaseUrl(app)?.replace(/\/+$/, '') === service
}

function problem(code: Problem['code'], message: string, remedy?: string): Problem {
  return { code, severity: 'error', message, ...(remedy === undefined ? {} : { remedy }) }
}
