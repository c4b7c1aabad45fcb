// The life of a subscription as the contract tells it: create, read, change, suspend, restore, delete.

import type { Plan } from './catalog.ts'
import type { Outcome, Page } from './outcome.ts'
import { choosePackages, choosePlan, type PlanChoice } from './plans.ts'
import { type Call, type Handler, noteChange, type Portal } from './portal.ts'
import { isRefusal, type Refusal, refuse } from './refusal.ts'
import { changeUser, type UserChange } from './users.ts'
import { subscriptionOf, summaryOf } from './view.ts'
import {
  addSubscription,
  freeDomain,
  hideSubscription,
  inTrial,
  personOf,
  type Subscription,
  seatsTaken,
} from './world.ts'

const DAY = 24 * 60 * 60 * 1000

/** Order fields of a request; the contract's schema has judged them before. */
type OrderChoice = PlanChoice & {
  readonly seats?: number
  readonly user_self_management?: string
  readonly with_trial_period?: boolean
}
type CompanyChoice = { readonly name?: string; readonly country?: string }

/** A page is a slice: the world keeps its subscriptions sorted. */
export const listSubscriptions: Handler = {
  of: 'collection',
  run: (portal, { query, now }) => {
    const { contract, world } = portal
    const all = world.visible
    const start = contract.paged ? (query.get('start') ?? 0) : 0
    const limit = contract.paged ? (query.get('limit') ?? all.length) : all.length
    const data = all.slice(start, start + limit).map((row) => summaryOf(contract, world, row, now))
    if (!contract.paged) return { data }
    const more = start + limit < all.length
    const page: Page = { start, limit, more, ...(more && { next_start: start + limit }) }
    return { data, page }
  },
}

export const getSubscription: Handler = {
  of: 'subscription',
  run: (portal, call, subscription) => shown(portal, call, subscription),
}

export const createSubscription: Handler = {
  of: 'collection',
  run: (portal, call) => {
    const { world } = portal
    const order = call.body.order as OrderChoice
    const plan = choosePlan(world.catalog, order, undefined)
    if (isRefusal(plan)) return plan
    const chosen = choosePackages(world.catalog, order, [])
    if (isRefusal(chosen)) return chosen
    const subscription = newSubscription(portal, call, plan, chosen.packages)
    addSubscription(world, subscription)
    noteChange(
      portal,
      subscription,
      subscription.members.map((member) => member.user),
    )
    return shown(portal, call, subscription)
  },
}

function newSubscription(portal: Portal, call: Call, plan: Plan, packages: string[]): Subscription {
  const { world } = portal
  const order = call.body.order as OrderChoice
  const company = call.body.company as Required<CompanyChoice>
  const first = call.body.primary_user as Required<UserChange>
  const user = personOf(world, first.email, first.full_name).id
  const companyId = world.next.company++
  const domain = freeDomain(world, company.name, companyId)
  const trialDays = Number(portal.policies.trialDays)
  return {
    id: world.next.subscription++,
    company: { id: companyId, name: company.name, country: company.country, domain },
    seats: order.seats ?? 1,
    plan: plan.id,
    selfManagement: order.user_self_management ?? portal.contract.defaultSelfManagement,
    packages,
    phase: 'running',
    trialEnds: order.with_trial_period ? call.now + trialDays * DAY : null,
    suspended: null,
    added: call.now,
    updated: call.now,
    members: [{ user, status: 'invited', added: call.now }],
    primary: user,
  }
}

/** Everything is judged before anything changes, so a refused update leaves no trace. */
export const updateSubscription: Handler = {
  of: 'subscription',
  run: (portal, call, subscription) => {
    const order = (call.body.order ?? {}) as OrderChoice
    const company = (call.body.company ?? {}) as CompanyChoice
    const judged = judgeOrder(portal, call, subscription, order)
    if (isRefusal(judged)) return judged
    const touched = changePrimaryUser(portal, call, subscription)
    if (isRefusal(touched)) return touched
    Object.assign(subscription.company, company)
    subscription.plan = judged.plan.id
    subscription.packages = judged.packages
    subscription.seats = order.seats ?? subscription.seats
    subscription.selfManagement = order.user_self_management ?? subscription.selfManagement
    if (order.with_trial_period === false && inTrial(subscription, call.now)) {
      subscription.trialEnds = call.now
    }
    subscription.updated = call.now
    noteChange(portal, subscription, touched.users)
    return shown(portal, call, subscription)
  },
}

function judgeOrder(
  portal: Portal,
  call: Call,
  subscription: Subscription,
  order: OrderChoice,
): { plan: Plan; packages: string[] } | Refusal {
  const { catalog } = portal.world
  const plan = choosePlan(catalog, order, catalog.planById.get(subscription.plan))
  if (isRefusal(plan)) return plan
  const chosen = choosePackages(catalog, order, subscription.packages)
  if (isRefusal(chosen)) return chosen
  const taken = seatsTaken(subscription)
  if (order.seats !== undefined && order.seats < taken) {
    return refuse('seats_below_usage', `${order.seats} seats are too few: ${taken} are taken.`, {
      info: 'Remove users first.',
      field: 'order.seats',
    })
  }
  if (order.with_trial_period && !inTrial(subscription, call.now)) {
    return refuse(
      'trial_not_allowed',
      'A trial can only be given when a subscription is created.',
      {
        info: 'Leave with_trial_period out, or set it to false.',
        field: 'order.with_trial_period',
      },
    )
  }
  return { plan, packages: chosen.packages }
}

/** [inferred: contract, SubscriptionUpdate.primary_user] The record of the present primary user changes. */
function changePrimaryUser(
  portal: Portal,
  call: Call,
  subscription: Subscription,
): { users: number[] } | Refusal {
  const change = call.body.primary_user as UserChange | undefined
  if (change === undefined) return { users: [] }
  if (subscription.primary === null) {
    return refuse('user_not_found', `Subscription ${subscription.id} has no primary user.`, {
      info: 'Add a user first.',
      field: 'primary_user',
    })
  }
  const refusal = changeUser(portal.world, subscription.primary, change, 'primary_user.email')
  return refusal ?? { users: [subscription.primary] }
}

export const suspendSubscription: Handler = {
  of: 'subscription',
  run: (portal, call, subscription) => {
    if (subscription.phase !== 'suspended') {
      subscription.phase = 'suspended'
      subscription.suspended = call.now
      subscription.updated = call.now
      noteChange(portal, subscription)
    }
    return shown(portal, call, subscription)
  },
}

export const restoreSubscription: Handler = {
  of: 'subscription',
  run: (portal, call, subscription) => {
    if (subscription.phase !== 'running') {
      subscription.phase = 'running'
      subscription.suspended = null
      subscription.updated = call.now
      noteChange(portal, subscription)
    }
    return shown(portal, call, subscription)
  },
}

export const deleteSubscription: Handler = {
  of: 'subscription',
  run: (portal, call, subscription) => {
    hideSubscription(portal.world, subscription)
    subscription.updated = call.now
    noteChange(portal, subscription)
    return { data: { id: subscription.id } }
  },
}

function shown(portal: Portal, call: Call, subscription: Subscription): Outcome {
  return { data: subscriptionOf(portal.contract, portal.world, subscription, call.now) }
}
