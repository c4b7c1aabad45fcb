// Every parameter of a list at any depth, with its place and what stands above it.
import { asParameter, everyList, isVisualType, typeNamed } from '../../parameters/index.ts'
import type { Component, Document } from '../../spec/index.ts'
import { isRecord, own, type Path, stringOf } from '../../text/index.ts'

/** A parameter or an interface field as written, and where. */
export interface PlacedField {
  readonly field: Readonly<Record<string, unknown>>
  readonly document: Document
  readonly path: Path
  /** Path of the list it stands in. */
  readonly list: Path
  /** Names of the collections and lists around it, outermost first. */
  readonly inside: readonly string[]
  /** Names of the fields whose choice reveals it, outermost first. */
  readonly revealedBy: readonly string[]
}

/** An address inside a list of fields: the RPC that gives more fields. */
export interface PlacedAddress extends Omit<PlacedField, 'field'> {
  readonly address: string
}

type Above = Pick<PlacedField, 'inside' | 'revealedBy'>

const TOP: Above = { inside: [], revealedBy: [] }

const known = new WeakMap<Document, readonly (PlacedField | PlacedAddress)[]>()

/** All fields of a file of fields, parents before children. */
export function fieldsOf(document: Document | undefined): readonly PlacedField[] {
  return entriesOf(document).filter((entry): entry is PlacedField => 'field' in entry)
}

/** All addresses that stand where a field could stand. */
export function addressesOf(document: Document | undefined): readonly PlacedAddress[] {
  return entriesOf(document).filter((entry): entry is PlacedAddress => 'address' in entry)
}

function entriesOf(document: Document | undefined): readonly (PlacedField | PlacedAddress)[] {
  if (!document) return []
  const found = known.get(document) ?? inList(document, document.value, [], TOP)
  known.set(document, found)
  return found
}

/** The fields of a module's, RPC's or connection's parameters, static ones first. */
export function parametersOf(component: Component): readonly PlacedField[] {
  return ['params', 'staticParams', 'mappableParams'].flatMap((file) =>
    fieldsOf(component.code.get(file)),
  )
}

/** The fields of a list, or of a single field that stands alone. */
function inList(
  document: Document,
  written: unknown,
  path: Path,
  above: Above,
): (PlacedField | PlacedAddress)[] {
  if (typeof written === 'string') {
    return written.includes('://')
      ? [{ address: written, document, path, list: path, ...above }]
      : []
  }
  if (isRecord(written))
    return typeof own(written, 'type') === 'string'
      ? inItem(document, written, path, path, above)
      : []
  if (!Array.isArray(written)) return []
  return written.flatMap((item: unknown, index) => {
    const here = [...path, index]
    if (typeof item === 'string')
      return [{ address: item, document, path: here, list: path, ...above }]
    return isRecord(item) ? inItem(document, item, here, path, above) : []
  })
}

/** A field, and those below it: its parts, and what its values reveal. */
function inItem(
  document: Document,
  field: Record<string, unknown>,
  path: Path,
  list: Path,
  above: Above,
): (PlacedField | PlacedAddress)[] {
  const name = stringOf(own(field, 'name') ?? '')
  const revealed: Above = { ...above, revealedBy: [...above.revealedBy, name] }
  const inner: Above = { ...above, inside: [...above.inside, name] }
  return [
    { field, document, path, list, ...above },
    ...inList(document, own(field, 'spec'), [...path, 'spec'], inner),
    ...everyList(asParameter(field)).flatMap(({ items, alone, path: place }) =>
      inList(document, alone ? items[0] : items, [...path, ...place], revealed),
    ),
  ]
}

/** The member of a field when it is text; otherwise ''. */
export function textIn({ field }: PlacedField, key: string): string {
  const value = own(field, key)
  return typeof value === 'string' ? value : ''
}

/** True for a field that only shows something and holds no value. */
export function isVisual(one: PlacedField): boolean {
  return isVisualType(textIn(one, 'type'))
}

/** True for a field that a person fills in: neither visual nor hidden. */
export function isFilledIn(one: PlacedField): boolean {
  return !isVisual(one) && typeNamed(textIn(one, 'type'))?.control !== 'none'
}

/** The address that lists the choices of a field; undefined where they are written out. */
export function optionsAddress({
  field,
}: PlacedField): { address: string; path: Path } | undefined {
  const options = own(field, 'options')
  if (typeof options === 'string') return { address: options, path: ['options'] }
  const store = own(options, 'store')
  return typeof store === 'string' ? { address: store, path: ['options', 'store'] } : undefined
}
