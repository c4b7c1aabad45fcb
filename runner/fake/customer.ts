// What the end customer does inside the account; the level of self-management decides (contract: x-seat-rules.customerSide).

import { fieldOf } from './document.ts'
import { noteChange, type Portal } from './portal.ts'
import { type Refusal, refuse } from './refusal.ts'
import { addMember, removeMember, type UserChange } from './users.ts'
import { type Member, type Subscription, seatsTaken } from './world.ts'

type Wish = 'addUser' | 'removeUser' | 'addSeats' | 'removeSeats'

/** The customer invites somebody; with full self-management a seat is bought when none is free. */
export function customerAddsUser(
  portal: Portal,
  subscription: Subscription,
  person: Required<UserChange>,
  now: number,
): Member | Refusal {
  const rule = ruleOf(portal, subscription, 'addUser')
  if (rule === false) return notAllowed(subscription, 'add users')
  return addMember(
    portal,
    subscription,
    person,
    now,
    rule === 'addsSeatWhenNeeded' ? 'add a seat' : 'refuse',
  )
}

/** The customer takes somebody out. */
export function customerRemovesUser(
  portal: Portal,
  subscription: Subscription,
  member: Member,
  now: number,
): Refusal | undefined {
  if (ruleOf(portal, subscription, 'removeUser') === false) {
    return notAllowed(subscription, 'remove users')
  }
  return removeMember(portal, subscription, member, now)
}

/** The customer buys seats (a positive number) or gives some back (a negative one). */
export function customerChangesSeats(
  portal: Portal,
  subscription: Subscription,
  by: number,
  now: number,
): Refusal | undefined {
  const wish = by > 0 ? 'addSeats' : 'removeSeats'
  if (ruleOf(portal, subscription, wish) === false) {
    return notAllowed(subscription, by > 0 ? 'add seats' : 'remove seats')
  }
  const seats = subscription.seats + by
  if (seats < seatsTaken(subscription)) {
    return refuse(
      'seats_below_usage',
      `${seats} seats are too few: ${seatsTaken(subscription)} are taken.`,
    )
  }
  if (seats > portal.contract.mostSeats) {
    return refuse('invalid_field', `A subscription has at most ${portal.contract.mostSeats} seats.`)
  }
  subscription.seats = seats
  subscription.updated = now
  noteChange(portal, subscription)
  return undefined
}

/** The cell of the table; a level the table does not know allows nothing. */
function ruleOf(portal: Portal, subscription: Subscription, wish: Wish): unknown {
  return fieldOf(portal.contract.customerSide, subscription.selfManagement, wish) ?? false
}

function notAllowed(subscription: Subscription, what: string): Refusal {
  const error = `With self-management ${subscription.selfManagement} the customer can not ${what}.`
  return refuse('customer_not_allowed', error, { status: 403 })
}
