// The table of control calls: method, path, what it does.

import { customerAddsUser, customerChangesSeats, customerRemovesUser } from './customer.ts'
import { isRecord, type Tree } from './document.ts'
import { checkFault, parseFault } from './fault-book.ts'
import type { Fault } from './faults.ts'
import { nowOf, type Portal, resetPortal, savedState } from './portal.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'
import { MOST_SUBSCRIPTIONS } from './saved.ts'
import { findMember, findSubscription } from './target.ts'
import { subscriptionOf, userOf } from './view.ts'
import type { Subscription } from './world.ts'

export type ControlCall = {
  readonly portal: Portal
  readonly now: number
  /** Open parts of the path as written. */
  readonly ids: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, Tree>>
}

export type ControlRow = {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly doc: string
  readonly takesBody: boolean | 'if any'
  readonly run: (call: ControlCall) => Tree | Refusal
}

export const CONTROLS: readonly ControlRow[] = [
  {
    method: 'GET',
    path: '/state',
    doc: 'what the portal would save',
    takesBody: false,
    run: ({ portal }) => savedState(portal),
  },
  {
    method: 'GET',
    path: '/faults',
    doc: 'the faults that are set',
    takesBody: false,
    run: ({ portal }) => ({ faults: portal.faults.list() }),
  },
  {
    method: 'POST',
    path: '/faults',
    doc: 'sets { faults: [...] }, each a text such as 500:createSubscription:2 or { kind, route, call, value }',
    takesBody: true,
    run: setFaults,
  },
  {
    method: 'DELETE',
    path: '/faults',
    doc: 'takes all faults away',
    takesBody: false,
    run: ({ portal }) => {
      portal.faults.set([])
      return { faults: [] }
    },
  },
  {
    method: 'POST',
    path: '/reset',
    doc: 'starts afresh, on request with another { seed, subscriptions }',
    takesBody: 'if any',
    run: reset,
  },
  {
    method: 'POST',
    path: '/clock',
    doc: 'moves the clock to { now: date } or by { advance: seconds }',
    takesBody: true,
    run: moveClock,
  },
  {
    method: 'POST',
    path: '/subscriptions/{id}/users',
    doc: 'the customer adds the user { email, full_name }',
    takesBody: true,
    run: (call) => onSubscription(call, (subscription) => addUser(call, subscription)),
  },
  {
    method: 'DELETE',
    path: '/subscriptions/{id}/users/{user}',
    doc: 'the customer removes a user',
    takesBody: false,
    run: (call) => onSubscription(call, (subscription) => removeUser(call, subscription)),
  },
  {
    method: 'POST',
    path: '/subscriptions/{id}/seats',
    doc: 'the customer changes the seats by { add: n } or { remove: n }',
    takesBody: true,
    run: (call) => onSubscription(call, (subscription) => changeSeats(call, subscription)),
  },
]

/** Runs a customer's action on a subscription that is in use; the account of any other is closed. */
function onSubscription(
  { portal, now, ids }: ControlCall,
  run: (subscription: Subscription) => Tree | Refusal,
): Tree | Refusal {
  const subscription = findSubscription(portal, now, ids.id ?? '')
  if (isRefusal(subscription)) return subscription
  if (subscription.phase === 'suspended') {
    return refuse(
      'invalid_state',
      'The account of a suspended subscription is closed to the customer.',
    )
  }
  return run(subscription)
}

function addUser({ portal, now, body }: ControlCall, subscription: Subscription): Tree | Refusal {
  const { email, full_name } = body
  if (typeof email !== 'string' || !/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 255) {
    return refuse('invalid_field', 'email must be an e-mail address.')
  }
  if (typeof full_name !== 'string' || full_name.trim() === '' || full_name.length > 255) {
    return refuse('invalid_field', 'full_name must be text of 1 to 255 characters.')
  }
  const member = customerAddsUser(portal, subscription, { email, full_name }, now)
  return isRefusal(member) ? member : userOf(portal.contract, portal.world, subscription, member)
}

