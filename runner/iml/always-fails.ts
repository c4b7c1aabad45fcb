// Parts of an expression that fail whatever the scope holds: their known operands are tried with every kind of the others.
import { compileExpression } from './compile.ts'
import { ImlError } from './error.ts'
import { findFunction } from './functions/index.ts'
import { keywords } from './keywords.ts'
import { createScope, type Scope } from './scope.ts'
import { childrenOf, type Name, type Node } from './syntax.ts'
import { type Kind, quoted } from './values.ts'

const MORNING = new Date('2020-02-03T04:05:06.789Z')
const EVENING = new Date('1999-12-31T23:59:59Z')

const TEXTS = [
  ...['a', '1', '2020-02-03', '[1]', '{}', 'YYYY', '<a/>'],
  ...['hex', '.', 'UTC', 'day', 'days', 'classic'],
]

/**
 * Values of the kinds that are known of a part before it is evaluated; none is nothing, which functions
 * forgive where they refuse all else.
 */
const OF_KIND: ReadonlyMap<Kind | 'any', readonly unknown[]> = new Map<
  Kind | 'any',
  readonly unknown[]
>([
  ['text', TEXTS],
  ['number', [1, 0, -1, 2.5]],
  ['boolean', [true, false]],
  ['date', [MORNING, EVENING]],
  ['buffer', [new Uint8Array([1]), new Uint8Array([2, 3])]],
  ['array', [[1], ['a'], [{ a: 1 }], [{ key: 'a', value: 1 }]]],
])

const ANY: readonly unknown[] = [{ a: 1 }, ...[...OF_KIND.values()].flat()]

/** More tries are not worth their time: what takes many arguments is seldom certain to fail. */
const MOST_TRIES = 2000

/** Words whose value is another one in each run. */
const CHANGING: ReadonlySet<string> = new Set(['now', 'timestamp', 'random', 'uuid', 'executionId'])

/** The names of the app's own functions, of which nothing is known. */
type Own = { readonly has: (name: string) => boolean }

/** What may stand for a part: its one value, or values of its kind. */
interface Tried {
  readonly node: Node
  readonly values: readonly unknown[]
  readonly isKnown: boolean
}

/**
 * The error a call or an operation ends with whatever it is given, undefined when it may have a value. Only
 * errors of the node itself count.
 */
export function failureOf(node: Node, template: string, own: Own): ImlError | undefined {
  if (!mayFail(node, own)) return undefined
  const tried = childrenOf(node).map((child) => triedFor(child, node, template, own))
  if (tried.some((one) => one === undefined)) return undefined
  const parts = tried.filter((one) => one !== undefined)
  const isConstantAsAWhole = parts.every(({ values }) => values.length === 1)
  if (!isConstantAsAWhole && !parts.some(({ isKnown }) => isKnown)) return undefined
  if (parts.reduce((product, { values }) => product * values.length, 1) > MOST_TRIES)
    return undefined
  return failureOfAll(node, template, parts)
}

function mayFail(node: Node, own: Own): boolean {
  if (node.kind === 'binary') return node.operator.refuses === true
  if (node.kind !== 'call' || own.has(node.name)) return false
  const row = findFunction(node.name)
  return row !== undefined && row.lazy === undefined && !CHANGING_CALLS.has(node.name)
}

/** Chance decides what it gives, and it costs time to try. */
const CHANGING_CALLS: ReadonlySet<string> = new Set(['shuffle', 'jwt'])

/** Undefined for a part that fails itself, which is told of that part. */
function triedFor(node: Node, whole: Node, template: string, own: Own): Tried | undefined {
  if (isConstant(node, own)) {
    try {
      return { node, values: [constantOf(node, template)], isKnown: !isFree(node, whole) }
    } catch (error) {
      if (error instanceof ImlError) return undefined
      throw error
    }
  }
  const kind = kindOfNode(node, own)
  const values = OF_KIND.get(kind)
  return {
    node,
    values: values ?? ANY,
    isKnown: values !== undefined && !isWanted(node, kind, whole),
  }
}

/** Slots of a call where any text will do; what is parsed is not among them. */
const FREE = /\b(text|search|replacement|separator|key|path|format|value|name)\b/

