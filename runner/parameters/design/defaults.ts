// Defaults in place of missing values before the check, as the newer form library does on request.
import { copyOf, isRecord, own } from '../../text/index.ts'
import { isRequired, type Parameter } from '../parameter.ts'
import { type FormPath, type Place, rootOf, type Session } from './walk.ts'

/**
 * The value, or the default of a field that is left out (undefined or ''). Null is a value; hidden
 * fields are never filled (github.com/integromat/make-forman-schema README, "Filling defaults").
 */
export function filled(
  value: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
): unknown {
  const mode = session.options.fillDefaults
  if (!mode || place.hidden || (value !== undefined && value !== '')) return value
  const preset = own(parameter, 'default')
  if (preset === undefined || preset === null || preset === '') return value
  if (mode === 'requiredOnly' && !isRequired(parameter)) return value
  const copy: unknown = copyOf(preset)
  rootOf(place, session)?.filled.push({ path: place.path, value: copy })
  return copy
}

/** A copy of the values with the member at the path set; only what lies on the path is copied. */
export function withValue(container: unknown, path: FormPath, value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (Array.isArray(container) && typeof step === 'number') {
    return container.map((item, index) => (index === step ? withValue(item, rest, value) : item))
  }
  const record = isRecord(container) ? container : {}
  const name = String(step)
  const changed = withValue(own(record, name), rest, value)
  return Object.fromEntries([
    ...Object.entries(record).filter(([key]) => key !== name),
    [name, changed],
  ])
}
