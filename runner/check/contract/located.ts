// The contract as a value whose parts know their path, and the place of a path in its text.
import { isMap, isScalar, isSeq } from 'yaml'
import { readDocument } from '../../spec/index.ts'
import { isRecord, own, type Path, type Source, type Span } from '../../text/index.ts'
import { readYaml } from '../../text/yaml.ts'

/** A part of the contract and the path that leads to it. */
export interface Located {
  readonly value: unknown
  readonly path: Path
}

export interface Contract {
  readonly source: Source
  readonly root: Located
  /** Where the value at a path stands, or the nearest written part around it. */
  readonly spanOf: (path: Path) => Span
  /** Where the name of a member stands. */
  readonly keySpanOf: (path: Path) => Span
}

type Places = Pick<Contract, 'spanOf' | 'keySpanOf'>

/** References that are followed before one is taken for a circle. */
const MOST_REFERENCES = 50

/** A contract from its text and the value somebody read from it; the text is read when a place is asked for. */
export function contractOf(source: Source, document: unknown): Contract {
  let places: Places | undefined
  const read = (): Places => {
    places ??= placesIn(source)
    return places
  }
  return {
    source,
    root: { value: document, path: [] },
    spanOf: (path) => read().spanOf(path),
    keySpanOf: (path) => read().keySpanOf(path),
  }
}

/** A member of a part, references followed; undefined where it is not written. */
export function member(
  contract: Contract,
  part: Located | undefined,
  name: string,
): Located | undefined {
  if (!part) return undefined
  const value = own(part.value, name)
  return value === undefined ? undefined : follow(contract, { value, path: [...part.path, name] })
}

/** A part below a part, references followed at every step. */
export function below(
  contract: Contract,
  part: Located | undefined,
  ...names: string[]
): Located | undefined {
  let found = part
  for (const name of names) found = member(contract, found, name)
  return found
}

/** The members of a part that are not marks (`x-...`), each with the place of its name. */
export function entries(contract: Contract, part: Located | undefined): [string, Located][] {
  if (!part || !isRecord(part.value)) return []
  return Object.entries(part.value).map(([name, value]) => [
    name,
    follow(contract, { value, path: [...part.path, name] }),
  ])
}

/** The items of a list, references followed. */
export function items(contract: Contract, part: Located | undefined): Located[] {
  if (!part || !Array.isArray(part.value)) return []
  return part.value.map((value: unknown, index) =>
    follow(contract, { value, path: [...part.path, index] }),
  )
}

/** What a part refers to, or the part itself; a reference that leads nowhere leads to undefined. */
export function follow(contract: Contract, part: Located): Located {
  let found = part
  for (let count = 0; count < MOST_REFERENCES; count++) {
    const next = referred(contract, found)
    if (next === undefined) return found
    found = next
  }
  return { value: undefined, path: part.path }
}

/** The target of `$ref`, one step; undefined for a part that refers to nothing. */
export function referred(contract: Contract, part: Located): Located | undefined {
  const reference = own(part.value, '$ref')
  if (typeof reference !== 'string') return undefined
  const path = pointerPath(reference)
  let value = path === undefined ? undefined : contract.root.value
  for (const step of path ?? [])
    value = Array.isArray(value) ? value[Number(step)] : own(value, step)
  return { value, path: path && value !== undefined ? path : part.path }
}

/** `#/a/b~1c` as steps; undefined for references to other files, which are not read. */
function pointerPath(reference: string): string[] | undefined {
  if (reference === '#') return []
  if (!reference.startsWith('#/')) return undefined
  return reference
    .slice(2)
    .split('/')
    .map((step) => unescaped(step).replaceAll('~1', '/').replaceAll('~0', '~'))
}

function unescaped(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    // a percent sign that begins no code stands for itself
    return step
  }
}

/** The references of the contract that lead nowhere, each with its place. */
export function brokenReferences(contract: Contract): Located[] {
  const broken: Located[] = []
  const open: Located[] = [contract.root]
  // aliases of YAML can make a value part of itself
  const seen = new Set<unknown>()
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const { value, path } = part
    if (seen.has(value)) continue
    if (typeof value === 'object') seen.add(value)
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        open.push({ value: item, path: [...path, index] })
    } else if (isRecord(value)) {
      const reference = own(value, '$ref')
      const local = typeof reference === 'string' && reference.startsWith('#')
      if (local && referred(contract, part)?.value === undefined) {
        broken.push({ value: reference, path: [...path, '$ref'] })
      }
      for (const [name, inner] of Object.entries(value)) {
        if (typeof inner === 'object' && inner !== null)
          open.push({ value: inner, path: [...path, name] })
      }
    }
  }
  return broken
}

function placesIn(source: Source): Places {
  return source.text.trimStart().startsWith('{') ? inJson(source) : inYaml(source)
}

function inJson(source: Source): Places {
  const { spanOf, keySpanOf } = readDocument(source).document
  return { spanOf: (path) => spanOf(path), keySpanOf }
}

function inYaml(source: Source): Places {
  const read = readYaml(source)
  // whoever gives another value than that of the text gets the places of the text's beginning
  const root: unknown = 'mistake' in read ? undefined : read.contents
  const spanOfRange = (node: unknown): Span => {
    const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined
    const start = range?.[0] ?? 0
    const text = source.text.slice(start, range?.[1] ?? 0).trimEnd()
    return { source, start, end: start + text.length }
  }
  /** The name and the value at the longest beginning of the path that is written. */
  const find = (path: Path): { key: unknown; value: unknown } => {
    let found: { key: unknown; value: unknown } = { key: root, value: root }
    for (const step of path) {
      const next = stepInto(found.value, step)
      if (next === undefined) break
      found = next
    }
    return found
  }
  return {
    spanOf: (path) => spanOfRange(find(path).value),
    keySpanOf: (path) => spanOfRange(find(path).key),
  }
}

function stepInto(
  node: unknown,
  step: string | number,
): { key: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(
      (item) => isScalar(item.key) && String(item.key.value) === String(step),
    )
    return pair && { key: pair.key, value: pair.value }
  }
  const item: unknown = isSeq(node) ? node.items[Number(step)] : undefined
  return item === undefined ? undefined : { key: item, value: item }
}
