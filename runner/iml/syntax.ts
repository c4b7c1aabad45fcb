// The forms a parsed template is made of; every node knows its place in the template's text.
import type { BinaryOperator, UnaryOperator } from './operators.ts'

/** Offsets in the template's text, in UTF-16 units; `end` is not part of it. */
export interface Place {
  readonly start: number
  readonly end: number
}

export interface Literal extends Place {
  readonly kind: 'literal'
  readonly value: string | number
}

/** A variable or, when no variable has that name, a keyword. */
export interface Name extends Place {
  readonly kind: 'name'
  readonly name: string
  /** Written in backticks: never a keyword. */
  readonly quoted: boolean
}

/** `.name` */
export interface Member extends Place {
  readonly kind: 'member'
  readonly name: string
  readonly quoted: boolean
}

/** `[expression]`, or `[]` when `index` is undefined. */
export interface Index extends Place {
  readonly kind: 'index'
  readonly index: Node | undefined
}

export type Step = Member | Index

export interface PathNode extends Place {
  readonly kind: 'path'
  readonly base: Node
  readonly steps: readonly Step[]
}

export interface Call extends Place {
  readonly kind: 'call'
  readonly name: string
  /** One entry per slot; undefined where a slot is left empty. */
  readonly args: readonly (Node | undefined)[]
}

export interface Unary extends Place {
  readonly kind: 'unary'
  readonly operator: UnaryOperator
  readonly operand: Node
}

export interface Binary extends Place {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Node
  readonly right: Node
}

export type Node = Literal | Name | PathNode | Call | Unary | Binary

/** Text as it stands between expressions. */
export interface TextPiece extends Place {
  readonly kind: 'text'
  readonly text: string
}

/** One `{{...}}`; its place includes the braces. */
export interface ExpressionPiece extends Place {
  readonly kind: 'expression'
  readonly node: Node
}

export type Piece = TextPiece | ExpressionPiece

export interface Template {
  readonly text: string
  readonly pieces: readonly Piece[]
}

/**
 * True when the whole text is one expression, so that its value keeps its type. Blanks outside of
 * the braces make it a text (make-forman-schema, isPrimitiveIMLExpression).
 */
export function isExpressionOnly(template: Template): boolean {
  return template.pieces.length === 1 && template.pieces[0]?.kind === 'expression'
}

/** The parts of a node, in the order they are written. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'path':
      return [node.base, ...node.steps.flatMap((step) => indexOf(step))]
    case 'call':
      return node.args.filter((argument) => argument !== undefined)
    case 'unary':
      return [node.operand]
    case 'binary':
      return [node.left, node.right]
    default:
      return []
  }
}

function indexOf(step: Step): readonly Node[] {
  return step.kind === 'index' && step.index !== undefined ? [step.index] : []
}
