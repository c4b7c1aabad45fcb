// Lists of fields whose value is typed: nobody asks for them, and the check must not wait for them.
import { type Known, needKey } from '../remote.ts'
import type { Field } from './model.ts'

/** Every visible field, members and items too. */
export function everyField(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...everyField(field.children)])
}

/** True for a field at this path that takes a typed value or an expression. */
export function isTyped(fields: readonly Field[], path: string): boolean {
  return everyField(fields).some((field) => field.path === path && field.mode === 'map')
}

/**
 * The answers with an empty one for every list that only mapped fields would ask for: against an
 * empty list a typed value is judged as Make judges it with the Map toggle on, and so is what the
 * value reveals.
 */
export function withTypedLists(fields: readonly Field[], known: Known): Known {
  const keys = (mode: Field['mode']): ReadonlySet<string> =>
    new Set(
      everyField(fields).flatMap((field) => {
        const { asked } = field.options
        return asked && field.mode === mode ? [needKey(asked)] : []
      }),
    )
  const chosen = keys('choose')
  const all = new Map(known)
  for (const key of keys('map')) if (!chosen.has(key)) all.set(key, { value: [] })
  return all
}
