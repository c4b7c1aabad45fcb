// What a module shows: the fields of its interface and its sample against the answer of the contract.

import type { Document, Module } from '../../spec/index.ts'
import { isRecord, own, type Path, printPath, stringOf } from '../../text/index.ts'
import { fieldsOf, type PlacedField, textIn } from '../look/fields.ts'
import { typesShown } from '../look/json-types.ts'
import type { Comparing } from './comparison.ts'
import { noteUnused, report, reportUnknown } from './findings.ts'
import {
  describedMembers,
  itemOf,
  memberOf,
  namesOf,
  type Shape,
  typesOf,
  valuesOf,
} from './shape.ts'

/** Compares interface and sample of a module with the shape of its bundles. */
export function compareShown(comparing: Comparing, module: Module, shape: Shape): void {
  if (shape.kind === 'unknown') return
  const fields = fieldsOf(module.code.get('interface'))
  if (fields.length > 0) compareLevel(comparing, fields, [], shape)
  const samples = module.code.get('samples')
  if (samples) compareSample(comparing, samples, samples.value, [], shape)
}

function compareLevel(
  comparing: Comparing,
  fields: readonly PlacedField[],
  inside: readonly string[],
  shape: Shape,
): void {
  const { contract, findings, component } = comparing
  const here = fields.filter((one) => textIn(one, 'name') !== '' && same(one.inside, inside))
  if (here.length === 0) return
  for (const field of here) {
    const name = textIn(field, 'name')
    const inner = memberOf(contract, shape, name)
    if (!inner) {
      const message = `The answer of ${comparing.operation} has no "${printPath([...inside, name])}" in the contract.`
      const at = field.document.spanOf([...field.path, 'name'])
      const known = namesOf(contract, shape) ?? []
      reportUnknown(findings, 'contract/unknown-answer-member', message, at, name, known)
      continue
    }
    compareType(comparing, field, inner)
    const items = own(field.field, 'type') === 'array' ? itemOf(contract, inner) : inner
    if (items) compareLevel(comparing, fields, [...inside, name], items)
  }
  const names = new Set(here.map((one) => textIn(one, 'name')))
  for (const [name, [place]] of describedMembers(contract, shape)) {
    if (!place || names.has(name)) continue
    noteUnused(findings, { what: `"${name}"`, path: place.path }, component)
  }
}

function compareType({ contract, findings }: Comparing, field: PlacedField, shape: Shape): void {
  const type = textIn(field, 'type')
  const shows = typesShown(type)
  const types = typesOf(contract, shape)
  if (!shows || types.size === 0 || shows.some((one) => types.has(one))) return
  report(findings, {
    code: 'contract/other-type',
    severity: 'warning',
    message: `The field is ${type}, the contract answers ${[...types].join(' or ')}.`,
    at: field.document.spanOf([...field.path, 'type']),
  })
}

function compareSample(
  comparing: Comparing,
  document: Document,
  value: unknown,
  path: Path,
  shape: Shape,
): void {
  const { contract, findings, operation } = comparing
  if (shape.kind === 'unknown' || value === null) return
  if (Array.isArray(value)) {
    const item = itemOf(contract, shape)
    if (!item) return
    for (const [index, one] of value.entries()) {
      compareSample(comparing, document, one, [...path, index], item)
    }
    return
  }
  if (!isRecord(value)) {
    compareValue(comparing, document, value, path, shape)
    return
  }
  for (const [name, one] of Object.entries(value)) {
    const inner = memberOf(contract, shape, name)
    if (inner) {
      compareSample(comparing, document, one, [...path, name], inner)
      continue
    }
    const message = `The answer of ${operation} has no "${printPath([...path, name])}" in the contract.`
    const at = document.keySpanOf([...path, name])
    const known = namesOf(contract, shape) ?? []
    reportUnknown(findings, 'contract/unknown-answer-member', message, at, name, known)
  }
}

function compareValue(
  { contract, findings, operation }: Comparing,
  document: Document,
  value: unknown,
  path: Path,
  shape: Shape,
): void {
  const listed = valuesOf(contract, shape)
  if (!listed || listed.includes(value)) return
  const message = `${JSON.stringify(value)} is none of the values that ${operation} answers.`
  const at = document.spanOf(path)
  reportUnknown(
    findings,
    'contract/unknown-value',
    message,
    at,
    stringOf(value),
    listed.map(stringOf),
  )
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index])
}
