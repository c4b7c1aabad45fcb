// Whether a module changes something at its service, as far as its declaration and its values tell.
import type { Component, Module } from '../spec/index.ts'
import { own } from '../text/index.ts'
import type { Values } from './circumstances.ts'

/** Types that only read, or send nothing at all, whatever they are given. */
const READING = new Set(['search', 'trigger', 'instant_trigger', 'responder'])

/** Methods that change nothing. */
const SAFE_METHOD = /^(GET|HEAD)$/i

/** True for modules that create, update or delete, and for those that do not say what they do. */
export function changes(module: Module, bundles: readonly Values[]): boolean {
  if (READING.has(module.type) || module.crud === 'read') return false
  if (module.type !== 'universal') return true
  return bundles.some((bundle) => {
    const method = own(bundle, 'method')
    return typeof method !== 'string' || !SAFE_METHOD.test(method)
  })
}

/** True for responders, and for other modules whose communication has no address. */
export function sendsNothing({ code }: Component): boolean {
  const written = code.get('communication')?.value
  const steps = Array.isArray(written) ? written : [written]
  return steps.every(
    (step) => own(step, 'url') === undefined && own(step, 'endpoint') === undefined,
  )
}
