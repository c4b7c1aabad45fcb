// A JSON Schema reduced to the shape of its values, with the words that become comments.
import { typeNamed } from '../../parameters/index.ts'
import { defined, isRecord, own, setOwn, stringOf } from '../../text/index.ts'

export type Schema = Record<string, unknown>

/** How strict a shape is: of what goes into a module, or of what comes out. */
export interface Side {
  /** True where every member may be missing or null, because an interface promises nothing. */
  readonly loose: boolean
}

/** What is left of a schema. Titles would name a type each, so they become part of the words. */
export function shapeOf(schema: unknown, side: Side): Schema {
  const words = wordsOf(schema)
  const reference = referenceIn(schema)
  if (reference) return { ...words, allOf: [{ $ref: reference }] }
  const choices = choicesOf(schema)
  if (choices) return { ...words, ...choices }
  // the conversion calls every remote choice a text, but what an RPC lists may well be numbers
  if (own(schema, 'x-fetch') !== undefined) return { ...words, type: ['string', 'number'] }
  const type = own(schema, 'type')
  if (type === 'object') return { ...words, ...membersOf(schema, side) }
  if (type === 'array') return { ...words, type, items: shapeOf(own(schema, 'items'), side) }
  // an empty schema with words would be taken for an object
  return type === undefined ? { ...words, tsType: 'unknown' } : { ...words, type }
}

/** Label and help, as one comment. */
function wordsOf(schema: unknown): Schema {
  const words = [own(schema, 'title'), own(schema, 'description')].filter(
    (word) => typeof word === 'string' && word !== '',
  )
  return words.length === 0 ? {} : { description: words.join('\n\n') }
}

/** Address of a composite type; other references lead out of the schema and say nothing. */
function referenceIn(schema: unknown): string | undefined {
  const all = own(schema, 'allOf')
  const found = own(schema, '$ref') ?? own(Array.isArray(all) ? all[0] : undefined, '$ref')
  const name = /^#\/definitions\/(.+)$/.exec(typeof found === 'string' ? found : '')?.[1] ?? ''
  return typeNamed(name)?.expand ? stringOf(found) : undefined
}

/** Fixed values; a list that says none is as good as no list. */
function choicesOf(schema: unknown): Schema | undefined {
  const listed = own(schema, 'enum')
  const titled = own(schema, 'oneOf')
  const values = Array.isArray(listed)
    ? listed
    : Array.isArray(titled) && titled.every((one) => isRecord(one) && Object.hasOwn(one, 'const'))
      ? titled.map((one) => own(one, 'const'))
      : undefined
  const told = values?.filter((value) => value !== undefined)
  if (told === undefined) return undefined
  return told.length === 0 ? { tsType: 'unknown' } : { enum: told }
}

/** An object with its members and all that any value of one of them could reveal. */
export function membersOf(schema: unknown, side: Side): Schema {
  const properties: Record<string, unknown> = {}
  const required = side.loose ? [] : (own(schema, 'required') ?? [])
  const isOpen = gather(schema, side, properties)
  return {
    type: 'object',
    properties,
    required,
    additionalProperties: isOpen || Object.keys(properties).length === 0,
  }
}

/** Adds the members of a schema; says whether there may be more that are known at run time only. */
function gather(schema: unknown, side: Side, properties: Record<string, unknown>): boolean {
  let isOpen = typeof own(schema, '$ref') === 'string'
  const revealed: unknown[] = []
  const members = own(schema, 'properties')
  for (const [name, member] of Object.entries(isRecord(members) ? members : {})) {
    if (!Object.hasOwn(properties, name)) setOwn(properties, name, memberOf(member, side))
    revealed.push(own(member, 'x-nested'), own(own(member, 'items'), 'x-nested'))
  }
  const conditions = own(schema, 'allOf')
  for (const one of Array.isArray(conditions) ? conditions : []) {
    revealed.push(own(one, 'then') ?? one)
  }
  for (const more of revealed) if (isRecord(more)) isOpen = gather(more, side, properties) || isOpen
  return isOpen
}

function memberOf(schema: unknown, side: Side): Schema {
  const shape = shapeOf(schema, side)
  const { description, ...bare } = shape
  if (!side.loose || bare.tsType !== undefined) return shape
  return { ...defined({ description }), anyOf: [bare, { type: 'null' }] }
}
