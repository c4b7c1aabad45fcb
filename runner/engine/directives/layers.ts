// Evaluates `headers` and `qs`, which are written in layers (base, component, page) that merge by name.
import { kindOf } from '../../iml/index.ts'
import { isRecord, type Json } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import type { State } from '../state.ts'

/**
 * The members of all layers in the order of their first appearance; a later layer wins per name,
 * and a name whose last value is undefined or null is dropped (a public app's base removes its own
 * header that way). `fold` says which names are the same.
 */
export function mergeLayers(
  written: Json | undefined,
  state: State,
  fold: (name: string) => string,
): Map<string, { readonly name: string; readonly value: unknown }> {
  const merged = new Map<string, { readonly name: string; readonly value: unknown }>()
  for (const layer of Array.isArray(written) ? written : [written]) {
    const value = evaluate(layer, state)
    if (value === undefined || value === null || value === '') continue
    if (!isRecord(value)) {
      throw new ModuleError(
        'RuntimeError',
        `A collection is expected, but found ${kindOf(value)}.`,
        {
          remedy: 'write an object, or an expression that gives a collection',
        },
      )
    }
    for (const name of Object.keys(value)) merged.set(fold(name), { name, value: value[name] })
  }
  for (const [key, { value }] of merged) {
    if (value === undefined || value === null) merged.delete(key)
  }
  return merged
}
