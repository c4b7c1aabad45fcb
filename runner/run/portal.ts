// The embedded portal for the time of one command: started from what the last run left, saved after.
import type { Fake, SavedState } from '../fake/index.ts'
import {
  type Holder,
  isHolder,
  type Lock,
  readKept,
  removeKept,
  takeLock,
  writeKept,
} from '../io/index.ts'
import type { App } from '../spec/index.ts'
import { at } from '../text/index.ts'
import { writtenBaseUrl } from './target.ts'

const KEPT_STATE = 'portal.json'

export interface PortalOptions {
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
}

export interface OpenPortal {
  /** Base URL of the API it serves. */
  readonly url: string
  /** Keeps what happened for the next run; nothing when it is fresh or nothing happened. */
  readonly save: () => void
  readonly close: () => Promise<void>
}

/** How long to wait for another process that uses the kept state, in milliseconds. */
const PATIENCE = 30_000

/**
 * Starts the embedded portal on a loopback port. The kept state belongs to one process at a time:
 * others wait for it, and while `dryrun fake` serves it they use that portal. Throws an Error with
 * one sentence when an option or the kept state does not fit.
 */
export async function openPortal(options: PortalOptions): Promise<OpenPortal> {
  if (options.fresh) return startPortal(options)
  const lock = await hold(options.directory)
  if (isHolder(lock)) return servedPortal(lock.url ?? '', options)
  try {
    const portal = await startPortal(options)
    if (options.serves) lock.announce(portal.url)
    return { ...portal, close: () => portal.close().finally(lock.release) }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The lock on the kept state, or the process that serves it to everybody. */
async function hold(directory: string): Promise<Lock | Holder> {
  for (const end = Date.now() + PATIENCE; ; ) {
    const taken = tryLock(directory)
    if (!isHolder(taken) || taken.url !== undefined) return taken
    if (Date.now() > end) {
      throw new Error(
        `Process ${taken.pid} has been using the kept state of the portal for long; end it, or use --fresh.`,
      )
    }
    await new Promise((done) => setTimeout(done, 25))
  }
}

function tryLock(directory: string): Lock | Holder {
  try {
    return takeLock(directory, 'portal.lock')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(
      `Nothing can be kept under ${directory}/.dryrun (${reason}); --fresh keeps nothing.`,
    )
  }
}

/** The portal that another process serves; it has options of its own. */
function servedPortal(url: string, options: PortalOptions): OpenPortal {
  const { seed, subscriptions, key, faults = [], port, host } = options
  const wanted = [seed, subscriptions, key, port, host, faults[0]].some((one) => one !== undefined)
  if (wanted || options.serves) {
    throw new Error(
      `The portal of this folder is served at ${url}; end that first, or use --fresh.`,
    )
  }
  return { url, save: () => {}, close: async () => {} }
}

async function startPortal(options: PortalOptions): Promise<OpenPortal> {
  // loaded late: most commands never need a server
  const { createFake, defaultContract, parseFault, serve } = await import('../fake/index.ts')
  const { directory, fresh = false, seed, subscriptions, key, faults = [] } = options
  const given = seed !== undefined || subscriptions !== undefined
  const state = fresh || given ? undefined : keptState(directory)
  const fake = createFake({
    seed,
    subscriptions,
    key,
    state,
    faults: faults.map((text) => {
      const fault = parseFault(text, defaultContract())
      if (typeof fault === 'string') throw new Error(fault)
      return fault
    }),
  })
  const { port, host } = options
  const served = await serve(fake, { port, host })
  const save = fresh ? () => {} : savingOf(directory, fake)
  return { url: served.url, save, close: served.close }
}

/** Forgets what earlier runs left; says whether there was anything. */
export function resetPortal(directory: string): boolean {
  return removeKept(directory, KEPT_STATE)
}

/** True when the app talks to the service that the portal stands for. */
export async function isPortalApp(app: App): Promise<boolean> {
  const { defaultContract } = await import('../fake/index.ts')
  const service = at(defaultContract().document, ['servers', 0, 'url'])
  return service !== undefined && writtenBaseUrl(app)?.replace(/\/+$/, '') === service
}

/** The state the last run left. Throws an Error with what to do when it cannot be read. */
function keptState(directory: string): SavedState | undefined {
  const text = readKept(directory, KEPT_STATE)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as SavedState
  } catch {
    throw new Error(
      `The kept state of the portal (.dryrun/${KEPT_STATE}) is damaged; run dryrun fake --reset.`,
    )
  }
}

/** Saves when something happened since the last time. */
function savingOf(directory: string, fake: Fake): () => void {
  let saved = fake.revision()
  return () => {
    if (fake.revision() === saved) return
    saved = fake.revision()
    writeKept(directory, KEPT_STATE, JSON.stringify(fake.state()))
  }
}
