// What a template reads and calls, found without evaluating it: for checks and for documentation.
import { isRecord, type Json, type Path } from '../text/index.ts'
import { parseTemplate } from './parse.ts'
import { SPREAD_KEY } from './render.ts'
import { withPath } from './rethrow.ts'
import { childrenOf, type Name, type Node, type Place, type Step } from './syntax.ts'

/** One text with expressions inside of a JSON value. */
export interface FoundTemplate {
  readonly text: string
  /** Where it stands; for a key, the path of the member it names. */
  readonly path: Path
  readonly isKey: boolean
}

interface Found extends Place {
  /** The name of the variable, keyword or function. */
  readonly name: string
  /** The whole text the expression stands in; `start` and `end` count in it. */
  readonly template: string
  /** Where that text stands in the JSON value; empty for a single text. */
  readonly path: Path
}

export interface VariableReference extends Found {
  readonly kind: 'variable'
  /** Written in backticks, so that it is never a keyword. */
  readonly quoted: boolean
  /** The steps behind the name, up to the first that is computed; indexes as written, from 1. */
  readonly steps: Path
  /** False when a computed step follows. */
  readonly complete: boolean
}

export interface FunctionReference extends Found {
  readonly kind: 'function'
  /** Slots between the separators, empty ones included. */
  readonly argumentCount: number
}

export type Reference = VariableReference | FunctionReference

/** All texts with expressions in a value, keys included, in the order they are written. */
export function templatesIn(value: Json): readonly FoundTemplate[] {
  const found: FoundTemplate[] = []
  const open: { readonly value: Json; readonly path: Path }[] = [{ value, path: [] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path } = next
    if (typeof next.value === 'string') collect(found, next.value, path, false)
    else open.push(...membersOf(next.value, path, found).reverse())
  }
  return found
}

function membersOf(
  value: Json,
  path: Path,
  found: FoundTemplate[],
): { readonly value: Json; readonly path: Path }[] {
  if (Array.isArray(value)) {
    return value.map((item: Json, index) => ({ value: item, path: [...path, index] }))
  }
  if (!isRecord(value)) return []
  return Object.entries(value as { readonly [name: string]: Json }).map(([key, member]) => {
    if (key !== SPREAD_KEY) collect(found, key, [...path, key], true)
    return { value: member, path: [...path, key] }
  })
}

function collect(found: FoundTemplate[], text: string, path: Path, isKey: boolean): void {
  if (text.includes('{{')) found.push({ text, path, isKey })
}

/**
 * The names that a text, or all texts of a JSON value, read and the functions they call, in the
 * order they are written. Throws ImlError, with `path`, at the first malformed template. `parse` says
 * what is malformed: `parseInRun` takes lists in brackets.
 */
export function references(value: Json, parse = parseTemplate): readonly Reference[] {
  const found: Reference[] = []
  for (const { text, path } of templatesIn(value)) {
    try {
      for (const node of nodesIn(text, parse)) {
        const reference = referenceOf(node, text, path)
        if (reference !== undefined) found.push(reference)
      }
    } catch (error) {
      throw withPath(error, path)
    }
  }
  return found
}

/** Every node of a template, outer before inner; the base of a path is part of the path's node. */
export function nodesIn(text: string, parse = parseTemplate): readonly Node[] {
  const found: Node[] = []
  const open: Node[] = []
  for (const piece of parse(text).pieces.toReversed()) {
    if (piece.kind === 'expression') open.push(piece.node)
  }
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node)
    const children =
      node.kind === 'path' && node.base.kind === 'name'
        ? childrenOf(node).slice(1)
        : childrenOf(node)
    open.push(...children.toReversed())
  }
  return found
}

function referenceOf(node: Node, template: string, path: Path): Reference | undefined {
  const { start, end } = node
  if (node.kind === 'name') return variable(node, [], { template, path, start, end })
  if (node.kind === 'path') {
    if (node.base.kind !== 'name') return undefined
    return variable(node.base, node.steps, { template, path, start, end })
  }
  if (node.kind !== 'call') return undefined
  const { name, args } = node
  return { kind: 'function', name, argumentCount: args.length, template, path, start, end }
}

function variable(
  { name, quoted }: Name,
  written: readonly Step[],
  found: Omit<Found, 'name'>,
): VariableReference {
  const steps: (string | number)[] = []
  for (const step of written) {
    const known = knownStep(step)
    if (known === undefined)
      return { kind: 'variable', name, quoted, steps, complete: false, ...found }
    steps.push(known)
  }
  return { kind: 'variable', name, quoted, steps, complete: true, ...found }
}

function knownStep(step: Step): string | number | undefined {
  if (step.kind === 'member') return step.name
  if (step.index === undefined) return 1
  if (step.index.kind === 'literal') return step.index.value
  const { index } = step
  const negative = index.kind === 'unary' && index.operator.sign === '-' ? index.operand : undefined
  if (negative?.kind !== 'literal' || typeof negative.value !== 'number') return undefined
  return -negative.value
}
