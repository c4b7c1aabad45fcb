// A plan in a file, and whether it is still the plan.
import { isAbsolute } from 'node:path'
import { type Plan, planJson, writeFile } from '../../deploy/index.ts'
import { own, textAt } from '../../text/index.ts'
import { hindranceOf } from '../files/writable.ts'
import { misused, type Refused } from '../terminal/refusal.ts'

/** Writes a plan; gives why it cannot. */
export function writeOut(directory: string, file: string, plan: Plan): Refused | undefined {
  const hindrance = hindranceOf(directory, file)
  if (hindrance) return misused('usage/no-place', hindrance.message, hindrance.remedy)
  writeFile(isAbsolute(file) ? '/' : directory, file, planJson(plan))
  return undefined
}

/** The fingerprint of a plan that was read from a file, and what it was to do; undefined: it is none. */
export function readPlan(
  text: string,
): { readonly fingerprint: string; readonly items: readonly string[] } | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const fingerprint = textAt(value, 'fingerprint')
  const items = own(value, 'items')
  if (fingerprint === undefined || !Array.isArray(items)) return undefined
  return { fingerprint, items: items.map(itemName) }
}

/** An item as one text, to tell what is new since. */
export function itemName(item: unknown): string {
  return ['component', 'part', 'state'].flatMap((name) => textAt(item, name) ?? []).join(' ')
}
