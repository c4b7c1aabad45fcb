// How long JavaScript's own engine may take for a pattern, at worst: only cheap ones are given to it.
import type { Node, Pattern, Repeat } from './syntax.ts'

interface Cost {
  /** Repetitions without upper bound that something may follow and fail: each costs a factor n. */
  readonly loops: number
  /** Logarithm (base 2) of the ways to read the same characters differently. */
  readonly ways: number
  /** Characters one way reads at most, those of the loops not counted. */
  readonly width: number
}

const NOTHING: Cost = { loops: 0, ways: 0, width: 1 }
const ENDLESS: Cost = { loops: Number.POSITIVE_INFINITY, ways: 0, width: 1 }

/** An upper bound, in steps, for finding every match in a text of that length. */
export function worstSteps(pattern: Pattern, length: number): number {
  const { loops, ways, width } = costOf(pattern.root, true)
  const starts = startsOnce(pattern) ? 0 : 1
  const size = length + 1
  return size ** (starts + loops) * Math.min(width, size) * 2 ** ways
}

/** True when the pattern can match at the start of the text only. */
function startsOnce(pattern: Pattern): boolean {
  if (pattern.flags.includes('m')) return false
  const { root } = pattern
  const first = root.kind === 'sequence' ? root.parts[0] : root
  return first?.kind === 'assert' && first.what === 'start'
}

/** `last`: nothing that could fail comes behind the node, so it is never read in another way. */
function costOf(node: Node, last: boolean): Cost {
  switch (node.kind) {
    case 'atom':
    case 'assert':
      return NOTHING
    case 'back':
      return { loops: 1, ways: 0, width: 1 }
    case 'group':
      return costOf(node.body, last)
    case 'look':
      return costOf(node.body, false)
    case 'sequence':
      return node.parts
        .map((part, index) => costOf(part, last && index === node.parts.length - 1))
        .reduce(both, { ...NOTHING, width: 0 })
    case 'choice':
      return costOfChoice(node.options.map((option) => costOf(option, last)))
    case 'repeat':
      return costOfRepeat(node, last)
  }
}

function both(left: Cost, right: Cost): Cost {
  return {
    loops: left.loops + right.loops,
    ways: left.ways + right.ways,
    width: left.width + right.width,
  }
}

function costOfChoice(options: readonly Cost[]): Cost {
  return {
    loops: Math.max(...options.map((option) => option.loops)),
    ways: Math.max(...options.map((option) => option.ways)) + Math.log2(options.length),
    width: options.reduce((sum, option) => sum + option.width, 0),
  }
}

function costOfRepeat(node: Repeat, last: boolean): Cost {
  const body = costOf(node.body, false)
  if (node.most === Number.POSITIVE_INFINITY) {
    // A loop around something that can be read in two ways can be read in endlessly many.
    if (body.loops > 0 || body.ways > 0) return ENDLESS
    return { loops: last ? 0 : 1, ways: 0, width: body.width * Math.max(1, node.least) }
  }
  const rounds = Math.max(1, node.most)
  return {
    loops: body.loops * rounds,
    ways: body.ways * rounds + Math.log2(node.most - node.least + 1),
    width: body.width * rounds,
  }
}
