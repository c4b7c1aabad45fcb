// Everything one embedded portal consists of, passed to whoever answers a call; nothing is global.

import type { Contract, Policies } from './contract.ts'
import type { FaultBook } from './fault-book.ts'
import type { Judge } from './judge.ts'
import type { Operation } from './operation.ts'
import type { Outcome } from './outcome.ts'
import type { RateWindow } from './rate.ts'
import { restore, type SavedState, save } from './saved.ts'
import { seedWorld } from './seed.ts'
import type { Member, Subscription, World } from './world.ts'

/** Carries out work on the world, which portals may share; `changes` is false when it only looks. */
export type Around = <Result>(work: () => Result, changes: boolean) => Result | Promise<Result>

export type Portal = {
  readonly contract: Contract
  readonly policies: Policies
  /** The only key accepted; any non-empty one when undefined. */
  readonly key: string | undefined
  /** Whether too many requests are refused. */
  readonly enforceRateLimit: boolean
  /** Whether every answer is held against the contract before it leaves. */
  readonly selfCheck: boolean
  readonly realClock: () => Date
  /** Milliseconds by which the clock was moved through the control path. */
  clockShift: number
  world: World
  readonly around: Around
  readonly faults: FaultBook
  readonly rate: RateWindow
  readonly judge: Judge
  /** Counts effects: when it grew, there is something to save. */
  revision: number
}

/** The portal's present moment in milliseconds. */
export function nowOf(portal: Portal): number {
  return portal.realClock().getTime() + portal.clockShift
}

/** A call of a known operation whose form was found right; names are canonical. */
export type Call = {
  readonly operation: Operation
  readonly now: number
  readonly query: ReadonlyMap<string, number>
  /** The decoded body; an empty record when the operation takes none. */
  readonly body: Readonly<Record<string, unknown>>
}

/** How an operation is carried out, by what its path names. */
export type Handler =
  | { readonly of: 'collection'; readonly run: (portal: Portal, call: Call) => Outcome }
  | {
      readonly of: 'subscription'
      readonly run: (portal: Portal, call: Call, subscription: Subscription) => Outcome
    }
  | {
      readonly of: 'user'
      readonly run: (
        portal: Portal,
        call: Call,
        subscription: Subscription,
        member: Member,
      ) => Outcome
    }

/** Marks records as changed, so that they are saved, and the portal as worth saving. */
export function noteChange(
  portal: Portal,
  subscription: Subscription,
  users: readonly number[] = [],
): void {
  const { changed, texts, users: known } = portal.world
  changed.subscriptions.add(subscription.id)
  texts.delete(subscription)
  for (const id of users) {
    changed.users.add(id)
    texts.delete(known.get(id) ?? subscription)
  }
  portal.revision++
}

/** A snapshot to resume from. */
export function savedState(portal: Portal): SavedState {
  return save(portal.world, portal.clockShift)
}

/** Goes on from a snapshot; faults and rate window stay. Throws a sentence when it does not fit. */
export function resume(portal: Portal, state: SavedState): void {
  portal.world = restore(state, portal.contract.catalog)
  portal.clockShift = state.clockShift
}

/** A freshly seeded world; faults, clock and rate window start anew too. */
export function resetPortal(portal: Portal, seed: number, subscriptions: number): void {
  portal.clockShift = 0
  portal.faults.set([])
  portal.rate.clear()
  portal.world = newWorld(portal, seed, subscriptions)
  portal.revision++
}

const DAY = 24 * 60 * 60 * 1000

/** Seeded dates count back from midnight (UTC), so that the portals of one day are equal. */
export function newWorld(
  portal: Pick<Portal, 'contract' | 'policies' | 'realClock'>,
  seed: number,
  subscriptions: number,
): World {
  return seedWorld({
    seed,
    seededSubscriptions: subscriptions,
    seededAt: Math.floor(portal.realClock().getTime() / DAY) * DAY,
    seededTrialDays: Number(portal.policies.trialDays),
    catalog: portal.contract.catalog,
  })
}