/** True for a text where any text will do, so that it cannot be the reason of a failure. */
function isFree(node: Node, whole: Node): boolean {
  if (whole.kind !== 'call' || node.kind !== 'literal' || typeof node.value !== 'string')
    return false
  const number = whole.args.indexOf(node)
  if (number === 0 && whole.name.startsWith('parse')) return false
  const slots = findFunction(whole.name)?.parameters.split(';') ?? []
  return FREE.test(slots[Math.min(number, slots.length - 1)] ?? '')
}

/** True for a kind that the call asks for at this place. */
function isWanted(node: Node, kind: string, whole: Node): boolean {
  if (whole.kind !== 'call') return false
  const slots = findFunction(whole.name)?.parameters.split(';') ?? []
  return slots[whole.args.indexOf(node)]?.includes(kind) ?? false
}

function isConstant(node: Node, own: Own): boolean {
  if (node.kind === 'literal') return true
  if (node.kind === 'name') {
    return !node.quoted && keywords.has(node.name) && !CHANGING.has(node.name)
  }
  if (node.kind === 'path') return false
  if (node.kind === 'call') {
    if (own.has(node.name) || !findFunction(node.name) || CHANGING_CALLS.has(node.name))
      return false
  }
  return childrenOf(node).every((child) => isConstant(child, own))
}

/** The kind a part always has. */
function kindOfNode(node: Node, own: Own): Kind | 'any' {
  if (node.kind === 'name') return (!node.quoted && keywords.get(node.name)?.kind) || 'any'
  if (node.kind === 'unary') return node.operator.sign === '-' ? 'number' : 'boolean'
  if (node.kind !== 'call' || own.has(node.name)) return 'any'
  const result = findFunction(node.name)?.result ?? 'any'
  return result === 'collection' ? 'any' : result
}

const SCOPE: Partial<Omit<Scope, 'variables'>> = { now: () => MORNING, random: () => 0.5 }

function constantOf(node: Node, template: string): unknown {
  return compileExpression(node, template)(createScope({}, SCOPE))
}

/** The error of every combination, when each gives one and all say the same. */
function failureOfAll(node: Node, template: string, parts: readonly Tried[]): ImlError | undefined {
  const names = new Map<Node, Name>(
    parts.flatMap(({ node: part, values }, index) =>
      values.length === 1 ? [] : [[part, standIn(part, index)] as const],
    ),
  )
  const evaluate = compileExpression(withParts(node, names), template)
  let failure: Failure | undefined
  for (const values of combinations(parts.map((one) => one.values))) {
    const variables = Object.fromEntries(values.map((value, index) => [`part ${index}`, value]))
    try {
      evaluate(createScope(variables, SCOPE))
      return undefined
    } catch (error) {
      if (!(error instanceof ImlError)) throw error
      if (failure?.isSure) continue
      const next = inWordsOf(error, parts, values, template)
      if (!failure || next.isSure) failure = next
    }
  }
  return failure?.error
}

interface Failure {
  readonly error: ImlError
  /** True when it speaks of what is known, not of a value that was only tried. */
  readonly isSure: boolean
}

/** A name that no app can give a variable, in the place of a part. */
function standIn({ start, end }: Node, index: number): Name {
  return { kind: 'name', name: `part ${index}`, quoted: true, start, end }
}

function withParts(node: Node, names: ReadonlyMap<Node, Name>): Node {
  const part = <One extends Node | undefined>(one: One): One | Name =>
    (one && names.get(one)) ?? one
  if (node.kind === 'call') return { ...node, args: node.args.map(part) }
  return node.kind === 'binary' ? { ...node, left: part(node.left), right: part(node.right) } : node
}

function* combinations(all: readonly (readonly unknown[])[]): Generator<readonly unknown[]> {
  const [values, ...others] = all
  if (values === undefined) {
    yield []
    return
  }
  for (const value of values) for (const rest of combinations(others)) yield [value, ...rest]
}

/** The error with what is written in the place of a value that was only tried. */
function inWordsOf(
  error: ImlError,
  parts: readonly Tried[],
  values: readonly unknown[],
  template: string,
): Failure {
  let { message } = error
  let isSure = true
  for (const [index, { node, values: all, isKnown }] of parts.entries()) {
    const tried = quoted(values[index])
    if (all.length === 1 || !message.includes(tried)) continue
    message = message.replace(tried, () => template.slice(node.start, node.end))
    if (!isKnown) isSure = false
  }
  const { remedy, suggestion, place } = error
  return { error: new ImlError(error.code, message, { remedy, suggestion, place }), isSure }
}
