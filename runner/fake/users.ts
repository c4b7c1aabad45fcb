// The users of a subscription: who they are is one record per address, where they belong is a membership.

import { type Handler, noteChange, type Portal } from './portal.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'
import { userOf } from './view.ts'
import {
  holderOf,
  type Member,
  memberOf,
  moveAddress,
  personOf,
  type Subscription,
  seatsTaken,
  type World,
} from './world.ts'

/** User fields of a request; the contract's schema has judged them before. */
export type UserChange = { readonly email?: string; readonly full_name?: string }

export const listSubscriptionUsers: Handler = {
  of: 'subscription',
  run: ({ contract, world }, _call, subscription) => ({
    data: subscription.members.map((member) => userOf(contract, world, subscription, member)),
  }),
}

export const addSubscriptionUser: Handler = {
  of: 'subscription',
  run: (portal, call, subscription) => {
    const full = portal.policies.seatOverflow === 'reject' ? 'refuse' : 'add a seat'
    const added = addMember(portal, subscription, call.body as Required<UserChange>, call.now, full)
    if (isRefusal(added)) return added
    return { data: userOf(portal.contract, portal.world, subscription, added) }
  },
}

export const updateSubscriptionUser: Handler = {
  of: 'user',
  run: (portal, call, subscription, member) => {
    const refusal = changeUser(portal.world, member.user, call.body, 'email')
    if (refusal) return refusal
    subscription.updated = call.now
    noteChange(portal, subscription, [member.user])
    return { data: userOf(portal.contract, portal.world, subscription, member) }
  },
}

export const removeSubscriptionUser: Handler = {
  of: 'user',
  run: (portal, call, subscription, member) =>
    removeMember(portal, subscription, member, call.now) ?? { data: { id: member.user } },
}

/** Links a person to a subscription as invited; a full subscription refuses or gets one seat more. */
export function addMember(
  portal: Portal,
  subscription: Subscription,
  person: Required<UserChange>,
  now: number,
  whenFull: 'refuse' | 'add a seat',
): Member | Refusal {
  const known = holderOf(portal.world, person.email)
  if (known && memberOf(subscription, known.id)) {
    return refuse(
      'user_already_in_subscription',
      `${person.email} is already a user of this subscription.`,
      {
        field: 'email',
      },
    )
  }
  if (seatsTaken(subscription) >= subscription.seats) {
    if (whenFull === 'refuse' || subscription.seats >= portal.contract.mostSeats) {
      return refuse(
        'seats_limit_reached',
        `All ${subscription.seats} seats of this subscription are taken.`,
        {
          info: 'Raise the number of seats first.',
        },
      )
    }
    subscription.seats++
  }
  const user = personOf(portal.world, person.email, person.full_name)
  const member: Member = { user: user.id, status: 'invited', added: now }
  subscription.members.push(member)
  subscription.primary ??= user.id
  subscription.updated = now
  noteChange(portal, subscription, [user.id])
  return member
}

/** Takes a person out; who has been there longest follows a primary user [inferred: contract, x-seat-rules]. */
export function removeMember(
  portal: Portal,
  subscription: Subscription,
  member: Member,
  now: number,
): Refusal | undefined {
  if (subscription.members.length === 1 && portal.policies.removeLastUser === 'reject') {
    return refuse('last_user', 'The last user of a subscription can not be removed.', {
      info: 'Add another user first, or delete the subscription.',
    })
  }
  subscription.members = subscription.members.filter((other) => other !== member)
  if (subscription.primary === member.user) {
    subscription.primary = subscription.members[0]?.user ?? null
  }
  subscription.updated = now
  noteChange(portal, subscription)
  return undefined
}

/** Changes a person's record, or says why not; `field` names the address in the request. */
export function changeUser(
  world: World,
  id: number,
  change: UserChange,
  field: string,
): Refusal | undefined {
  const user = world.users.get(id)
  if (!user) throw new Error(`User ${id} belongs to a subscription but is not known.`)
  if (change.email !== undefined) {
    const holder = holderOf(world, change.email)
    if (holder && holder !== user) {
      return refuse('email_taken', `${change.email} belongs to another user.`, {
        info: 'Use another address.',
        field,
      })
    }
    moveAddress(world, user, change.email)
  }
  user.full_name = change.full_name ?? user.full_name
  return undefined
}
