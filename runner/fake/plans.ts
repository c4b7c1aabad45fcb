// Plans and packages: what may be sold, and what an order that names them means.

import type { Catalog, Plan } from './catalog.ts'
import type { Handler } from './portal.ts'
import { quote, type Refusal, refuse } from './refusal.ts'

/** The plan fields of an order, by canonical names; all optional. */
export type PlanChoice = {
  readonly plan_id?: number
  readonly subscription_plan?: string
  readonly packages?: readonly string[]
}

export const listPlans: Handler = {
  of: 'collection',
  run: ({ world }) => ({ data: { plans: world.catalog.plans, packages: world.catalog.packages } }),
}

/** The catalogue with marks on what the subscription has. */
export const listSubscriptionPlans: Handler = {
  of: 'subscription',
  run: ({ world }, _call, subscription) => ({
    data: {
      plans: world.catalog.plans.map((row) => ({
        ...row,
        is_current: row.id === subscription.plan,
      })),
      packages: world.catalog.packages.map((row) => ({
        ...row,
        is_enabled: subscription.packages.includes(row.code),
      })),
    },
  }),
}

/** The plan an order means (x-plan-rules); `current` is the present plan of an update. */
export function choosePlan(
  catalog: Catalog,
  choice: PlanChoice,
  current: Plan | undefined,
): Plan | Refusal {
  const { plan_id: id, subscription_plan: tier } = choice
  const byId = id === undefined ? undefined : catalog.planById.get(id)
  if (id !== undefined && !byId) {
    return unavailable(`Plan ${id} is not available.`, 'order.plan_id')
  }
  const byTier = tier === undefined ? undefined : catalog.defaultPlan.get(tier)
  if (tier !== undefined && !byTier) {
    return unavailable(
      `The subscription plan ${quote(tier)} is not available.`,
      'order.subscription_plan',
    )
  }
  if (byId && byTier && byId.code !== byTier.code) {
    return refuse(
      'plan_mismatch',
      `Plan ${byId.id} belongs to ${byId.code}, not to ${byTier.code}.`,
      { info: 'Give only one of the two, or two that name the same plan.', field: 'order.plan_id' },
    )
  }
  const chosen = byId ?? (byTier && byTier.code === current?.code ? current : byTier) ?? current
  return (
    chosen ??
    refuse('plan_required', 'The order needs a plan.', {
      info: 'Give order.plan_id or order.subscription_plan.',
      field: 'order',
    })
  )
}

/** The packages an order means, or why it can not have them; `current` when it names none. */
export function choosePackages(
  catalog: Catalog,
  choice: PlanChoice,
  current: readonly string[],
): { readonly packages: string[] } | Refusal {
  const wanted = choice.packages ?? current
  const unknown = choice.packages?.find(
    (code) => !catalog.packages.some((row) => row.code === code),
  )
  if (unknown === undefined) return { packages: [...wanted] }
  const known = catalog.packages.map((row) => row.code).join(', ')
  return refuse('package_not_available', `The package ${quote(unknown)} is not available.`, {
    info: `Available packages: ${known}.`,
    field: 'order.packages',
  })
}

function unavailable(error: string, field: string): Refusal {
  return refuse('plan_not_available', error, {
    info: 'See the list of plans for what may be sold.',
    field,
  })
}
