// What a saved dialog remembers (`metadata.restore`): read back as Map toggles and as choices, so
// that a form is reopened without calling an RPC for the label of what was chosen.

import type { Values } from '../../operation/index.ts'
import {
  drawForm,
  type Field,
  type Known,
  type Need,
  NOTHING_KNOWN,
  needKey,
  type Plan,
  pathOfEntry,
  pathSteps,
} from '../../parameters/index.ts'
import { defined, isRecord, own, type Path, stringOf } from '../../text/index.ts'
import { everyPlace } from './field-places.ts'
import type { Walk } from './walk.ts'

/** A dialog as its states tell it. */
export interface Restored {
  readonly modes: Walk['modes']
  /** Lists that hold the chosen option only. */
  readonly known: Known
}

/** Rounds after which nested fields that lead to themselves are given up. */
const MOST_ROUNDS = 50

/**
 * The toggles and choices of saved states; states that do not fit the form are left aside. `asked`
 * holds what RPCs have answered already, which nothing here takes the place of.
 */
export function restored(
  plan: Plan,
  values: Values,
  states: unknown,
  asked: Known = NOTHING_KNOWN,
): Restored {
  let modes: Walk['modes'] = {}
  const known: Remembered = new Map()
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { fields } = drawForm(plan, values, new Map([...known, ...asked]), { modes })
    const places = everyPlace(fields, [])
    const found: Record<string, 'choose' | 'map'> = {}
    let isMore = false
    for (const { field, steps } of places) {
      const state = plan.parts
        .map(({ domain }) => stateAt(own(states, domain), steps))
        .find(isRecord)
      if (!state) continue
      const mode = own(state, 'mode')
      if (field.canMap && mode === 'edit') found[field.path] = 'map'
      if (field.canMap && mode === 'chose') found[field.path] = 'choose'
      isMore = remember(field, state, known) || isMore
    }
    const isSame = JSON.stringify(found) === JSON.stringify(modes)
    modes = found
    if (isSame && !isMore) break
  }
  return { modes, known: new Map([...known].filter(([key]) => !asked.has(key))) }
}

type Remembered = Map<string, { readonly value: readonly unknown[] }>

/** Adds what was chosen in remote lists; true when that is news. */
function remember(
  field: Field,
  state: Readonly<Record<string, unknown>>,
  known: Remembered,
): boolean {
  const { asked } = field.options
  if (!asked || field.value === undefined) return false
  if (field.level) return rememberLevels(field, asked, own(state, 'path'), known)
  const label = own(state, 'label')
  if (typeof label !== 'string') return false
  const nested = own(state, 'nested')
  const isWritten = Array.isArray(nested) || typeof nested === 'string'
  const option = { label, value: field.value, nested: isWritten ? nested : undefined }
  return add(asked, defined(option), known)
}

/** The entries that lead to a path whose labels were kept, each in the list of its level. */
function rememberLevels(field: Field, asked: Need, labels: unknown, known: Remembered): boolean {
  const { level, name, type, value } = field
  const steps = typeof value === 'string' ? pathSteps(value) : []
  if (!level || !Array.isArray(labels) || labels.length !== steps.length) return false
  let path = level.path.startsWith('/') ? '/' : ''
  let isNews = false
  for (const [index, step] of steps.entries()) {
    const isFile = type === 'file' && index === steps.length - 1
    const entry = { value: step, label: stringOf(labels[index]), file: isFile || undefined }
    const need = { rpc: asked.rpc, data: { ...asked.data, [name]: path } }
    isNews = add(need, defined(entry), known) || isNews
    path = pathOfEntry({ path }, step)
  }
  return isNews
}

function add(need: Need, option: unknown, known: Remembered): boolean {
  const key = needKey(need)
  const before = known.get(key)?.value ?? []
  if (before.some((one) => JSON.stringify(one) === JSON.stringify(option))) return false
  known.set(key, { value: [...before, option] })
  return true
}

/** The state of a field in the tree of its domain: see how `validateForm` builds it. */
function stateAt(tree: unknown, steps: Path): unknown {
  let container = tree
  for (const [index, step] of steps.entries()) {
    const entry: unknown = Array.isArray(container)
      ? container[Number(step)]
      : own(container, String(step))
    const next = steps[index + 1]
    if (next === undefined) return entry
    const isItem = typeof step === 'number'
    if (typeof next === 'number') container = own(isItem ? own(entry, 'value') : entry, 'items')
    else container = isItem ? entry : own(entry, 'nested')
  }
  return undefined
}
