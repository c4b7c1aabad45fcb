// The moment a date means, whether it is a date or a text in one of the forms IML understands.
import { findFunction, type Scope } from '../iml/index.ts'

/** Milliseconds since 1970; undefined when the value is no date. */
export function instantOf(value: unknown, scope: Scope): number | undefined {
  if (value instanceof Date) return value.getTime()
  // milliseconds, as formatDate and parseDate take them
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:?\d\d)$/.test(value)) {
    const quick = Date.parse(value)
    if (!Number.isNaN(quick)) return quick
  }
  try {
    const date = findFunction('parseDate', 'app')?.call([value], scope)
    return date instanceof Date ? date.getTime() : undefined
  } catch {
    // parseDate refuses texts that are no date; here that is an answer
    return undefined
  }
}
