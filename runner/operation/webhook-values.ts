// Values of an instant trigger and of its webhook: given in one go, told apart by who declares them.
import { describe } from '../parameters/index.ts'
import type { Module, Webhook } from '../spec/index.ts'
import type { Values } from './circumstances.ts'
import { fieldsOf } from './fields.ts'

/** The values for the webhook's requests, and those for the module's; a name of both goes to both. */
export function apart(
  values: Values,
  module: Module,
  webhook: Webhook | undefined,
): { readonly hook: Values; readonly module: Values } {
  if (!webhook) return { hook: {}, module: values }
  const ofHook = topNames(fieldsOf(webhook))
  const ofModule = topNames(fieldsOf(module))
  const pick = (isWanted: (name: string) => boolean): Values =>
    Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)))
  return {
    hook: pick((name) => ofHook.has(name)),
    module: pick((name) => ofModule.has(name) || !ofHook.has(name)),
  }
}

/** The names of the top that a list of parameters declares, those its choices reveal included. */
function topNames(parameters: readonly unknown[]): ReadonlySet<string> {
  return new Set(describe(parameters).map(({ path }) => path.split(/[.[]/)[0] ?? path))
}
