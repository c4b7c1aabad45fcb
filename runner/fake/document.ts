// Reading an OpenAPI document as plain data: own fields only, $ref followed, absences named in a sentence.

/** Any parsed YAML value. */
export type Tree = unknown

/** A mapping of the document. */
export type Document = Readonly<Record<string, Tree>>

/** Whether a value is a mapping (not a list, not null). */
export function isRecord(value: Tree): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands under a path of keys, own properties only; undefined when any step is missing. */
export function fieldOf(value: Tree, ...path: readonly string[]): Tree {
  let current = value
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key))
      return undefined
    current = (current as Document)[key]
  }
  return current
}

/** A pointer such as #/components/schemas/Id as the value it points to; throws when nothing is there. */
export function resolve(document: Document, pointer: string): Tree {
  const found = fieldOf(document, ...pathOf(pointer))
  if (found === undefined)
    throw new Error(`The contract refers to ${pointer}, which it does not hold.`)
  return found
}

/** What following references may still cost, so that those that lead to themselves come to an end. */
export type Allowance = { left: number; by: string }

/** Steps that one value may take; those of the contract take less than a hundred. */
const MOST_STEPS = 2000

export function allowance(): Allowance {
  return { left: MOST_STEPS, by: '' }
}

/** Takes one step from `value`; throws a sentence when there were too many. */
export function step(value: Tree, allowed: Allowance): void {
  allowed.left -= 1
  const pointer = fieldOf(value, '$ref')
  if (typeof pointer === 'string') allowed.by = ` by ${pointer}`
  if (allowed.left >= 0) return
  throw new Error(
    `A schema of the contract leads to itself${allowed.by}, or to more than ${MOST_STEPS} others.`,
  )
}

/** The value itself, or what its $ref points to. */
export function deref(document: Document, value: Tree, allowed = allowance()): Tree {
  step(value, allowed)
  const pointer = fieldOf(value, '$ref')
  return typeof pointer === 'string' ? deref(document, resolve(document, pointer), allowed) : value
}

/** The keys of a pointer, with ~1 and ~0 read as JSON Pointer (RFC 6901) does. */
function pathOf(pointer: string): string[] {
  return pointer
    .replace(/^#\//, '')
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The pointer to a path of keys. */
export function pointerTo(...path: readonly string[]): string {
  return `#/${path.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`
}

/** The value as a mapping; throws a sentence naming the place otherwise. */
export function recordOf(value: Tree, place: string): Document {
  if (isRecord(value)) return value
  throw wrong(place, 'a mapping', value)
}

/** The value as text; throws a sentence naming the place otherwise. */
export function textOf(value: Tree, place: string): string {
  if (typeof value === 'string') return value
  throw wrong(place, 'text', value)
}

/** The value as a list of texts; throws a sentence naming the place otherwise. */
export function textsOf(value: Tree, place: string): string[] {
  if (Array.isArray(value)) return value.map((item, index) => textOf(item, `${place}[${index}]`))
  throw wrong(place, 'a list', value)
}

/** The value as a finite number; throws a sentence naming the place otherwise. */
export function numberOf(value: Tree, place: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw wrong(place, 'a number', value)
}

function wrong(place: string, wanted: string, value: Tree): Error {
  const found = value === undefined ? 'nothing' : JSON.stringify(value)
  return new Error(`The contract must hold ${wanted} at ${place}; it holds ${found}.`)
}
