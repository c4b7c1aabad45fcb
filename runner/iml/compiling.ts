// What the files that compile one kind of node share.
import type { Scope } from './scope.ts'
import type { Node } from './syntax.ts'

/** A compiled node. */
export type Evaluate = (scope: Scope) => unknown

export interface Compiling {
  /** The whole text, for the places of errors. */
  readonly template: string
  /** Compiles a part of the node at hand. */
  readonly compile: (node: Node, compiling: Compiling) => Evaluate
}
