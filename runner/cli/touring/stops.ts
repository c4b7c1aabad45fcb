// The stops of the tour: which module runs with which values, and what is remembered of it.
import { at } from '../../text/index.ts'

/** What earlier stops left for later ones. */
export interface Memory {
  subscription?: unknown
  user?: unknown
}

export interface Stop {
  readonly module: string
  readonly values: (memory: Memory) => Readonly<Record<string, unknown>>
  readonly remember?: (memory: Memory, bundles: readonly unknown[]) => void
  /** Why this stop must fail, in a few words. */
  readonly fails?: string
}

const subscription = ({ subscription: id }: Memory) => ({ subscription_id: id })

export const stops: readonly Stop[] = [
  {
    module: 'createSubscription',
    values: () => ({
      primary_user: { email: 'ada@acme.example', full_name: 'Ada Lovelace' },
      company: { country: 'EE', name: 'Acme Widgets' },
      order: { seats: 3, subscription_plan: 'growth', user_self_management: 'partial' },
    }),
    remember: (memory, [created]) => {
      memory.subscription = at(created, ['id'])
    },
  },
  { module: 'getSubscription', values: subscription },
  { module: 'listSubscriptions', values: () => ({ limit: 1000 }) },
  {
    module: 'updateSubscription',
    values: (memory) => ({ ...subscription(memory), order: { seats: 5, packages: ['projects'] } }),
  },
  {
    module: 'addUserToSubscription',
    values: (memory) => ({
      ...subscription(memory),
      email: 'grace@acme.example',
      full_name: 'Grace Hopper',
    }),
    remember: (memory, [added]) => {
      memory.user = at(added, ['id'])
    },
  },
  {
    module: 'updateSubscriptionUser',
    values: (memory) => ({
      ...subscription(memory),
      user_id: memory.user,
      full_name: 'Grace B. Hopper',
    }),
  },
  {
    module: 'removeUserFromSubscription',
    values: (memory) => ({ ...subscription(memory), user_id: memory.user }),
  },
  { module: 'getAvailablePlansAndPackages', values: subscription },
  { module: 'deleteSubscription', values: subscription, fails: 'on purpose' },
  { module: 'suspendSubscription', values: subscription },
  { module: 'restoreSubscription', values: subscription },
  { module: 'suspendSubscription', values: subscription },
  { module: 'deleteSubscription', values: subscription },
  {
    module: 'makeAnApiCall',
    values: () => ({ url: '/subscriptions', method: 'GET', qs: [{ key: 'limit', value: '5' }] }),
  },
]
