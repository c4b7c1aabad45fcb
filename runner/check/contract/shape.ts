// The shape of a value inside the app: described by the contract, or written by the app, or unknown.
import type { Path } from '../../text/index.ts'
import type { Contract, Located } from './located.ts'
import { type Facts, factsOf } from './schema.ts'

/** What is known of a value. `schemas`: one of them fits; `written`: an object the app builds. */
export type Shape =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'schemas'; readonly schemas: readonly Located[] }
  | {
      readonly kind: 'written'
      readonly members: ReadonlyMap<string, Shape>
      readonly open: boolean
    }

export const UNKNOWN_SHAPE: Shape = { kind: 'unknown' }

/** The shape that any of some schemas gives; without a schema nothing is known. */
export function shapeOf(schemas: readonly (Located | undefined)[]): Shape {
  const present = schemas.filter((schema) => schema !== undefined)
  return present.length === 0 ? UNKNOWN_SHAPE : { kind: 'schemas', schemas: present }
}

/** One shape for a value that has one of several. */
export function anyOf(shapes: readonly Shape[]): Shape {
  const [first] = shapes
  if (first === undefined || shapes.some((shape) => shape.kind === 'unknown')) return UNKNOWN_SHAPE
  if (shapes.length === 1) return first
  if (shapes.some((shape) => shape.kind !== 'schemas')) return UNKNOWN_SHAPE
  return shapeOf(shapes.flatMap((shape) => (shape.kind === 'schemas' ? shape.schemas : [])))
}

/** A shape that may have other members beside its own; what is below its own stays as described. */
export function withOthers(shape: Shape): Shape {
  return shape.kind === 'schemas' ? shapeOf([...shape.schemas, { value: {}, path: [] }]) : shape
}

/** The names a shape has; undefined when it may have any. */
export function namesOf(contract: Contract, shape: Shape): readonly string[] | undefined {
  if (shape.kind === 'unknown') return undefined
  if (shape.kind === 'written') return shape.open ? undefined : [...shape.members.keys()]
  const facts = shape.schemas.map((schema) => factsOf(contract, schema))
  if (facts.some((one) => one.open)) return undefined
  return [...new Set(facts.flatMap((one) => [...one.members.keys()]))]
}

/** The member of a shape: unknown where anything is possible, undefined where there is none. */
export function memberOf(contract: Contract, shape: Shape, name: string): Shape | undefined {
  if (shape.kind === 'unknown') return UNKNOWN_SHAPE
  if (shape.kind === 'written')
    return shape.members.get(name) ?? (shape.open ? UNKNOWN_SHAPE : undefined)
  const facts = shape.schemas.map((schema) => factsOf(contract, schema))
  const found = facts.flatMap((one) => one.members.get(name) ?? [])
  if (found.length > 0) return shapeOf(found)
  return facts.some((one) => one.open) ? UNKNOWN_SHAPE : undefined
}

/** The items of a list; undefined for a value that is no list. */
export function itemOf(contract: Contract, shape: Shape): Shape | undefined {
  if (shape.kind === 'unknown') return UNKNOWN_SHAPE
  if (shape.kind === 'written') return undefined
  const facts = shape.schemas.map((schema) => factsOf(contract, schema))
  const found = facts.flatMap((one) => one.items)
  if (found.length > 0) return shapeOf(found)
  return facts.some(mayBeList) ? UNKNOWN_SHAPE : undefined
}

function mayBeList(facts: Facts): boolean {
  return facts.types.size === 0 ? facts.open : facts.types.has('array')
}

/** Where steps lead, and the first step that leads nowhere. */
export type Walked =
  | { readonly shape: Shape }
  | { readonly missing: string | number; readonly index: number; readonly known: readonly string[] }

/** Follows member names and list positions; positions count for any item. */
export function walk(contract: Contract, from: Shape, steps: Path): Walked {
  let shape = from
  for (const [index, step] of steps.entries()) {
    const next =
      typeof step === 'number' ? itemOf(contract, shape) : memberOf(contract, shape, step)
    if (next === undefined) {
      return { missing: step, index, known: namesOf(contract, shape) ?? [] }
    }
    shape = next
  }
  return { shape }
}

/** The JSON types of a shape; empty: any. */
export function typesOf(contract: Contract, shape: Shape): ReadonlySet<string> {
  if (shape.kind === 'unknown') return new Set()
  if (shape.kind === 'written') return new Set(['object'])
  const facts = shape.schemas.map((schema) => factsOf(contract, schema))
  if (facts.some((one) => one.types.size === 0)) return new Set()
  return new Set(facts.flatMap((one) => [...one.types]))
}

/** The only values a shape may have; undefined: any. */
export function valuesOf(contract: Contract, shape: Shape): readonly unknown[] | undefined {
  if (shape.kind !== 'schemas') return undefined
  const facts = shape.schemas.map((schema) => factsOf(contract, schema))
  if (facts.some((one) => one.values === undefined)) return undefined
  return facts.flatMap((one) => one.values ?? [])
}

/** The members of a shape that the contract itself describes, with their places. */
export function describedMembers(
  contract: Contract,
  shape: Shape,
): ReadonlyMap<string, readonly Located[]> {
  const found = new Map<string, readonly Located[]>()
  if (shape.kind !== 'schemas') return found
  for (const schema of shape.schemas) {
    for (const [name, places] of factsOf(contract, schema).members) {
      found.set(name, [...(found.get(name) ?? []), ...places])
    }
  }
  return found
}