function removeUser({ portal, now, ids }: ControlCall, subscription: Subscription): Tree | Refusal {
  const member = findMember(subscription, ids.user ?? '')
  if (isRefusal(member)) return member
  return customerRemovesUser(portal, subscription, member, now) ?? { id: member.user }
}

function changeSeats(call: ControlCall, subscription: Subscription): Tree | Refusal {
  const { portal, now, body } = call
  const [wish, ...others] = Object.keys(body)
  const amount = wish === undefined ? undefined : body[wish]
  const known = others.length === 0 && (wish === 'add' || wish === 'remove')
  if (!known || typeof amount !== 'number' || !Number.isSafeInteger(amount) || amount < 1) {
    return refuse(
      'invalid_request',
      'Send { "add": n } or { "remove": n }, n a whole number of at least 1.',
    )
  }
  const by = wish === 'add' ? amount : -amount
  const refusal = customerChangesSeats(portal, subscription, by, now)
  return refusal ?? subscriptionOf(portal.contract, portal.world, subscription, now)
}

function setFaults({ portal, body }: ControlCall): Tree | Refusal {
  const wanted = body.faults
  if (!Array.isArray(wanted)) return refuse('invalid_request', 'Send { "faults": [...] }.')
  const faults: Fault[] = []
  for (const entry of wanted) {
    const fault = readFault(portal, entry)
    if (typeof fault === 'string') return refuse('invalid_request', fault)
    faults.push(fault)
  }
  portal.faults.set(faults)
  return { faults }
}

function readFault({ contract }: Portal, entry: Tree): Fault | string {
  if (typeof entry === 'string') return parseFault(entry, contract)
  if (!isRecord(entry)) return 'A fault is a text or { kind, route, call, value }.'
  const { kind, route = '*', call, value, ...others } = entry
  const [stranger] = Object.keys(others)
  if (stranger !== undefined)
    return `A fault has no field ${JSON.stringify(stranger)}; it has kind, route, call and value.`
  if (typeof kind !== 'string' || typeof route !== 'string')
    return 'kind and route of a fault are texts.'
  return checkFault(
    {
      kind,
      route,
      ...(call !== undefined && { call: Number(call) }),
      ...(value !== undefined && { value: Number(value) }),
    },
    contract,
  )
}

function reset({ portal, body }: ControlCall): Tree | Refusal {
  const { seed = portal.world.seed, subscriptions = portal.world.seededSubscriptions } = body
  if (typeof seed !== 'number' || !Number.isSafeInteger(seed)) {
    return refuse('invalid_field', 'seed must be a whole number.')
  }
  const fits = typeof subscriptions === 'number' && Number.isSafeInteger(subscriptions)
  if (!fits || subscriptions < 0 || subscriptions > MOST_SUBSCRIPTIONS) {
    return refuse(
      'invalid_field',
      `subscriptions must be a whole number from 0 to ${MOST_SUBSCRIPTIONS}.`,
    )
  }
  resetPortal(portal, seed, subscriptions)
  return { seed, subscriptions }
}

/** The latest moment JavaScript has a date for. */
const LAST_MOMENT = 8.64e15

function moveClock({ portal, body }: ControlCall): Tree | Refusal {
  const { now, advance } = body
  const target =
    typeof now === 'string' && advance === undefined
      ? Date.parse(now)
      : typeof advance === 'number' && now === undefined
        ? nowOf(portal) + Math.round(advance * 1000)
        : Number.NaN
  if (!(Math.abs(target) <= LAST_MOMENT)) {
    return refuse(
      'invalid_request',
      'Send { "now": "2030-01-31T12:00:00Z" } or { "advance": seconds }.',
    )
  }
  portal.clockShift += target - nowOf(portal)
  portal.revision++
  return { now: new Date(nowOf(portal)).toISOString() }
}
