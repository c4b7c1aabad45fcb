// Collections as objects: properties, required names, conditions, fields of other domains.
import { isRecord, own, setOwn, textAt } from '../../text/index.ts'
import { asParameter, type Parameter } from '../parameter.ts'
import { isVisual } from '../types/index.ts'
import { type Place, type Schema, type Session, withChain } from './walk.ts'

export function membersSchema(
  parameter: Parameter,
  seed: Schema,
  place: Place,
  session: Session,
): Schema {
  const properties: Schema = {}
  const required: string[] = []
  const conditions: Schema[] = []
  const path = parameter.name ? [...place.path, parameter.name] : place.path
  const root = textAt(parameter, 'x-domain-root')
  const domain = root || place.domain
  const add = (written: unknown, chain: readonly string[]): void => {
    if (typeof written === 'string') conditions.push({ $ref: withChain(written, chain) })
    if (!isRecord(written)) return
    const field = asParameter(written)
    // Two fields of one name share their value in the dialog; a schema keeps the first.
    if (isVisual(field) || !field.name || Object.hasOwn(properties, field.name)) return
    if (own(field, 'advanced') === true && session.excludeAdvanced) {
      session.skipped.push([...path, field.name].join('.'))
      return
    }
    if (own(field, 'required')) required.push(field.name)
    const addCondition: Place['addCondition'] = (name, value, then) => {
      const properties = Object.fromEntries([[name, { const: value }]])
      conditions.push({ if: { properties }, then })
    }
    const schema = session.convert(field, { domain, chain, path, addCondition })
    if (own(field, 'advanced')) schema['x-advanced'] = true
    setOwn(properties, field.name, schema)
  }
  if (root) becomeRoot(root, add, session)
  const spec = own(parameter, 'spec')
  for (const field of Array.isArray(spec) ? spec : []) add(field, place.chain)
  const allOf = conditions.length > 0 ? { allOf: conditions } : {}
  return { ...seed, properties, required, ...allOf }
}

/** Makes the collection the home of its domain and takes in the fields that waited for it. */
function becomeRoot(
  domain: string,
  add: (field: unknown, chain: readonly string[]) => void,
  session: Session,
): void {
  const waiting = session.roots.get(domain)?.waiting ?? []
  session.roots.set(domain, {
    add: (fields, chain) => {
      for (const field of fields) add(field, chain)
    },
    waiting: [],
  })
  for (const { field, chain } of waiting) add(field, chain)
}
