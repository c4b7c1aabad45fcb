// A plan in a file, and whether it is still the plan.
import { isAbsolute } from 'node:path'
import { type Plan, planJson, writeFile } from '../../deploy/index.ts'
import { own, textAt } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { readGiven } from '../files/read-file.ts'
import { hindranceOf } from '../files/writable.ts'
import { isRefused, misused, type Refused } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { denied } from './desk.ts'

/** Writes a plan; gives why it cannot. */
export function writeOut(directory: string, file: string, plan: Plan): Refused | undefined {
  const hindrance = hindranceOf(directory, file)
  if (hindrance) return misused('usage/no-place', hindrance.message, hindrance.remedy)
  writeFile(isAbsolute(file) ? '/' : directory, file, planJson(plan))
  return undefined
}

/** The fingerprint of a plan that was read from a file, and what it was to do; undefined: it is none. */
function readPlan(
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
function itemName(item: unknown): string {
  return ['component', 'part', 'state'].flatMap((name) => textAt(item, name) ?? []).join(' ')
}

/** A plan that was made before something changed is not carried out. */
export async function stale(
  terminal: Terminal,
  file: string | undefined,
  plan: Plan,
): Promise<Refused | undefined> {
  if (file === undefined) return undefined
  const given = await readGiven(terminal, file)
  if (isRefused(given)) return given
  const planned = readPlan(given.text)
  if (!planned)
    return misused(
      'usage/no-file',
      `${file} holds no plan.`,
      'write one with dryrun plan --out FILE',
    )
  if (planned.fingerprint === plan.fingerprint) return undefined
  const now = plan.items.map(itemName)
  const fresh = now.filter((one) => !planned.items.includes(one))
  const over = planned.items.filter((one) => !now.includes(one))
  const told = [...fresh.map((one) => `now: ${one}`), ...over.map((one) => `no longer: ${one}`)]
  const what =
    told.length === 0 ? '' : ` ${told.slice(0, 5).join('; ')}${told.length > 5 ? '; …' : ''}.`
  const message = `The plan in ${file} is stale: something has changed since.${what}`
  return denied('deploy/stale', message, 'look at it anew: dryrun plan --out FILE', EXIT.conflict)
}
