// Finds what a call is about, asks the contract's state machine, and carries the call out.

import type { StateRefusal } from './contract.ts'
import { HANDLERS } from './operations.ts'
import type { Outcome } from './outcome.ts'
import type { Call, Portal } from './portal.ts'
import { wholeNumber } from './query.ts'
import { isRefusal, quote, type Refusal, refuse } from './refusal.ts'
import { type Member, memberOf, type Subscription, statusOf } from './world.ts'

/** Runs the operation of a call; `ids` are the path parameters as written, by their names in the path. */
export function carryOut(
  portal: Portal,
  call: Call,
  ids: Readonly<Record<string, string>>,
): Outcome {
  const { id, pathParameters } = call.operation
  const handler = Object.hasOwn(HANDLERS, id) ? HANDLERS[id] : undefined
  if (!handler) throw new Error(`The contract has an operation ${id}, which the portal can not do.`)
  if (handler.of === 'collection') return handler.run(portal, call)
  const named = new Map([...pathParameters].map(([wire, name]) => [name, ids[wire] ?? '']))
  const subscription = findSubscription(portal, call.now, named.get('subscription_id') ?? '')
  if (isRefusal(subscription)) return subscription
  if (handler.of === 'subscription') {
    return checkState(portal, call, subscription) ?? handler.run(portal, call, subscription)
  }
  const member = findMember(subscription, named.get('user_id') ?? '')
  if (isRefusal(member)) return member
  return checkState(portal, call, subscription) ?? handler.run(portal, call, subscription, member)
}

/** The subscription of a written number; a deleted one is gone with the status of the policy deletedLookup. */
export function findSubscription(
  portal: Portal,
  now: number,
  written: string,
): Subscription | Refusal {
  const subscription = portal.world.subscriptions.get(wholeNumber(written) ?? 0)
  if (!subscription)
    return refuse('subscription_not_found', `Subscription ${shown(written)} was not found.`)
  const status = statusOf(subscription, now)
  const row = portal.contract.refusals.find(
    ({ on, from }) => on.includes('*') && from.includes(status),
  )
  if (!row) return subscription
  return refuse(row.reason, `Subscription ${subscription.id} was not found.`, {
    info: 'It was deleted.',
    status: Number(portal.policies.deletedLookup),
  })
}

/** The membership of a written user number. */
export function findMember(subscription: Subscription, written: string): Member | Refusal {
  const member = memberOf(subscription, wholeNumber(written) ?? 0)
  if (member) return member
  const error = `User ${shown(written)} was not found in subscription ${subscription.id}.`
  return refuse('user_not_found', error)
}

function shown(written: string): string {
  return /^\d{1,20}$/.test(written) ? written : quote(written)
}

function checkState(portal: Portal, call: Call, subscription: Subscription): Refusal | undefined {
  const status = statusOf(subscription, call.now)
  const row = portal.contract.refusals.find(
    (refusal) =>
      refusal.on.includes(call.operation.id) &&
      refusal.from.includes(status) &&
      isInForce(portal, refusal),
  )
  if (!row) return undefined
  return refuse(row.reason, row.error.replaceAll('{status}', status), { info: row.info })
}

/** A refusal that hangs on a policy counts only while the policy has that value. */
function isInForce(portal: Portal, refusal: StateRefusal): boolean {
  return Object.entries(refusal.policy).every(([name, value]) => portal.policies[name] === value)
}
