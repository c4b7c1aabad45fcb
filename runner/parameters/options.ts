// The choices of a field in every shape they are written in; remote ones once they are known.
import { isRecord, own, textAt } from '../text/index.ts'
import type { Parameter } from './parameter.ts'

/** One choice; `group` is the heading it stands under. */
export interface Choice {
  readonly value: unknown
  readonly label: string
  /** True when a label is written; otherwise `label` is the value as text. */
  readonly labelled: boolean
  readonly group?: string
  readonly preselected?: true
  readonly description?: string
  /** True for files among the entries of a folder. */
  readonly file?: true
  /** Fields shown while this choice is taken, as written. */
  readonly nested?: unknown
}

/** `options` when written as an object around the list; undefined otherwise. */
export function optionsWrapper(parameter: Parameter): Record<string, unknown> | undefined {
  const options = own(parameter, 'options')
  return isRecord(options) ? options : undefined
}

/** The list of options as written, without its wrapper: a list, an address, or undefined. */
export function storeOf(parameter: Parameter): unknown {
  const wrapper = optionsWrapper(parameter)
  return wrapper ? own(wrapper, 'store') : own(parameter, 'options')
}

/** The member of each option that holds its value; `options.value` may rename it. */
function valueKey(parameter: Parameter): string {
  return textAt(optionsWrapper(parameter), 'value') || 'value'
}

function labelKey(parameter: Parameter): string {
  return textAt(optionsWrapper(parameter), 'label') || 'label'
}

/** The choices in a list of options or groups, in the order they are shown before sorting. */
export function choicesIn(parameter: Parameter, list: unknown): readonly Choice[] {
  const items = Array.isArray(list) ? list : isRecord(list) ? [list] : []
  return items.filter(isRecord).flatMap((item) => {
    const inner = own(item, 'options')
    if (!Array.isArray(inner)) return choiceOf(parameter, item)
    const group = own(item, 'label')
    const heading = typeof group === 'string' ? { group } : {}
    return inner
      .filter(isRecord)
      .flatMap((option) => choiceOf(parameter, option))
      .map((choice) => ({ ...choice, ...heading }))
  })
}

function choiceOf(parameter: Parameter, option: Readonly<Record<string, unknown>>): Choice[] {
  const key = valueKey(parameter)
  if (!Object.hasOwn(option, key)) return []
  const value = own(option, key)
  const label = textAt(option, labelKey(parameter)) ?? ''
  const description = own(option, 'description')
  const nested = own(option, 'nested')
  return [
    {
      value,
      label: label || valueText(value),
      labelled: label !== '',
      ...(own(option, 'default') === true ? { preselected: true } : {}),
      ...(typeof description === 'string' ? { description } : {}),
      ...(own(option, 'file') ? { file: true } : {}),
      ...(nested === undefined || nested === null ? {} : { nested }),
    },
  ]
}

/** The choices written in the parameter itself; empty for remote lists. */
export function inlineChoices(parameter: Parameter): readonly Choice[] {
  const store = storeOf(parameter)
  return Array.isArray(store) ? choicesIn(parameter, store) : []
}

/** The choices in the order `sort` asks for: by label, as text or by the number in it. */
export function sortedChoices(parameter: Parameter, choices: readonly Choice[]): readonly Choice[] {
  const sort = own(parameter, 'sort')
  if (sort === 'text') return choices.toSorted((a, b) => a.label.localeCompare(b.label, 'en'))
  if (sort === 'number') return choices.toSorted((a, b) => Number(a.label) - Number(b.label))
  return choices
}

/** The same value by type and content; collections are compared by their JSON, as Make does. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true
  return isRecord(left) && isRecord(right) && JSON.stringify(left) === JSON.stringify(right)
}

/** A value in a message: text as it stands, everything else as JSON. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value
  return JSON.stringify(value) ?? String(value)
}
