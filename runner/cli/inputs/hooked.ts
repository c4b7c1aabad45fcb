// Values of an instant trigger and of its webhook: given in one go, told apart by who declares them.
import { describe, parameterList } from '../../parameters/index.ts'
import type { Component, Module, Webhook } from '../../spec/index.ts'
import { isRecord } from '../../text/index.ts'
import { fieldsOf } from '../print/fields.ts'
import type { Values } from './prepare.ts'

/** What a webhook asks for when it is added, in a dialog of its own; RPCs and connections alike. */
export function parametersOf({ code }: Component): readonly unknown[] {
  return parameterList(code.get('params')?.value)
}

/** The same where nothing is attached: what came to the webhook is there, whatever it was told. */
export function optionalFieldsOf(webhook: Component): readonly unknown[] {
  return parametersOf(webhook).map((field) =>
    isRecord(field) && field.required === true ? { ...field, required: false } : field,
  )
}

/** The values for the webhook's requests, and those for the module's; a name of both goes to both. */
export function apart(
  values: Values,
  module: Module,
  webhook: Webhook | undefined,
): { readonly hook: Values; readonly module: Values } {
  if (!webhook) return { hook: {}, module: values }
  const ofHook = namesOf(parametersOf(webhook))
  const ofModule = namesOf(fieldsOf(module))
  const pick = (isWanted: (name: string) => boolean): Values =>
    Object.fromEntries(Object.entries(values).filter(([name]) => isWanted(name)))
  return {
    hook: pick((name) => ofHook.has(name)),
    module: pick((name) => ofModule.has(name) || !ofHook.has(name)),
  }
}

/** The names of the top that a list of parameters declares, those its choices reveal included. */
function namesOf(parameters: unknown): ReadonlySet<string> {
  return new Set(describe(parameters).map(({ path }) => path.split(/[.[]/)[0] ?? path))
}
