// The items of a list, and a filter as the list of conditions it is.
import { isRecord, own } from '../../text/index.ts'
import { optionsWrapper, storeOf } from '../options.ts'
import { asParameter, limitOf, type Parameter } from '../parameter.ts'
import { filterOperators } from './filter-operators.ts'
import { addTo, type Findings, noFindings, type Place, problemAt, type Session } from './walk.ts'

/** Checks each item, then how many there are. */
export function checkItems(
  value: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
): Findings {
  const items = Array.isArray(value) ? value : []
  const findings = noFindings()
  const spec = own(parameter, 'spec')
  for (const [index, item] of items.entries()) {
    const field = itemField(spec, String(index))
    if (!field) break
    addTo(findings, session.check(item, field, { ...place, path: [...place.path, index] }))
  }
  const least = limitOf(parameter, 'minItems')
  const most = limitOf(parameter, 'maxItems')
  if (least !== undefined && items.length < least) {
    findings.errors.push(problemAt(place, `Array has less than ${least} items.`))
  }
  if (most !== undefined && items.length > most) {
    findings.errors.push(problemAt(place, `Array has more than ${most} items.`))
  }
  return findings
}

/** The field of an item: a `spec` list makes it a collection, a `spec` object describes it. */
function itemField(spec: unknown, name: string): Parameter | undefined {
  if (Array.isArray(spec)) return { name, type: 'collection', spec }
  return isRecord(spec) ? asParameter({ ...spec, name }) : undefined
}

/**
 * A filter is a list of OR groups of AND rows, or one list of rows where `logic` on the field says
 * `and` or `or`; `options.logic` is not read (integromat/make-forman-schema).
 */
export function checkFilter(
  value: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
): Findings {
  const row = { type: 'collection', spec: [leftSide(parameter), operator(parameter), rightSide] }
  const logic = own(parameter, 'logic')
  const spec = logic === 'and' || logic === 'or' ? row : { type: 'array', spec: row }
  const whole = { ...(parameter.name ? { name: parameter.name } : {}), type: 'array', spec }
  return checkItems(value, whole, place, session)
}

const rightSide = { name: 'b', type: 'any' }

function leftSide(parameter: Parameter): Parameter {
  const options = storeOf(parameter)
  const side = { name: 'a', required: true }
  return Array.isArray(options) ? { ...side, type: 'select', options } : { ...side, type: 'any' }
}

function operator(parameter: Parameter): Parameter {
  const options = own(optionsWrapper(parameter), 'operators')
  const sign = { name: 'o', required: true }
  return Array.isArray(options)
    ? { ...sign, type: 'select', grouped: true, options }
    : { ...sign, type: 'text', validate: { enum: filterOperators } }
}
