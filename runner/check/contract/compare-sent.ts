// A body against the schema of a request: unknown and missing members, values that are not listed.

import { printPath, stringOf } from '../../text/index.ts'
import { compareParameter } from './compare-parameter.ts'
import type { Comparing } from './comparison.ts'
import { noteUnused, report, reportUnknown } from './findings.ts'
import type { Contract, Located } from './located.ts'
import { factsOf } from './schema.ts'
import type { Sent } from './sent.ts'
import { describedMembers, itemOf, memberOf, namesOf, type Shape, valuesOf } from './shape.ts'

/** Compares what is sent with what the contract takes, member by member. */
export function compareSent(
  comparing: Comparing,
  sent: Sent,
  shape: Shape,
  path: readonly string[] = [],
): void {
  if (shape.kind === 'unknown') return
  if (sent.kind === 'choice') {
    compareChoices(comparing, sent, shape)
    return
  }
  if (sent.kind === 'list') {
    const item = itemOf(comparing.contract, shape)
    for (const one of item ? sent.items : []) compareSent(comparing, one, item ?? shape, path)
    return
  }
  const { contract, findings, operation } = comparing
  const required = new Set(requiredOf(contract, shape))
  for (const member of sent.members) {
    const inner = memberOf(contract, shape, member.name)
    if (inner) {
      if (member.parameter) {
        const what = `the body member "${printPath([...path, member.name])}"`
        const isRequired = required.has(member.name)
        compareParameter(comparing, member.parameter, what, { shape: inner, isRequired })
      }
      for (const value of member.values)
        compareSent(comparing, value, inner, [...path, member.name])
      continue
    }
    const full = printPath([...path, member.name])
    const message = `The body of ${operation} has no "${full}" in the contract.`
    const known = namesOf(contract, shape) ?? []
    reportUnknown(
      findings,
      'contract/unknown-body-member',
      message,
      member.at(),
      member.name,
      known,
    )
  }
  if (sent.complete) compareMissing(comparing, sent, shape, path)
}

function compareMissing(
  comparing: Comparing,
  sent: Extract<Sent, { kind: 'object' }>,
  shape: Shape,
  path: readonly string[],
): void {
  const { contract, findings, operation, component } = comparing
  const names = new Set(sent.members.map((member) => member.name))
  const required = new Set(requiredOf(contract, shape))
  for (const [name, places] of describedMembers(contract, shape)) {
    const full = printPath([...path, name])
    if (required.has(name) && !names.has(name)) {
      const message = `The body of ${operation} must have "${full}", which is not sent.`
      report(findings, {
        code: 'contract/missing-body-member',
        severity: 'error',
        message,
        at: sent.at(),
      })
      continue
    }
    const [place] = places
    if (!place || !comparing.counts || names.has(name)) continue
    noteUnused(findings, { what: `"${name}"`, path: place.path }, component)
  }
}

function requiredOf(contract: Contract, shape: Shape): string[] {
  if (shape.kind !== 'schemas' || shape.schemas.length !== 1) return []
  return shape.schemas.flatMap((schema: Located) =>
    factsOf(contract, schema).required.map((one) => stringOf(one.value)),
  )
}

function compareChoices(
  { contract, findings, operation }: Comparing,
  sent: Extract<Sent, { kind: 'choice' }>,
  shape: Shape,
): void {
  const listed = valuesOf(contract, shape)
  if (!listed) return
  const known = listed.map(String)
  for (const { value, at } of sent.choices) {
    if (known.includes(stringOf(value))) continue
    const message = `"${stringOf(value)}" is none of the values that ${operation} takes.`
    reportUnknown(findings, 'contract/unknown-value', message, at(), stringOf(value), known)
  }
}
