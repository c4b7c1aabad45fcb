// What the portal remembers: subscriptions, people and counters, and which of them changed since seeding.

import type { Catalog } from './catalog.ts'

/** A person; one record per e-mail address over all subscriptions (contract: x-fake-identity). */
export type User = { readonly id: number; email: string; full_name: string }

/** A person's place in one subscription; times are milliseconds since 1970. */
export type Member = {
  readonly user: number
  status: 'invited' | 'active' | 'deactivated'
  readonly added: number
}

export type Subscription = {
  readonly id: number
  readonly company: { readonly id: number; name: string; country: string; readonly domain: string }
  seats: number
  plan: number
  selfManagement: string
  packages: string[]
  /** `running` is shown as trial or active, depending on the clock. */
  phase: 'running' | 'suspended' | 'deleted'
  /** End of the trial, also a past one; null when there never was a trial. */
  trialEnds: number | null
  suspended: number | null
  readonly added: number
  updated: number
  /** In the order they came. */
  members: Member[]
  /** User id of the primary user; null only when the policy let the last user go. */
  primary: number | null
}

/** The next free numbers; a number is never given twice. */
export type Counters = { subscription: number; user: number; company: number }

export type World = {
  readonly seed: number
  readonly seededSubscriptions: number
  /** The moment from which the seeded dates count back. */
  readonly seededAt: number
  /** Days of the seeded trials. */
  readonly seededTrialDays: number
  readonly catalog: Catalog
  readonly next: Counters
  readonly users: Map<number, User>
  /** By address in small letters; made when somebody is first looked for. */
  byEmail: Map<string, User> | undefined
  readonly subscriptions: Map<number, Subscription>
  /** Those not deleted, by id ascending: a page is a slice of it. */
  readonly visible: Subscription[]
  readonly domains: Set<string>
  readonly changed: { readonly subscriptions: Set<number>; readonly users: Set<number> }
  /** Records as they are saved; without those that changed since. */
  readonly texts: WeakMap<object, string>
}

/** Where the numbers start, as in the contract's examples. */
export const FIRST: Readonly<Counters> = { subscription: 9001, user: 501, company: 70001 }

export function emptyWorld(
  origin: Pick<World, 'seed' | 'seededSubscriptions' | 'seededAt' | 'seededTrialDays' | 'catalog'>,
): World {
  return {
    ...origin,
    next: { ...FIRST },
    users: new Map(),
    byEmail: undefined,
    subscriptions: new Map(),
    visible: [],
    domains: new Set(),
    changed: { subscriptions: new Set(), users: new Set() },
    texts: new WeakMap(),
  }
}

/** The status as shown: the end of a trial is seen when somebody looks. */
export function statusOf(
  subscription: Subscription,
  now: number,
): 'trial' | 'active' | 'suspended' | 'deleted' {
  if (subscription.phase !== 'running') return subscription.phase
  return inTrial(subscription, now) ? 'trial' : 'active'
}

/** Whether the trial is not over; its clock runs on while suspended. */
export function inTrial(subscription: Subscription, now: number): boolean {
  return subscription.trialEnds !== null && now < subscription.trialEnds
}

/** Invited and active users occupy a seat each. */
export function seatsTaken(subscription: Subscription): number {
  let taken = 0
  for (const member of subscription.members) if (member.status !== 'deactivated') taken++
  return taken
}

export function memberOf(subscription: Subscription, user: number): Member | undefined {
  return subscription.members.find((member) => member.user === user)
}

/** Whom an address belongs to; letter case does not count. */
export function holderOf(world: World, email: string): User | undefined {
  return emailIndex(world).get(email.toLowerCase())
}

/** Gives a person another address. */
export function moveAddress(world: World, user: User, email: string): void {
  const index = emailIndex(world)
  index.delete(user.email.toLowerCase())
  user.email = email
  index.set(email.toLowerCase(), user)
}

/** The person behind an address, or a new record; a known person keeps the name on record. */
export function personOf(world: World, email: string, fullName: string): User {
  const known = holderOf(world, email)
  if (known) return known
  const user = newPerson(world, email, fullName)
  emailIndex(world).set(email.toLowerCase(), user)
  return user
}

/** A record for somebody who is certainly new; only the seeding knows that much. */
export function newPerson(world: World, email: string, fullName: string): User {
  const user: User = { id: world.next.user++, email, full_name: fullName }
  world.users.set(user.id, user)
  return user
}

function emailIndex(world: World): Map<string, User> {
  world.byEmail ??= new Map(
    [...world.users.values()].map((user) => [user.email.toLowerCase(), user]),
  )
  return world.byEmail
}

/** Puts a new subscription behind all others; ids only grow, so `visible` stays sorted. */
export function addSubscription(world: World, subscription: Subscription): void {
  world.subscriptions.set(subscription.id, subscription)
  world.visible.push(subscription)
}

/** Marks a subscription as deleted and takes it out of the list; its number stays known. */
export function hideSubscription(world: World, subscription: Subscription): void {
  subscription.phase = 'deleted'
  let low = 0
  let high = world.visible.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((world.visible[middle]?.id ?? 0) < subscription.id) low = middle + 1
    else high = middle
  }
  if (world.visible[low] === subscription) world.visible.splice(low, 1)
}

/** A company's address inside the service: its name in small letters, made unique by its number. */
export function freeDomain(world: World, name: string, company: number): string {
  const plain = /[^ -~]/.test(name) ? name.normalize('NFKD').replace(/[^ -~]/g, '') : name
  const words = plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
  const wanted = words.replace(/^-|-$/g, '')
  const taken = wanted === '' || world.domains.has(wanted)
  const domain = taken ? `${wanted || 'company'}-${company}` : wanted
  world.domains.add(domain)
  return domain
}
