// The values of a dialog that was just opened: defaults are filled in there, and only there.
import { own, setOwn } from '../text/index.ts'
import { inlineChoices } from './options.ts'
import { type Parameter, parameterList } from './parameter.ts'
import { isVisual, typeOf } from './types/index.ts'

/**
 * What a new dialog holds before anybody touches it: `default` of each parameter, else the choices
 * marked `default`; collections with the defaults of their members. A run itself never fills
 * defaults (developers.make.com: default is prefilled when the module is added).
 */
export function prefilled(parameters: unknown): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const field of parameterList(parameters)) {
    if (typeof field === 'string' || !field.name || isVisual(field)) continue
    const value = presetOf(field)
    if (value !== undefined && value !== null) setOwn(values, field.name, value)
  }
  return values
}

function presetOf(field: Parameter): unknown {
  const preset = own(field, 'default')
  if (preset !== undefined) return preset
  if (typeOf(field)?.shape === 'collection') {
    const members = prefilled(own(field, 'spec'))
    return Object.keys(members).length > 0 ? members : undefined
  }
  const chosen = inlineChoices(field).filter((choice) => choice.preselected)
  if (own(field, 'multiple') !== true) return chosen[0]?.value
  return chosen.length > 0 ? chosen.map((choice) => choice.value) : undefined
}
