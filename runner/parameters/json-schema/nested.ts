// Revealed fields: under the mark `x-nested`, or moved to the root of another domain.
import { isRecord, own } from '../../text/index.ts'
import { optionsWrapper } from '../options.ts'
import type { Parameter } from '../parameter.ts'
import { type Place, type Schema, type Session, withChain } from './walk.ts'

/** Nested fields without their wrapper; `items` is a list or one address. */
export interface WrittenNested {
  readonly items: unknown
  readonly domain: string | undefined
}

/** Takes the wrapper `{store, domain}` off. */
export function unwrap(written: unknown): WrittenNested {
  if (!isRecord(written)) return { items: written, domain: undefined }
  const domain = own(written, 'domain')
  return {
    items: own(written, 'store'),
    domain: typeof domain === 'string' && domain !== '' ? domain : undefined,
  }
}

/** What all values of a field reveal: of the options when they are an object, else of the field. */
export function nestedOfField(parameter: Parameter): WrittenNested {
  const wrapper = optionsWrapper(parameter)
  return unwrap(wrapper ? own(wrapper, 'nested') : own(parameter, 'nested'))
}

/** The parents of what a field reveals; a field without a name has no value to pass on. */
function chainUnder(parameter: Parameter, place: Place): readonly string[] {
  return parameter.name ? [...place.chain, parameter.name] : place.chain
}

/** The schema of revealed fields; an address becomes a `$ref` that carries the parents. */
export function nestedSchema(
  items: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
): Schema {
  const chain = chainUnder(parameter, place)
  if (typeof items === 'string') return { $ref: withChain(items, chain) }
  const list = Array.isArray(items) ? items : []
  const convert = (spec: readonly unknown[]): Schema =>
    session.convert({ type: 'collection', spec }, { ...place, chain })
  if (!list.some((item) => typeof item === 'string')) return convert(list)
  const allOf = list.map((item: unknown) =>
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
  const { items, domain } = nestedOfField(parameter)
  if (!items) return schema
  if (domain === undefined || domain === place.domain) {
    return { ...schema, 'x-nested': nestedSchema(items, parameter, place, session) }
  }
  const fields = typeof items === 'string' ? [items] : Array.isArray(items) ? items : []
  rootOf(domain, session).add(fields, chainUnder(parameter, place))
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
