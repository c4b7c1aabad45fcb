// Between canonical names and the wire: follows x-canonical of the contract's schemas in both directions.

import {
  type Allowance,
  allowance,
  type Document,
  fieldOf,
  isRecord,
  resolve,
  step,
  type Tree,
} from './document.ts'

/** How one schema translates: field by field, item by item, value by value, or not at all. */
type Codec =
  | { readonly kind: 'object'; readonly byCanonical: Fields; readonly byWire: Fields }
  | { readonly kind: 'array'; readonly item: Codec }
  | { readonly kind: 'values'; readonly toWire: Values; readonly toCanonical: Values }
  | { readonly kind: 'same' }
type Fields = Map<string, { readonly name: string; readonly codec: Codec }>
type Values = ReadonlyMap<Tree, Tree>

export type Translator = {
  /** Canonical value -> what goes on the wire; fields the schema does not know are left out. */
  encode(value: Tree): Tree
  /** Wire value -> canonical value; fields the schema does not know are left out. */
  decode(value: Tree): Tree
}

const SAME: Codec = { kind: 'same' }

/** Builds the translator of a schema once. Throws a sentence for one that leads to itself. */
export function translator(document: Document, schema: Tree): Translator {
  const codec = codecOf(document, schema, allowance())
  return {
    encode: (value) => translate(codec, value, 'encode'),
    decode: (value) => translate(codec, value, 'decode'),
  }
}

function codecOf(document: Document, schema: Tree, allowed: Allowance): Codec {
  const parts = partsOf(document, schema, allowed)
  const values = parts.map((part) => part['x-canonical-values']).find(isRecord)
  if (values) {
    return {
      kind: 'values',
      toWire: new Map(Object.entries(values)),
      toCanonical: new Map(Object.entries(values).map(([canonical, wire]) => [wire, canonical])),
    }
  }
  const items = parts.map((part) => part.items).find(isRecord)
  if (items) return { kind: 'array', item: codecOf(document, items, allowed) }
  const byCanonical: Fields = new Map()
  const byWire: Fields = new Map()
  for (const part of parts) {
    for (const [wire, field] of Object.entries(part.properties ?? {})) {
      const codec = codecOf(document, field, allowed)
      const canonical = canonicalName(wire, field)
      byCanonical.set(canonical, { name: wire, codec })
      byWire.set(wire, { name: canonical, codec })
    }
  }
  return byWire.size === 0 ? SAME : { kind: 'object', byCanonical, byWire }
}

/** A schema with everything its $ref and allOf bring in. */
export function partsOf(document: Document, schema: Tree, allowed = allowance()): Document[] {
  if (!isRecord(schema)) return []
  step(schema, allowed)
  const { $ref, allOf } = schema
  const referred =
    typeof $ref === 'string' ? partsOf(document, resolve(document, $ref), allowed) : []
  const merged = Array.isArray(allOf)
    ? allOf.flatMap((part) => partsOf(document, part, allowed))
    : []
  return [schema, ...referred, ...merged]
}

function canonicalName(wire: string, field: Tree): string {
  const canonical = fieldOf(field, 'x-canonical')
  return typeof canonical === 'string' ? canonical.slice(canonical.lastIndexOf('.') + 1) : wire
}

function translate(codec: Codec, value: Tree, direction: 'encode' | 'decode'): Tree {
  if (codec.kind === 'same' || value === null || value === undefined) return value
  if (codec.kind === 'values') {
    const known = direction === 'encode' ? codec.toWire : codec.toCanonical
    return known.has(value) ? known.get(value) : value
  }
  if (codec.kind === 'array') {
    return Array.isArray(value)
      ? value.map((item) => translate(codec.item, item, direction))
      : value
  }
  if (!isRecord(value)) return value
  const fields = direction === 'encode' ? codec.byCanonical : codec.byWire
  const translated: Record<string, Tree> = {}
  for (const key of Object.keys(value)) {
    const field = fields.get(key)
    const inner = value[key]
    if (field !== undefined && inner !== undefined) {
      translated[field.name] = translate(field.codec, inner, direction)
    }
  }
  return translated
}
