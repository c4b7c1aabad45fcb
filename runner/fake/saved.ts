// The world as a file: the seed and what changed since; a snapshot that does not fit is refused.

import type { Catalog } from './catalog.ts'
import { seedWorld } from './seed.ts'
import { count, from, misfitOf, oneOf, type Shape, text, whole, wholeOrNull } from './shape.ts'
import { type Counters, FIRST, type Subscription, type User, type World } from './world.ts'

/**
 * A JSON-serialisable snapshot. Seeded records nobody touched are not in it: they are made again from
 * the seed, so a world of 100,000 subscriptions is saved in a few lines.
 */
export type SavedState = {
  readonly kind: 'dryrun portal state'
  /** Grows whenever the shape below or the seeding changes. */
  readonly version: 1
  readonly seed: number
  readonly seededSubscriptions: number
  /** Milliseconds since 1970. */
  readonly seededAt: number
  readonly seededTrialDays: number
  /** Milliseconds by which the portal's clock was moved. */
  readonly clockShift: number
  readonly next: Counters
  readonly subscriptions: readonly Subscription[]
  readonly users: readonly User[]
}

/** Most subscriptions a portal is seeded with. */
export const MOST_SUBSCRIPTIONS = 100_000

/** What must be remembered of a world; the result shares nothing with it. */
export function save(world: World, clockShift: number): SavedState {
  return structuredClone({
    ...headOf(world, clockShift),
    subscriptions: pick(world.subscriptions, world.changed.subscriptions),
    users: pick(world.users, world.changed.users),
  })
}

/**
 * The same as a line of JSON. The text of each record is kept until the record changes, because the
 * state is written after every change and is made of thousands of records at times.
 */
export function savedText(world: World, clockShift: number): string {
  const list = (rows: readonly object[]): string => rows.map((row) => textOf(world, row)).join()
  const { subscriptions, users, changed } = world
  const head = JSON.stringify(headOf(world, clockShift)).slice(0, -1)
  const first = list(pick(subscriptions, changed.subscriptions))
  return `${head},"subscriptions":[${first}],"users":[${list(pick(users, changed.users))}]}`
}

function textOf({ texts }: World, row: object): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const text = JSON.stringify(row)
  texts.set(row, text)
  return text
}

function headOf(world: World, clockShift: number): Omit<SavedState, 'subscriptions' | 'users'> {
  return {
    kind: 'dryrun portal state',
    version: 1,
    seed: world.seed,
    seededSubscriptions: world.seededSubscriptions,
    seededAt: world.seededAt,
    seededTrialDays: world.seededTrialDays,
    clockShift,
    next: world.next,
  }
}

function pick<Row>(rows: ReadonlyMap<number, Row>, ids: ReadonlySet<number>): Row[] {
  return [...ids].sort((one, other) => one - other).flatMap((id) => rows.get(id) ?? [])
}

/** The world a snapshot describes; throws a sentence saying what does not fit. */
export function restore(state: SavedState, catalog: Catalog): World {
  const misfit = misfitOf(state, SHAPE, 'the state')
  if (misfit) throw refused(misfit)
  const { next } = state
  const world = seedWorld({ ...state, catalog })
  for (const user of structuredClone(state.users)) {
    world.users.set(user.id, user)
    world.changed.users.add(user.id)
  }
  for (const subscription of structuredClone(state.subscriptions)) {
    checkLinks(world, subscription, next)
    world.subscriptions.set(subscription.id, subscription)
    world.domains.add(subscription.company.domain)
    world.changed.subscriptions.add(subscription.id)
  }
  const visible = [...world.subscriptions.values()]
    .filter((row) => row.phase !== 'deleted')
    .sort((one, other) => one.id - other.id)
  world.visible.length = 0
  for (const row of visible) world.visible.push(row)
  Object.assign(world.next, next)
  return world
}

function checkLinks(world: World, subscription: Subscription, next: Counters): void {
  const place = `subscription ${subscription.id} of the state`
  if (!world.catalog.planById.has(subscription.plan)) {
    throw refused(
      `${place} has plan ${subscription.plan}, which is not in the contract's catalogue`,
    )
  }
  if (subscription.id >= next.subscription) {
    throw refused(`${place} is not below the next number ${next.subscription}`)
  }
  const stranger = subscription.members.find((member) => !world.users.has(member.user))
  if (stranger) throw refused(`${place} has user ${stranger.user}, whom the state does not know`)
  const { primary } = subscription
  if (primary !== null && !subscription.members.some((member) => member.user === primary)) {
    throw refused(`${place} has the primary user ${primary}, who is not among its users`)
  }
}

function refused(what: string): Error {
  return new Error(
    `The saved state of the portal does not fit: ${what}. Start afresh with a reset.`,
  )
}

const SHAPE: Shape = {
  kind: oneOf('dryrun portal state'),
  version: oneOf(1),
  seed: whole,
  seededSubscriptions: from(0, MOST_SUBSCRIPTIONS),
  seededAt: from(-8.64e15, 8.64e15),
  seededTrialDays: count,
  clockShift: whole,
  next: {
    subscription: from(FIRST.subscription),
    user: from(FIRST.user),
    company: from(FIRST.company),
  },
  subscriptions: [
    {
      id: from(FIRST.subscription),
      company: { id: from(FIRST.company), name: text, country: text, domain: text },
      seats: from(1),
      plan: whole,
      selfManagement: text,
      packages: [text],
      phase: oneOf('running', 'suspended', 'deleted'),
      trialEnds: wholeOrNull,
      suspended: wholeOrNull,
      added: whole,
      updated: whole,
      members: [
        { user: from(FIRST.user), status: oneOf('invited', 'active', 'deactivated'), added: whole },
      ],
      primary: wholeOrNull,
    },
  ],
  users: [{ id: from(FIRST.user), email: text, full_name: text }],
}
