// Expressions as rules look at them; texts that cannot be parsed are nobody's business here.
import {
  type FoundTemplate,
  isExpressionOnly,
  type Keyword,
  keywords,
  type Node,
  nodesIn,
  parseTemplate,
  templatesIn,
} from '../../iml/index.ts'
import type { Json, Path } from '../../text/index.ts'

/** One node of an expression, and where its text stands. */
export interface PlacedNode {
  readonly node: Node
  readonly text: string
  readonly path: Path
}

const parsed = new Map<string, readonly Node[]>()

/** All nodes of a text, outer before inner; none when it is malformed, which is a problem of its own. */
export function nodesOf(text: string): readonly Node[] {
  const found = parsed.get(text)
  if (found) return found
  if (parsed.size > 2000) parsed.clear()
  const nodes = tryOr(() => nodesIn(text), [])
  parsed.set(text, nodes)
  return nodes
}

/** All nodes in all texts of a value. */
export function nodesWithin(value: Json | undefined): PlacedNode[] {
  if (value === undefined) return []
  return templatesIn(value).flatMap(({ text, path }: FoundTemplate) =>
    nodesOf(text).map((node) => ({ node, text, path })),
  )
}

/** The expression of a text that is nothing but one expression. */
export function loneNode(value: unknown): Node | undefined {
  if (typeof value !== 'string' || !value.includes('{{')) return undefined
  const template = tryOr(() => parseTemplate(value), undefined)
  if (!template || !isExpressionOnly(template)) return undefined
  const [piece] = template.pieces
  return piece?.kind === 'expression' ? piece.node : undefined
}

/** The texts between the expressions of a template, joined by one blank for each expression. */
export function literalText(value: string): string {
  const template = tryOr(() => parseTemplate(value), undefined)
  if (!template) return value
  return template.pieces.map((piece) => (piece.kind === 'text' ? piece.text : ' ')).join('')
}

/** The row of a word that has a value of its own, such as null; in backticks it is a variable. */
export function keywordOf(node: Node | undefined): Keyword | undefined {
  return node?.kind === 'name' && !node.quoted ? keywords.get(node.name) : undefined
}

/** The name and the member steps a node reads; undefined when it is no plain path. */
export function pathOf(node: Node | undefined): readonly string[] | undefined {
  if (node?.kind === 'name') return [node.name]
  if (node?.kind !== 'path' || node.base.kind !== 'name') return undefined
  const steps = node.steps.map((step) => (step.kind === 'member' ? step.name : '[]'))
  return [node.base.name, ...steps]
}

/** True when some text in the value reads this variable, or this member of it. */
export function reads(value: Json | undefined, ...wanted: readonly string[]): boolean {
  return nodesWithin(value).some(({ node }) => {
    const path = pathOf(node)
    return path !== undefined && wanted.every((step, index) => path[index] === step)
  })
}

/** The members of a variable that a value reads: `parameters.a` and `parameters.b.c` give a, b. */
export function membersRead(value: Json | undefined, variable: string): Set<string> {
  const found = nodesWithin(value).flatMap(({ node }) => {
    const path = pathOf(node)
    return path?.[0] === variable && path[1] !== undefined ? [path[1]] : []
  })
  return new Set(found)
}

function tryOr<T>(attempt: () => T, otherwise: T): T {
  try {
    return attempt()
  } catch {
    // a malformed text is reported by the check of expressions
    return otherwise
  }
}
