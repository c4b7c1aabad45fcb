// What the schemas of a contract say about a value: its types, members, items and fixed values.
import { isRecord, own } from '../../text/index.ts'
import { type Contract, entries, items, type Located, member, referred } from './located.ts'

/** The facts of one or several schemas that may describe the same value. */
export interface Facts {
  /** JSON types without null; empty: nothing is said. */
  readonly types: ReadonlySet<string>
  readonly members: ReadonlyMap<string, readonly Located[]>
  /** True when members that are not written are welcome, or nothing is said about members. */
  readonly open: boolean
  readonly items: readonly Located[]
  readonly required: readonly Located[]
  /** `enum` and `const`; undefined where any value is possible. */
  readonly values: readonly unknown[] | undefined
}

/** A schema and all schemas joined to it; `sure` is false for one of several alternatives. */
interface Part extends Located {
  readonly sure: boolean
}

const memory = new WeakMap<object, Facts>()

/** The facts of a schema, `$ref`, `allOf`, `anyOf` and `oneOf` followed. */
export function factsOf(contract: Contract, schema: Located): Facts {
  if (typeof schema.value !== 'object' || schema.value === null) return UNKNOWN
  const found = memory.get(schema.value) ?? readFacts(contract, partsOf(contract, schema))
  memory.set(schema.value, found)
  return found
}

const UNKNOWN: Facts = {
  types: new Set(),
  members: new Map(),
  open: true,
  items: [],
  required: [],
  values: undefined,
}

function partsOf(contract: Contract, schema: Located): Part[] {
  const parts: Part[] = []
  const seen = new Set<unknown>()
  const open: Part[] = [{ ...schema, sure: true }]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (seen.has(part.value) || !isRecord(part.value)) continue
    seen.add(part.value)
    parts.push(part)
    const { sure } = part
    const target = referred(contract, part)
    if (target) open.push({ ...target, sure })
    for (const name of ['allOf', 'anyOf', 'oneOf']) {
      const joined = items(contract, member(contract, part, name))
      const always = sure && (name === 'allOf' || joined.length === 1)
      open.push(...joined.map((one) => ({ ...one, sure: always })))
    }
  }
  return parts
}

function readFacts(contract: Contract, parts: readonly Part[]): Facts {
  const members = new Map<string, Located[]>()
  for (const part of parts) {
    for (const [name] of entries(contract, member(contract, part, 'properties'))) {
      const path = [...part.path, 'properties', name]
      const value = own(own(part.value, 'properties'), name)
      members.set(name, [...(members.get(name) ?? []), { value, path }])
    }
  }
  const types = new Set(parts.flatMap(typesIn))
  const listed = parts.flatMap((part) => valuesIn(part))
  return {
    types,
    members,
    open: isOpen(parts, members.size > 0, types, listed.length > 0),
    items: parts.flatMap((part) => {
      const value = own(part.value, 'items')
      return value === undefined ? [] : [{ value, path: [...part.path, 'items'] }]
    }),
    required: parts
      .filter((part) => part.sure)
      .flatMap((part) => items(contract, member(contract, part, 'required'))),
    values: listed.length > 0 ? listed : undefined,
  }
}

function typesIn({ value }: Part): string[] {
  const type = own(value, 'type')
  const types = Array.isArray(type) ? type : [type]
  const implied = type === undefined && own(value, 'properties') !== undefined ? ['object'] : []
  return [...types, ...implied].filter((one) => typeof one === 'string' && one !== 'null')
}

function valuesIn({ value }: Part): unknown[] {
  const listed = own(value, 'enum')
  const only = own(value, 'const')
  return [...(Array.isArray(listed) ? listed : []), ...(only === undefined ? [] : [only])]
}

function isOpen(
  parts: readonly Part[],
  described: boolean,
  types: ReadonlySet<string>,
  listed: boolean,
): boolean {
  const welcoming = parts.some(({ value }) => {
    const more = own(value, 'additionalProperties')
    return more === true || isRecord(more) || own(value, 'patternProperties') !== undefined
  })
  if (welcoming) return true
  if (described || listed) return false
  return types.size === 0 || types.has('object')
}
