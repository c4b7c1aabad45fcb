// What the app sends in a body: its members wherever they are written or declared, with their places.
import { findFunction, handedOn, type Node, SPREAD_KEY } from '../../iml/index.ts'
import type { Component } from '../../spec/index.ts'
import { isRecord, type Json, own, type Path, type Span } from '../../text/index.ts'
import { keywordOf, loneNode, pathOf } from '../look/expressions.ts'
import { addressesOf, isVisual, type PlacedField, parametersOf, textIn } from '../look/fields.ts'
import { keyPlaceOf, placeOf, type WrittenRequest } from '../look/requests.ts'

export interface SentMember {
  readonly name: string
  readonly at: () => Span
  /** Several where an expression chooses; none where nothing is known. */
  readonly values: readonly Sent[]
  /** The parameter that is sent as it is. */
  readonly parameter?: PlacedField
}

export type Sent =
  | {
      readonly kind: 'object'
      readonly at: () => Span
      readonly members: readonly SentMember[]
      /** False when there may be more members than these. */
      readonly complete: boolean
    }
  | { readonly kind: 'list'; readonly items: readonly Sent[] }
  | {
      readonly kind: 'choice'
      readonly choices: readonly { readonly value: unknown; readonly at: () => Span }[]
    }

/** What a value written in a request sends; `path` counts from the request. */
export function sentBy(request: WrittenRequest, value: Json, path: Path): Sent[] {
  const node = loneNode(value)
  if (node) return sentByNode(request.component, node)
  if (typeof value === 'string') {
    const fixed = !value.includes('{{')
    return fixed
      ? [{ kind: 'choice', choices: [{ value, at: () => placeOf(request, ...path) }] }]
      : []
  }
  if (Array.isArray(value)) {
    const items = value.flatMap((item: Json, index) => sentBy(request, item, [...path, index]))
    return [{ kind: 'list', items }]
  }
  return isRecord(value) ? [sentByObject(request, value as Record<string, Json>, path)] : []
}

function sentByObject(request: WrittenRequest, value: Record<string, Json>, path: Path): Sent {
  const members: SentMember[] = []
  let complete = true
  for (const [name, inner] of Object.entries(value)) {
    const values = sentBy(request, inner, [...path, name])
    if (name === SPREAD_KEY) {
      const spread = values.filter((one) => one.kind === 'object')
      members.push(...spread.flatMap((one) => one.members))
      complete &&= spread.length > 0 && spread.every((one) => one.complete)
    } else if (name.includes('{{')) complete = false
    else {
      const at = () => keyPlaceOf(request, ...path, name)
      const parameter = parameterOf(request.component, inner)
      members.push({ name, at, values, ...(parameter ? { parameter } : {}) })
    }
  }
  return { kind: 'object', at: () => placeOf(request, ...path), members, complete }
}

/** True for an expression that never sends anything. */
export function sendsNothing(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return true
  return keywordOf(loneNode(value))?.isNothing === true
}

function sentByNode(component: Component, node: Node): Sent[] {
  const path = pathOf(node)
  if (path?.[0] === 'parameters') return sentByParameter(component, path.slice(1))
  if (node.kind !== 'call') return []
  const row = findFunction(node.name)
  // which items of a list are left, and in which order, nobody knows
  if (row?.handsOn === 'first' || row?.handsOn === 'item') return []
  const given = handedOn(row, node.args).flatMap((one) => (one ? sentByNode(component, one) : []))
  if (row?.handsOn !== 'named' && row?.handsOn !== 'others') return given
  const names = node.args
    .slice(1)
    .map((one) => (one?.kind === 'literal' ? String(one.value) : undefined))
  if (!names.every((name) => name !== undefined)) return []
  return given.map((one) => withNames(one, new Set(names), row.handsOn === 'named'))
}

/** The members that are named, or all others. */
function withNames(sent: Sent, names: ReadonlySet<string>, named: boolean): Sent {
  if (sent.kind !== 'object') return sent
  return { ...sent, members: sent.members.filter((one) => names.has(one.name) === named) }
}

/** What a parameter sends, as it is declared; steps lead into collections. */
function sentByParameter(component: Component, steps: readonly string[]): Sent[] {
  const fields = parametersOf(component)
  if (steps.length === 0) return level(component, fields, [])
  const field = fieldAt(fields, steps)
  return field ? sentByField(component, fields, field) : []
}

function fieldAt(
  fields: readonly PlacedField[],
  steps: readonly string[],
): PlacedField | undefined {
  return fields.find(
    (one) => textIn(one, 'name') === steps.at(-1) && same(one.inside, steps.slice(0, -1)),
  )
}

/** The parameter that a value is, such as `{{parameters.name}}`; undefined for any other value. */
export function parameterOf(
  component: Component,
  value: Json | undefined,
): PlacedField | undefined {
  const node = loneNode(value)
  const [name, ...steps] = (node && pathOf(node)) ?? []
  return name === 'parameters' ? fieldAt(parametersOf(component), steps) : undefined
}

function sentByField(
  component: Component,
  fields: readonly PlacedField[],
  field: PlacedField,
): Sent[] {
  const type = own(field.field, 'type')
  const inside = [...field.inside, textIn(field, 'name')]
  if (type === 'collection') return level(component, fields, inside)
  if (type === 'array') {
    const alone = fields.find((one) => same(one.inside, inside) && textIn(one, 'name') === '')
    const items = alone ? sentByField(component, fields, alone) : level(component, fields, inside)
    return [{ kind: 'list', items }]
  }
  const choices = inlineValues(field)
  if (choices.length === 0) return []
  const choice: Sent = { kind: 'choice', choices }
  return own(field.field, 'multiple') === true ? [{ kind: 'list', items: [choice] }] : [choice]
}

/** The fields of one level as an object; nothing where none are declared. */
function level(
  component: Component,
  fields: readonly PlacedField[],
  inside: readonly string[],
): Sent[] {
  const here = fields.filter(
    (one) => same(one.inside, inside) && textIn(one, 'name') !== '' && !isVisual(one),
  )
  const [first] = here
  if (!first) return []
  const remote = ['staticParams', 'mappableParams', 'params'].some((file) =>
    addressesOf(component.code.get(file)).some((one) => same(one.inside, inside)),
  )
  const members = here.map((one) => ({
    name: textIn(one, 'name'),
    at: () => one.document.spanOf([...one.path, 'name']),
    values: sentByField(component, fields, one),
    parameter: one,
  }))
  const { document, list } = first
  const at = () => document.spanOf(list.at(-1) === 'spec' ? list.slice(0, -1).concat('name') : list)
  return [{ kind: 'object', at, members, complete: !remote }]
}

/** The values of choices that are written out, each with its place. */
function inlineValues({
  field,
  document,
  path,
}: PlacedField): { value: unknown; at: () => Span }[] {
  const options = own(field, 'options')
  const store = Array.isArray(options) ? options : own(options, 'store')
  if (!Array.isArray(store)) return []
  const under = Array.isArray(options) ? ['options'] : ['options', 'store']
  return store.flatMap((option: unknown, index) => {
    const value = own(option, 'value')
    return value === undefined
      ? []
      : [{ value, at: () => document.spanOf([...path, ...under, index, 'value']) }]
  })
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index])
}
