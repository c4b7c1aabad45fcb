// The search button of a field as the mark `x-search`.
import { defined, isRecord, own, stringOf } from '../../text/index.ts'
import type { Parameter } from '../parameter.ts'
import { type Place, type Schema, type Session, withChain } from './walk.ts'

/** The schema with the button's address, label and the schema of its small form. */
export function withSearch(
  schema: Schema,
  parameter: Parameter,
  place: Place,
  session: Session,
): Schema {
  const button = own(parameter, 'rpc')
  if (!isRecord(button)) return schema
  const fields = own(button, 'parameters')
  // The small form is a world of its own: its remote fields get no parents.
  const inputSchema =
    typeof fields === 'string'
      ? { $ref: fields }
      : session.convert({ type: 'collection', spec: fields }, place)
  const url = withChain(stringOf(own(button, 'url') ?? ''), place.chain)
  return { ...schema, 'x-search': defined({ url, label: own(button, 'label'), inputSchema }) }
}
