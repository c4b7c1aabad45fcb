// How a template came to its value: every part of it with the value it had, for people.
import { compileExpression } from './compile.ts'
import type { Evaluate } from './compiling.ts'
import type { ImlError } from './error.ts'
import { parseTemplate } from './parse.ts'
import { withPlace } from './rethrow.ts'
import { type Scope, wholeScope } from './scope.ts'
import { childrenOf, type Node } from './syntax.ts'
import { atBoundary } from './values.ts'

/** A part of a template and what became of it. */
export interface Explained {
  /** The part as written. */
  readonly text: string
  /** Offsets in the template. */
  readonly start: number
  readonly end: number
  /** `skipped`: not evaluated, such as the branch that an `if` did not choose. */
  readonly outcome: 'value' | 'error' | 'skipped'
  readonly value?: unknown
  readonly error?: ImlError
  readonly parts: readonly Explained[]
}

type Outcome = Pick<Explained, 'outcome' | 'value' | 'error'>

/**
 * The expressions of a template with the values of all their parts. Errors of evaluation are told
 * in the tree; a malformed template throws ImlError.
 */
export function explain(text: string, scope: Scope): readonly Explained[] {
  const explained: Explained[] = []
  for (const piece of parseTemplate(text).pieces) {
    if (piece.kind === 'expression') explained.push(explainExpression(piece.node, text, scope))
  }
  return explained
}

function explainExpression(root: Node, text: string, scope: Scope): Explained {
  const outcomes = new Map<Node, Outcome>()
  const evaluate = compileExpression(root, text, (node, inner) =>
    observed(node, inner, outcomes, text),
  )
  try {
    evaluate(wholeScope(scope))
  } catch (error) {
    // The outermost part has recorded it; anything else is a defect of ours.
    if (!outcomes.has(root)) throw error
  }
  return treeOf(root, text, outcomes)
}

/** The evaluation of a node, which also notes down its outcome. */
function observed(
  node: Node,
  evaluate: Evaluate,
  outcomes: Map<Node, Outcome>,
  template: string,
): Evaluate {
  return (scope) => {
    try {
      const value = evaluate(scope)
      outcomes.set(node, { outcome: 'value', value: atBoundary(value) })
      return value
    } catch (thrown) {
      const error = withPlace(thrown, { template, start: node.start, end: node.end })
      outcomes.set(node, { outcome: 'error', error })
      throw error
    }
  }
}

/** Literals explain themselves and stay out of the tree, unless they are all there is. */
function treeOf(node: Node, text: string, outcomes: ReadonlyMap<Node, Outcome>): Explained {
  const { start, end } = node
  const parts = partsOf(node, outcomes).map((part) => treeOf(part, text, outcomes))
  const outcome = outcomes.get(node) ?? { outcome: 'skipped' }
  return { text: text.slice(start, end), start, end, ...outcome, parts }
}

/**
 * The parts worth a line. A long row such as `a + b + c + ...` is evaluated as a whole, so its
 * operands stand side by side; so do the steps of a path that was read in one go.
 */
function partsOf(node: Node, outcomes: ReadonlyMap<Node, Outcome>): readonly Node[] {
  if (!outcomes.has(node) && node.kind !== 'binary') return []
  const parts: Node[] = []
  const open = [...childrenOf(node)].reverse()
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const isInner = !outcomes.has(part) && part.kind === 'binary' && node.kind === 'binary'
    if (isInner) open.push(...childrenOf(part).toReversed())
    else if (part.kind !== 'literal' && !isReadWithin(node, part, outcomes)) parts.push(part)
  }
  return parts
}

/** True for the name at the start of a path that was read without asking for the name alone. */
function isReadWithin(node: Node, part: Node, outcomes: ReadonlyMap<Node, Outcome>): boolean {
  return node.kind === 'path' && part === node.base && !outcomes.has(part)
}
