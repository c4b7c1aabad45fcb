// Comparisons with = that look stricter than they are: between kinds, and between dates.
import { findFunction, type Node } from '../../iml/index.ts'
import { type Found, found } from '../found.ts'
import { keywordOf } from '../look/expressions.ts'
import type { OwnFunctions, PlaceOf } from './place.ts'

const IN_WORDS: ReadonlyMap<string, string> = new Map([
  ['text', 'a text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['date', 'a date'],
])

/**
 * Hints at `=` and `!=`: every spelling converts [observed], although Make calls them strict; and
 * whether two dates of one time are equal is not documented.
 */
export function doubtfulComparison(
  node: Node,
  app: OwnFunctions,
  placeOf: PlaceOf,
): readonly Found[] {
  if (node.kind !== 'binary' || !['=', '!='].includes(node.operator.sign)) return []
  const left = kindOfNode(node.left, app)
  const right = kindOfNode(node.right, app)
  const isOpen = left === 'unknown' || right === 'unknown'
  if (left !== 'nothing' && right !== 'nothing' && (left === right || isOpen)) {
    if (left !== 'date' && right !== 'date') return []
    const message = 'Whether a date equals another is not documented.'
    const remedy = "compare texts, such as those of formatDate(date; 'X'), or use < and >"
    return [found('expression/equal-dates', placeOf(node), message, remedy)]
  }
  const [one, other] = [IN_WORDS.get(left), IN_WORDS.get(right)]
  if (one === undefined || other === undefined) return []
  const message = `This compares ${one} with ${other}.`
  const remedy = 'give both sides one kind: even === converts, although Make calls it strict'
  return [found('expression/mixed-kinds', placeOf(node), message, remedy)]
}

/** The kind a node always has; `nothing` for words without a value. */
function kindOfNode(node: Node, app: OwnFunctions): string {
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? 'text' : 'number'
    case 'name': {
      // whether something is null or emptystring may be asked of anything
      const word = keywordOf(node)
      return word?.isNothing ? 'nothing' : known(word?.kind)
    }
    case 'unary':
      return node.operator.sign === '-' ? 'number' : 'boolean'
    case 'call':
      return known(app.functions.has(node.name) ? undefined : findFunction(node.name)?.result)
    default:
      return 'unknown'
  }
}

/** The kind, when it is one that is compared. */
function known(kind: string | undefined): string {
  return kind !== undefined && IN_WORDS.has(kind) ? kind : 'unknown'
}
