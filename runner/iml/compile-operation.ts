// Compiles operators: the frequent ones by closures of their own, long rows of them by a loop.
import { advisedBy } from './call-advice.ts'
import type { Compiling, Evaluate } from './compiling.ts'
import type { BinaryOperator } from './operators.ts'
import { withPlace } from './rethrow.ts'
import type { Binary, Node, Unary } from './syntax.ts'

/** Longer rows such as `a + b + c + ...` are evaluated by a loop, so that they need no deep stack. */
const LONGEST_NEST = 8

export function compileUnary(node: Unary, compiling: Compiling): Evaluate {
  const operand = compiling.compile(node.operand, compiling)
  const { evaluate } = node.operator
  return (scope) => evaluate(operand(scope))
}

export function compileBinary(node: Binary, compiling: Compiling): Evaluate {
  const row = node.left.kind === 'binary' ? rowOf(node) : []
  if (row.length > LONGEST_NEST) return compileRow(row, compiling)
  return compilePair(node, compiling.compile(node.left, compiling), compiling)
}

/** One operator between a compiled left side and its right side. */
function compilePair(node: Binary, left: Evaluate, compiling: Compiling): Evaluate {
  const right = compiling.compile(node.right, compiling)
  const { decides } = node.operator
  const evaluate = placed(node, compiling.template)
  if (decides === undefined) return (scope) => evaluate(left(scope), right(scope))
  return (scope) => {
    const value = left(scope)
    return decides(value) ? value : right(scope)
  }
}

/** All operations that have one another as their left side, the innermost first. */
function rowOf(node: Binary): readonly Binary[] {
  const row: Binary[] = []
  let current: Node = node
  while (current.kind === 'binary') {
    row.push(current)
    current = current.left
  }
  return row.reverse()
}

function compileRow(row: readonly Binary[], compiling: Compiling): Evaluate {
  const [innermost] = row
  const start =
    innermost === undefined ? () => undefined : compiling.compile(innermost.left, compiling)
  const pairs = row.map((node) => ({
    decides: node.operator.decides,
    evaluate: placed(node, compiling.template),
    right: compiling.compile(node.right, compiling),
  }))
  return (scope) => {
    let value = start(scope)
    for (const { decides, evaluate, right } of pairs) {
      if (decides === undefined) value = evaluate(value, right(scope))
      else if (!decides(value)) value = right(scope)
    }
    return value
  }
}

/** The operator's meaning, with the place of the operation in its errors. */
function placed(node: Binary, template: string): BinaryOperator['evaluate'] {
  const { evaluate } = node.operator
  if (node.operator.refuses !== true) return evaluate
  const { start, end } = node
  return (left, right) => {
    try {
      return evaluate(left, right)
    } catch (error) {
      throw withPlace(advisedBy(error, [node.left, node.right], template), { template, start, end })
    }
  }
}
