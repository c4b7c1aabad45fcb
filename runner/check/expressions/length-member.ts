// `list.length`, which other languages have: in IML it is a member that hardly anything has.
import type { Node } from '../../iml/index.ts'
import { type Found, found } from '../found.ts'
import type { PlaceOf } from './place.ts'

/** Hints at `.length` where a number or a condition is wanted; in backticks it is meant as a member. */
export function lengthMember(node: Node, text: string, placeOf: PlaceOf): readonly Found[] {
  return askedIn(node).flatMap((part) => {
    if (part?.kind !== 'path') return []
    const last = part.steps.at(-1)
    if (last?.kind !== 'member' || last.name !== 'length' || last.quoted) return []
    const whole = text.slice(part.start, last.start)
    const message = `"${text.slice(part.start, part.end)}" is a member called length, and no count.`
    const remedy = `write length(${whole}), or ${whole}.\`length\` for a member of that name`
    return [found('expression/length-member', placeOf(part), message, remedy)]
  })
}

/** The parts of a node that are counted with, compared or asked. */
function askedIn(node: Node): readonly (Node | undefined)[] {
  if (node.kind === 'binary') return [node.left, node.right]
  if (node.kind === 'unary') return [node.operand]
  return node.kind === 'call' && node.name === 'if' ? node.args.slice(0, 1) : []
}
