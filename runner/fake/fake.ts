// Puts a portal together from its options, and refuses options that do not fit with a sentence.

import { type Answer, jsonAnswer, toResponse } from './answer.ts'
import { type Door, portalApp } from './app.ts'
import {
  type Contract,
  contractText,
  type Policies,
  readContract,
  withPolicies,
} from './contract.ts'
import { checkFault, faultBook } from './fault-book.ts'
import type { Fault } from './faults.ts'
import { judgeBy } from './judge.ts'
import { didYouMean } from './nearest.ts'
import { HANDLERS } from './operations.ts'
import { type Around, newWorld, type Portal, resume, savedState } from './portal.ts'
import { rateWindow } from './rate.ts'
import { drawRefusal, quote, refuse } from './refusal.ts'
import { MOST_SUBSCRIPTIONS, restore, type SavedState, savedText } from './saved.ts'
import type { World } from './world.ts'

export type FakeOptions = {
  /** Start of the chance by which data are made up; 1 when left out. */
  readonly seed?: number | undefined
  /** Number of seeded subscriptions, 0 to 100,000; 25 when left out. */
  readonly subscriptions?: number | undefined
  /** The present moment; the machine's clock when left out. */
  readonly clock?: (() => Date) | undefined
  /** The only token accepted; any non-empty one when left out. */
  readonly key?: string | undefined
  readonly faults?: readonly Fault[] | undefined
  /** A snapshot to resume from; seed and subscriptions must then be left out or agree with it. */
  readonly state?: SavedState | undefined
  /** Is given every piece of work on the world, where portals share one; done at once when left out. */
  readonly around?: Around | undefined
  /** In place of the contract's x-fake.policies. */
  readonly policies?: Policies | undefined
  /** Whether too many requests are refused; what the contract says when left out. */
  readonly enforceRateLimit?: boolean | undefined
  /** Holds every answer against the contract; a mismatch is thrown. */
  readonly selfCheck?: boolean | undefined
  /** The contract as YAML or JSON text, in place of the one in this folder. */
  readonly contract?: string | undefined
}

export type Fake = {
  /** Path of the API, such as /reseller/public-api. */
  readonly basePath: string
  readonly contract: Contract
  /** Answers a request; `door.send` may send an answer in another way than by a Response. */
  fetch(request: Request, door?: Door['Bindings']): Promise<Response>
  /** The answer to something that is no readable HTTP request. */
  unreadable(error: unknown): Response
  /** The answer to a request that was meant for another host. */
  misdirected(host: string): Answer
  /** A JSON-serialisable snapshot; shares nothing with the portal. */
  state(): SavedState
  /** The same as a line of JSON, sooner. */
  stateText(): string
  /** Goes on from a snapshot, or from the seed; faults and rate window stay. */
  resume(state: SavedState | undefined): void
  /** Grows with every effect: there is something to save when it changed. */
  revision(): number
  /** Replaces the faults. */
  setFaults(faults: readonly Fault[]): void
}

/**
 * A portal in memory. Throws an Error with a sentence when the contract, the snapshot, a policy or a
 * fault does not fit.
 */
export function createFake(options: FakeOptions = {}): Fake {
  const contract =
    options.contract === undefined ? defaultContract() : readContract(options.contract)
  checkOperations(contract)
  const portal = newPortal(contract, options)
  const app = portalApp(portal)
  return {
    basePath: contract.basePath,
    contract,
    fetch: async (request, door = {}) => app.fetch(request, door),
    unreadable: (error) => unreadable(contract, error),
    misdirected: (host) => misdirected(contract, host),
    state: () => savedState(portal),
    stateText: () => savedText(portal.world, portal.clockShift),
    resume: (state) => {
      if (state) return resume(portal, state)
      const { seed, subscriptions } = sizeOf(options)
      portal.clockShift = 0
      portal.world = newWorld(portal, seed, subscriptions)
    },
    revision: () => portal.revision,
    setFaults: (faults) => portal.faults.set(checkFaults(contract, faults)),
  }
}

function checkOperations(contract: Contract): void {
  const strange = contract.operations.find(({ id }) => !Object.hasOwn(HANDLERS, id))
  if (!strange) return
  throw new Error(
    `The contract has an operation ${strange.id}, which the embedded portal can not do${didYouMean(strange.id, Object.keys(HANDLERS))}`,
  )
}

let readDefault: Contract | undefined

/** The contract of this folder, read once: it never changes while a program runs. */
export function defaultContract(): Contract {
  readDefault ??= readContract(contractText())
  return readDefault
}

function newPortal(contract: Contract, options: FakeOptions): Portal {
  const policies = withPolicies(contract, options.policies ?? {})
  const realClock = options.clock ?? (() => new Date())
  const { state } = options
  const world = openWorld(contract, policies, realClock, options)
  return {
    contract,
    policies,
    key: options.key,
    enforceRateLimit: options.enforceRateLimit ?? contract.rateLimit.enforced,
    selfCheck: options.selfCheck ?? false,
    realClock,
    clockShift: state?.clockShift ?? 0,
    world,
    around: options.around ?? ((work) => work()),
    faults: faultBook(checkFaults(contract, options.faults ?? [])),
    rate: rateWindow(contract.rateLimit),
    judge: judgeBy(contract.document),
    revision: 0,
  }
}

/** The saved world when there is one, else a new one. */
function openWorld(
  contract: Contract,
  policies: Policies,
  realClock: () => Date,
  options: FakeOptions,
): World {
  const { state } = options
  if (state === undefined) {
    const { seed, subscriptions } = sizeOf(options)
    return newWorld({ contract, policies, realClock }, seed, subscriptions)
  }
  const world = restore(state, contract.catalog)
  checkAgreement(state, options)
  return world
}

/** What a new world is made from. */
function sizeOf({ seed = 1, subscriptions = 25 }: FakeOptions) {
  if (
    Number.isSafeInteger(subscriptions) &&
    subscriptions >= 0 &&
    subscriptions <= MOST_SUBSCRIPTIONS
  ) {
    return { seed, subscriptions }
  }
  throw new Error(
    `The portal holds 0 to ${MOST_SUBSCRIPTIONS} subscriptions at its start, not ${subscriptions}.`,
  )
}

function checkAgreement(state: SavedState, { seed, subscriptions }: FakeOptions): void {
  if (seed !== undefined && seed !== state.seed) {
    throw new Error(
      `The saved state was made with seed ${state.seed}, not ${seed}. Start afresh with a reset.`,
    )
  }
  if (subscriptions !== undefined && subscriptions !== state.seededSubscriptions) {
    throw new Error(
      `The saved state was made with ${state.seededSubscriptions} subscriptions, not ${subscriptions}. Start afresh with a reset.`,
    )
  }
}

function checkFaults(contract: Contract, faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => {
    const checked = checkFault(fault, contract)
    if (typeof checked === 'string') throw new Error(checked)
    return checked
  })
}

function unreadable(contract: Contract, error: unknown): Response {
  const why = error instanceof Error ? error.message : String(error)
  const refusal = refuse('invalid_request', `The request can not be read: ${why}.`)
  const { status, body } = drawRefusal(contract, refusal)
  return toResponse(jsonAnswer(status, body))
}

function misdirected(contract: Contract, host: string): Answer {
  const refusal = refuse('invalid_request', `The request is for ${quote(host)}, not for here.`, {
    info: 'Ask under a name of this machine, or start the portal with --host NAME.',
    status: 421,
  })
  const { status, body } = drawRefusal(contract, refusal)
  return jsonAnswer(status, body, { connection: 'close' })
}
