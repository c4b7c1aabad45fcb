// Revealed fields: under the mark `x-nested`, or moved to the root of another domain.
import { own, stringOf } from '../../text/index.ts'
import { type Nested, readNested } from '../nested.ts'
import { optionsWrapper } from '../options.ts'
import type { Parameter } from '../parameter.ts'
import { type Place, type Schema, type Session, withChain } from './walk.ts'

/** What all values of a field reveal: of the options when they are an object, else of the field. */
export function nestedOfField(parameter: Parameter): Nested | undefined {
  const wrapper = optionsWrapper(parameter)
  return readNested(wrapper ? own(wrapper, 'nested') : own(parameter, 'nested'))
}

/** The parents of what a field reveals; a field without a name has no value to pass on. */
function chainUnder(parameter: Parameter, place: Place): readonly string[] {
  return parameter.name ? [...place.chain, parameter.name] : place.chain
}

/** The schema of revealed fields; an address becomes a `$ref` that carries the parents. */
export function nestedSchema(
  { items, alone }: Nested,
  parameter: Parameter,
  place: Place,
  session: Session,
): Schema {
  const chain = chainUnder(parameter, place)
  if (alone) return { $ref: withChain(stringOf(items[0]), chain) }
  const convert = (spec: readonly unknown[]): Schema =>
    session.convert({ type: 'collection', spec }, { ...place, chain })
  if (!items.some((item) => typeof item === 'string')) return convert(items)
  const allOf = items.map((item) =>
    typeof item === 'string' ? { $ref: withChain(item, chain) } : convert([item]),
  )
  return { type: 'object', allOf }
}

/** The schema with what its field reveals: here, or handed to the root of another domain. */
export function withNested(
  schema: Schema,
  parameter: Parameter,
  place: Place,
  session: Session,
): Schema {
  const nested = nestedOfField(parameter)
  if (!nested) return schema
  const { items, domain } = nested
  if (domain === undefined || domain === place.domain) {
    return { ...schema, 'x-nested': nestedSchema(nested, parameter, place, session) }
  }
  rootOf(domain, session).add(items, chainUnder(parameter, place))
  return schema
}

function rootOf(domain: string, session: Session) {
  const found = session.roots.get(domain)
  if (found) return found
  const waiting: { field: unknown; chain: readonly string[] }[] = []
  const root = {
    waiting,
    add: (fields: readonly unknown[], chain: readonly string[]) => {
      waiting.push(...fields.map((field) => ({ field, chain })))
    },
  }
  session.roots.set(domain, root)
  return root
}
