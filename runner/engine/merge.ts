// How `temp` blocks and stored data grow: deep, index by index, undefined leaves things alone.
import { isRecord, setOwn } from '../text/index.ts'

/**
 * Merges `over` into `under` without changing either. Arrays are merged index by index, so a
 * shorter one does not truncate a longer one; undefined does not overwrite. [inferred, A-08]
 */
export function mergeValues(under: unknown, over: unknown): unknown {
  if (over === undefined) return under
  if (Array.isArray(under) && Array.isArray(over)) {
    const longest = Math.max(under.length, over.length)
    return Array.from({ length: longest }, (_, index) => mergeValues(under[index], over[index]))
  }
  if (!isRecord(under) || !isRecord(over)) return over
  const merged: Record<string, unknown> = { ...under }
  for (const name of Object.keys(over)) {
    const lower = Object.hasOwn(merged, name) ? merged[name] : undefined
    setOwn(merged, name, mergeValues(lower, over[name]))
  }
  return merged
}

/** Paths at which an array of `under` is longer than the one merged over it. */
export function shrinkingArrays(under: unknown, over: unknown, path = ''): string[] {
  if (Array.isArray(under) && Array.isArray(over)) return over.length < under.length ? [path] : []
  if (!isRecord(under) || !isRecord(over)) return []
  return Object.keys(over).flatMap((name) =>
    shrinkingArrays(under[name], over[name], path === '' ? name : `${path}.${name}`),
  )
}

/** A value without the members that are undefined: they vanish from bundles (observed). */
export function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.some(mayHoldUndefined) ? value.map(withoutUndefined) : value
  }
  if (!isRecord(value)) return value
  const kept: Record<string, unknown> = {}
  for (const name of Object.keys(value)) {
    const member = value[name]
    if (member !== undefined) setOwn(kept, name, withoutUndefined(member))
  }
  return kept
}

const mayHoldUndefined = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null)

/**
 * Dates that were written down as JSON, as dates again: what `data` saves must come back as it went
 * (public apps compare `data.expires` with a date). Only the exact form JSON gives a date counts.
 */
export function reviveDates(value: unknown): unknown {
  if (typeof value === 'string') {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) ? new Date(value) : value
  }
  if (Array.isArray(value)) return value.map(reviveDates)
  if (!isRecord(value)) return value
  const revived: Record<string, unknown> = {}
  for (const name of Object.keys(value)) setOwn(revived, name, reviveDates(value[name]))
  return revived
}
