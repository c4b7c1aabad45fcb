// Composite types: described once under `definitions`, and pointed to wherever they are used.
import { defined, own } from '../../text/index.ts'
import type { Parameter, ParameterType } from '../parameter.ts'
import { filledText, type Place, type Schema, type Session } from './walk.ts'

/** The reference to a composite; the first use describes it, so that it may contain itself. */
export function compositeSchema(
  parameter: Parameter,
  type: ParameterType,
  place: Place,
  session: Session,
): Schema {
  const { name } = type
  if (!Object.hasOwn(session.definitions, name)) {
    session.definitions[name] = {}
    session.definitions[name] = {
      ...describeOnce(parameter, type, place, session),
      'x-composite': name,
    }
  }
  const $ref = `#/definitions/${name}`
  const words = {
    title: filledText(own(parameter, 'label')),
    description: filledText(own(parameter, 'help')),
    'x-composite': name,
  }
  if (type.wants === 'array') return defined({ type: 'array', ...words, items: { $ref } })
  const preset = own(parameter, 'default')
  const usable = preset === '' || preset === null ? undefined : preset
  return defined({ allOf: [{ $ref }], ...words, default: usable })
}

/** The inner shape, without the words of one use: the items of a list, a choice as it is. */
function describeOnce(
  parameter: Parameter,
  type: ParameterType,
  place: Place,
  session: Session,
): Schema {
  const { label: _label, help: _help, ...bare } = parameter
  const expanded = type.expand?.({ ...bare, type: parameter.type }) ?? parameter
  const { title: _title, description: _description, ...inner } = session.convert(expanded, place)
  const items = inner.items
  return type.wants === 'array' && typeof items === 'object' && items !== null
    ? { ...items }
    : inner
}
