// Compiles names and paths: what is known beforehand becomes a closure of its own shape.
import type { Compiling, Evaluate } from './compiling.ts'
import { keywords } from './keywords.ts'
import { isPlainName, item, member, ownMember, step } from './path.ts'
import type { Member, Name, Node, PathNode, Step } from './syntax.ts'

/**
 * A variable; where the scope has none of that name, a keyword; otherwise undefined. A name in
 * backticks is never a keyword [inferred], and a variable always wins over a keyword [inferred].
 */
export function compileName({ name, quoted }: Name): Evaluate {
  const keyword = quoted ? undefined : keywords.get(name)
  if (keyword === undefined) return (scope) => ownMember(scope.variables, name)
  const { value } = keyword
  return (scope) => (Object.hasOwn(scope.variables, name) ? scope.variables[name] : value(scope))
}

/** A base and the steps behind it. */
export function compilePath(node: PathNode, compiling: Compiling): Evaluate {
  const { base, steps } = node
  if (base.kind === 'name' && isVariable(base) && steps.every(isMember)) {
    return compileMembers(base.name, steps)
  }
  const [first, ...rest] = steps
  let evaluate = compiling.compile(base, compiling)
  if (first !== undefined) evaluate = compileStep(evaluate, first, compiling)
  return rest.length === 0 ? evaluate : compileSteps(evaluate, rest, compiling)
}

/** True when the name can only be a variable. */
function isVariable({ name, quoted }: Name): boolean {
  return quoted || !keywords.has(name)
}

function isMember(taken: Step): taken is Member {
  return taken.kind === 'member'
}

/** Paths are two thirds of what apps write; those of up to three steps get no loop. */
function compileMembers(root: string, steps: readonly Member[]): Evaluate {
  const first = steps[0]?.name ?? ''
  if (!isPlainName(first)) return compileManyMembers(root, steps)
  if (steps.length === 1) return (scope) => ownMember(ownMember(scope.variables, root), first)
  const second = steps[1]?.name ?? ''
  const third = steps[2]?.name ?? ''
  if (steps.length > 3 || !isPlainName(second) || !isPlainName(third)) {
    return compileManyMembers(root, steps)
  }
  if (steps.length === 2) {
    return (scope) => ownMember(ownMember(ownMember(scope.variables, root), first), second)
  }
  return (scope) =>
    ownMember(ownMember(ownMember(ownMember(scope.variables, root), first), second), third)
}

function compileManyMembers(root: string, steps: readonly Member[]): Evaluate {
  const names = steps.map(({ name }) => name)
  return (scope) => {
    let value = ownMember(scope.variables, root)
    for (const name of names) value = member(value, name)
    return value
  }
}

/** `a[]` means the first item, as `a[1]` does. */
function compileStep(base: Evaluate, taken: Step, compiling: Compiling): Evaluate {
  if (taken.kind === 'member') {
    const { name } = taken
    return (scope) => member(base(scope), name)
  }
  const fixed = fixedIndex(taken.index)
  if (fixed !== undefined) {
    return (scope) => {
      const container = base(scope)
      return Array.isArray(container) ? item(container, fixed) : step(container, fixed)
    }
  }
  const index = taken.index === undefined ? undefined : compiling.compile(taken.index, compiling)
  return (scope) => step(base(scope), index?.(scope))
}

/** A loop instead of closures around closures: a path may have any number of steps. */
function compileSteps(base: Evaluate, steps: readonly Step[], compiling: Compiling): Evaluate {
  const takers = steps.map((taken) => {
    if (taken.kind === 'member') return () => taken.name
    if (taken.index === undefined) return () => 1
    return compiling.compile(taken.index, compiling)
  })
  return (scope) => {
    let value = base(scope)
    for (const taker of takers) value = step(value, taker(scope))
    return value
  }
}

/** The number of an index that is written out: `[]`, `[2]` or `[-1]`. */
function fixedIndex(index: Node | undefined): number | undefined {
  if (index === undefined) return 1
  if (index.kind === 'literal') return typeof index.value === 'number' ? index.value : undefined
  if (index.kind !== 'unary' || index.operator.sign !== '-') return undefined
  const { operand } = index
  return operand.kind === 'literal' && typeof operand.value === 'number'
    ? -operand.value
    : undefined
}
