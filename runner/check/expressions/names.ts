// The names an expression reads: which exist at its directive, and which only elsewhere.
import { AFTER, BEFORE, REQUEST, RESPONSE, type ScopeName, scopeNames } from '../../engine/index.ts'
import { keywords, meantByName, type Node } from '../../iml/index.ts'
import type { Component } from '../../spec/index.ts'
import { didYouMean, type Span } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import { oneOfThem } from '../judge/words.ts'
import type { CheckedFile } from '../look/files.ts'
import type { PlaceOf } from './place.ts'

/** Names that only some components have, although every row of a directive lists them. */
const OWNERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['payload', ['instant_trigger']],
  ['webhook', ['webhook', 'instant_trigger', 'rpc']],
  ['trigger', ['trigger']],
  ['query', ['connection', 'webhook']],
  ['method', ['webhook']],
  ['oauth', ['connection']],
])

/** What a component is called in the table above: the type of a module, the kind of all others. */
function roleOf(component: Component): string {
  const { type } = component as { readonly type?: string }
  return component.kind === 'module' && type !== undefined ? type : component.kind
}

/** The variable a node reads, when it reads one by name. */
export function variableOf(node: Node): Extract<Node, { readonly kind: 'name' }> | undefined {
  if (node.kind === 'name') return node
  return node.kind === 'path' && node.base.kind === 'name' ? node.base : undefined
}

/** What is wrong with the name a node reads at a place with that scope. */
export function wrongName(
  node: Node,
  scope: readonly ScopeName[],
  { component }: CheckedFile,
  placeOf: PlaceOf,
): readonly Found[] {
  const variable = variableOf(node)
  if (!variable) return []
  const { name, quoted } = variable
  if (!quoted && keywords.has(name)) return []
  const role = component && roleOf(component)
  const isOwned = (one: string) => !role || (OWNERS.get(one)?.includes(role) ?? true)
  const here = role === 'webhook' ? [...scope, 'method'] : scope
  const isHere = here.some((one) => one === name)
  if (isHere && isOwned(name)) return []
  const at = placeOf(variable)
  if (!isHere && !Object.hasOwn(scopeNames, name)) {
    const word = keywords.has(name) ? `without backticks it is the word ${name}` : undefined
    const known = [...here.filter(isOwned), ...keywords.keys()]
    const meant = meantByName(name, known)
    const instead = meant === undefined ? didYouMean(name, known) : { suggestion: meant }
    const advice = word ?? instead
    const message = `Nothing sets "${name}".`
    const usual = dashed(at) ?? advice ?? 'texts need quotes'
    return [found('expression/unknown-name', at, message, usual)]
  }
  const message = `"${name}" does not exist here.`
  return [found('expression/not-here', at, message, whereInstead(name))]
}

/** A name right behind a dash is mostly the end of a name with a dash, such as a header's. */
function dashed({ source, start }: Span): string | undefined {
  const isDashed = /[\w`]-$/.test(source.text.slice(Math.max(0, start - 2), start))
  return isDashed ? 'a name with a dash needs backticks, such as headers.`content-type`' : undefined
}

/** `instant triggers`, `RPCs` and so on. */
const inWords = (role: string): string => `${role === 'rpc' ? 'RPC' : role.replace('_', ' ')}s`

/** Where a name does exist. */
function whereInstead(name: string): string {
  const owners = OWNERS.get(name)
  if (owners) return `it exists in ${oneOfThem(owners.map(inWords))} only`
  const rows = [...BEFORE, ...REQUEST, ...RESPONSE, ...AFTER].filter(({ scope }) =>
    scope.some((one) => one === name),
  )
  return `it exists in ${oneOfThem(rows.map((row) => row.name))}`
}
