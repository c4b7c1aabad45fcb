// Made-up companies and people: the same seed and number give the same world; nothing here is real.

import { type Random, randomFrom } from './random.ts'
import {
  addSubscription,
  emptyWorld,
  freeDomain,
  type Member,
  newPerson,
  type Subscription,
  type World,
} from './world.ts'

const DAY = 24 * 60 * 60 * 1000
const ADJECTIVES =
  'Amber Blue Bright Calm Cedar Clear Copper Coral Eastern Golden Green Ivory Lunar Maple Nordic Quiet Rapid Silver Solar Swift'.split(
    ' ',
  )
const TRADES =
  'Analytics Bakery Bikes Books Carpentry Catering Ceramics Cloud Coffee Design Farms Films Furniture Games Gardens Glass Logistics Media Optics Widgets'.split(
    ' ',
  )
const FIRST_NAMES = names(
  'Alma Bruno Clara Dario Elena Felix Greta Hugo Ines Jonas Karla Leo Mira Nils Olga Pavel Rita Samir Tessa Ugo Vera Walid Xenia Yara Zeno',
)
const LAST_NAMES = names(
  'Archer Berg Castell Dorn Everly Fontana Gruber Holm Ivers Jansen Keller Lindt Marsh Novak Ortega Petrov Quist Rossi Sand Tamm Urban Vance Winter Yildiz Zeller',
)
const NOBODY = { name: 'Nobody', address: 'nobody' }
const COUNTRIES = 'EE CZ DE PT US GB BR FR FI PL ES NL'.split(' ')
const SELF_MANAGEMENT = ['disabled', 'partial', 'full']

/** The mix of states, dealt out in turn so that even a small world has every one of them. */
const KINDS = [
  'active',
  'trial',
  'suspended',
  'active',
  'active',
  'suspended trial',
  'active',
  'trial',
]

/** What a world is made from; the same origin gives the same world. */
export type Origin = Pick<
  World,
  'seed' | 'seededSubscriptions' | 'seededAt' | 'seededTrialDays' | 'catalog'
>

/**
 * A world of made-up subscriptions, numbered 9001 and up. Dates count back from `seededAt`
 * (milliseconds), so that trials are still running when the world is new.
 */
export function seedWorld(origin: Origin): World {
  const world = emptyWorld(origin)
  const random = randomFrom(origin.seed)
  for (let count = 0; count < origin.seededSubscriptions; count++) {
    const kind = KINDS[count % KINDS.length] ?? 'active'
    addSubscription(world, madeUp(world, random, kind))
  }
  return world
}

function madeUp(world: World, random: Random, kind: string): Subscription {
  const trialDays = world.seededTrialDays
  const trial = kind.endsWith('trial')
  const age = trial ? random.between(2, Math.max(2, trialDays - 4)) : random.between(30, 900)
  const added = world.seededAt - age * DAY + random.between(0, DAY / 1000 - 1) * 1000
  const company = madeUpCompany(world, random)
  const members = madeUpMembers(world, random, company.domain, added)
  const suspended = kind.startsWith('suspended')
    ? added + random.between(1, Math.max(1, age - 1)) * (DAY / 2)
    : null
  const taken = members.filter((member) => member.status !== 'deactivated').length
  return {
    id: world.next.subscription++,
    company,
    seats: Math.max(1, taken) + random.between(0, 4),
    plan: random.pick(world.catalog.plans).id,
    selfManagement: random.pick(SELF_MANAGEMENT),
    packages: world.catalog.packages.map((row) => row.code).filter(() => random.chance(0.2)),
    phase: suspended === null ? 'running' : 'suspended',
    trialEnds: trial ? added + trialDays * DAY : null,
    suspended,
    added,
    updated: suspended ?? added,
    members,
    primary: members[0]?.user ?? null,
  }
}

function madeUpCompany(world: World, random: Random): Subscription['company'] {
  const id = world.next.company++
  const name = `${random.pick(ADJECTIVES)} ${random.pick(TRADES)}`
  return { id, name, country: random.pick(COUNTRIES), domain: freeDomain(world, name, id) }
}

/** One to five people of the company; now and then somebody who works for an earlier company too. */
function madeUpMembers(world: World, random: Random, domain: string, added: number): Member[] {
  const size = random.between(1, 5)
  const first = random.between(0, FIRST_NAMES.length - 1)
  const last = random.between(0, LAST_NAMES.length - 1)
  const shared = random.chance(0.08) ? world.visible.at(-1)?.primary : undefined
  const members: Member[] = []
  for (let index = 0; index < size; index++) {
    const given = FIRST_NAMES[(first + index) % FIRST_NAMES.length] ?? NOBODY
    const family = LAST_NAMES[(last + index * 3) % LAST_NAMES.length] ?? NOBODY
    const email = `${given.address}.${family.address}@${domain}.example`
    const user = newPerson(world, email, `${given.name} ${family.name}`).id
    const status =
      index === 0 ? 'active' : random.pick(['active', 'active', 'invited', 'deactivated'] as const)
    members.push({ user, status, added: added + index * 60_000 })
  }
  if (shared) members.push({ user: shared, status: 'active', added: added + size * 60_000 })
  return members
}

/** Names with the form they have in an address; worked out once, because big worlds use them often. */
function names(list: string): readonly { name: string; address: string }[] {
  return list.split(' ').map((name) => ({ name, address: name.toLowerCase() }))
}
