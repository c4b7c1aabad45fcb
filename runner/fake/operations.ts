// The table of operations: what the contract's operationId makes the portal do.

import { listPlans, listSubscriptionPlans } from './plans.ts'
import type { Handler } from './portal.ts'
import {
  createSubscription,
  deleteSubscription,
  getSubscription,
  listSubscriptions,
  restoreSubscription,
  suspendSubscription,
  updateSubscription,
} from './subscriptions.ts'
import {
  addSubscriptionUser,
  listSubscriptionUsers,
  removeSubscriptionUser,
  updateSubscriptionUser,
} from './users.ts'

/** operationId -> handler; an operation of the contract without a row is not served. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  listSubscriptions,
  createSubscription,
  getSubscription,
  updateSubscription,
  deleteSubscription,
  suspendSubscription,
  restoreSubscription,
  listSubscriptionUsers,
  addSubscriptionUser,
  updateSubscriptionUser,
  removeSubscriptionUser,
  listSubscriptionPlans,
  listPlans,
}
