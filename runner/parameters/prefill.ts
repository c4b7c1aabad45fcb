// The values of a dialog that was just opened: defaults are filled in there, and only there.
import { copyOf, isRecord, own, setOwn } from '../text/index.ts'
import { givenList, withoutForeign } from './foreign.ts'
import { revealedBy } from './nested.ts'
import { inlineChoices } from './options.ts'
import { type Parameter, parameterList } from './parameter.ts'
import { isVisual, typeOf } from './types/index.ts'

/** Values with the defaults of what was left out. */
export interface Prefilled {
  readonly values: Readonly<Record<string, unknown>>
  /** Paths of the fields that have their default, such as `order.seats`. */
  readonly defaults: readonly string[]
}

/** What a new dialog holds before anybody touches it. */
export function prefilled(parameters: unknown): Readonly<Record<string, unknown>> {
  return withDefaults(parameters, {}).values
}

/**
 * The given values and, for what is left out, what the dialog opens with: `default` of each
 * parameter, else the choices marked `default`; in collections those of their members, and those of
 * the fields that the values reveal. Items of lists are made by a person. A run itself never fills
 * defaults (developers.make.com: default is prefilled when the module is added).
 */
export function withDefaults(
  parameters: unknown,
  given: Readonly<Record<string, unknown>>,
): Prefilled {
  const { values: kept, foreign } = withoutForeign(given)
  const values = { ...kept }
  const defaults: string[] = []
  fill(givenList(parameters), values, '', defaults)
  // what no scenario can hold stays for those who judge values
  for (const { path } of foreign) {
    const name = String(path[0])
    setOwn(values, name, own(given, name))
  }
  return { values, defaults }
}

/** Fills one level; fields that are revealed stand on the level of the field that reveals them. */
function fill(
  parameters: unknown,
  values: Record<string, unknown>,
  prefix: string,
  defaults: string[],
): void {
  for (const field of parameterList(parameters)) {
    if (typeof field === 'string' || !field.name || isVisual(field)) continue
    const path = `${prefix}${field.name}`
    if (own(values, field.name) === undefined) {
      const preset = presetOf(field)
      if (preset !== undefined && preset !== null) {
        setOwn(values, field.name, copyOf(preset))
        defaults.push(path)
      }
    }
    if (typeOf(field)?.shape === 'collection')
      fillMembers(field, field.name, values, path, defaults)
    for (const nested of revealedBy(field, own(values, field.name), inlineChoices(field))) {
      // fields of another domain are values of another set
      if (nested.domain === undefined) fill(nested.items, values, prefix, defaults)
    }
  }
}

function fillMembers(
  field: Parameter,
  name: string,
  values: Record<string, unknown>,
  path: string,
  defaults: string[],
): void {
  const before = own(values, name)
  if (before !== undefined && !isRecord(before)) return
  const members = { ...before }
  fill(own(field, 'spec'), members, `${path}.`, defaults)
  if (Object.keys(members).length > 0) setOwn(values, name, members)
}

function presetOf(field: Parameter): unknown {
  const preset = own(field, 'default')
  if (preset !== undefined) return preset
  const chosen = inlineChoices(field).filter((choice) => choice.preselected)
  if (own(field, 'multiple') !== true) return chosen[0]?.value
  return chosen.length > 0 ? chosen.map((choice) => choice.value) : undefined
}
