// A program that uses the generated types of the app; a test type-checks it, wrong uses included.
import type {
  CreateSubscriptionInput,
  ListSubscriptionsOutput,
  Modules,
} from '../../types/app.d.ts'

/** What a caller would write around `dryrun run --json`. */
export async function runTyped<Name extends keyof Modules>(
  run: (name: string, input: unknown) => Promise<unknown>,
  name: Name,
  input: Modules[Name]['input'],
): Promise<Modules[Name]['output']> {
  return (await run(name, input)) as Modules[Name]['output']
}

export const order: CreateSubscriptionInput = {
  primary_user: { email: 'ada@example.com', full_name: 'Ada Lovelace' },
  company: { country: 'EE', name: 'Example Ltd' },
  order: { seats: 5, user_self_management: 'partial', packages: ['leadbooster_v2'], plan_id: 21 },
}

export function seatsOf(subscription: ListSubscriptionsOutput): number {
  return subscription.order?.seats ?? 0
}

export async function wrongUses(run: (name: string, input: unknown) => Promise<unknown>) {
  // @ts-expect-error a required field is missing
  await runTyped(run, 'getSubscription', {})
  // @ts-expect-error there is no such module
  await runTyped(run, 'getSubscriptions', { subscription_id: 9001 })
  // @ts-expect-error there is no such choice
  order.order.user_self_management = 'everything'
  // @ts-expect-error there is no such field
  await runTyped(run, 'listSubscriptions', { limits: 10 })
  const found = await runTyped(run, 'getSubscription', { subscription_id: 9001 })
  // @ts-expect-error nothing promises that the output has the field
  const company: string = found.company.name
  // @ts-expect-error there is no such field in the output
  return [company, found.users?.[0]?.mail]
}
