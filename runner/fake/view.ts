// What a caller gets to see of a record, by canonical names; the contract then spells them for the wire.

import type { Contract } from './contract.ts'
import type { Tree } from './document.ts'
import {
  inTrial,
  type Member,
  memberOf,
  type Subscription,
  seatsTaken,
  statusOf,
  type World,
} from './world.ts'

/** Milliseconds -> text, in the format of x-wire.dates. */
function dateText(contract: Contract, time: number): string {
  const iso = new Date(time).toISOString()
  return contract.isoDates ? iso : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
}

/** One row of the list: everything but the users. */
export function summaryOf(contract: Contract, world: World, row: Subscription, now: number) {
  const plan = world.catalog.planById.get(row.plan)
  const primary = row.primary === null ? undefined : memberOf(row, row.primary)
  const date = (time: number | null) => (time === null ? null : dateText(contract, time))
  return {
    id: row.id,
    status: statusOf(row, now),
    company: row.company,
    order: {
      seats: row.seats,
      seats_used: seatsTaken(row),
      plan_id: row.plan,
      subscription_plan: plan?.code,
      user_self_management: row.selfManagement,
      packages: row.packages,
      with_trial_period: inTrial(row, now),
      billing_period: plan?.billing_period,
      currency: plan?.currency,
    },
    primary_user: primary && userOf(contract, world, row, primary),
    trial_ends_at: date(row.trialEnds),
    suspended_at: date(row.suspended),
    add_time: date(row.added),
    update_time: date(row.updated),
  }
}

/** The subscription with its users. */
export function subscriptionOf(contract: Contract, world: World, row: Subscription, now: number) {
  const users = row.members.map((member) => userOf(contract, world, row, member))
  return { ...summaryOf(contract, world, row, now), users }
}

/** A user as seen from one subscription. */
export function userOf(contract: Contract, world: World, row: Subscription, member: Member): Tree {
  const user = world.users.get(member.user)
  return {
    id: member.user,
    email: user?.email,
    full_name: user?.full_name,
    status: member.status,
    is_primary: member.user === row.primary,
    add_time: dateText(contract, member.added),
  }
}
