// Indexes that are 0: Make counts from 1, so there is never anything at 0.
import type { Node } from '../../iml/index.ts'
import { type Found, found } from '../found.ts'
import type { PlaceOf } from './place.ts'

/** `[0]` is always wrong; `.0` may be meant as the name of a member. */
export function indexZero(node: Node, placeOf: PlaceOf): readonly Found[] {
  if (node.kind !== 'path') return []
  const remedy = '[1] is the first item'
  return node.steps.flatMap((step) => {
    if (step.kind === 'member') {
      if (step.name !== '0' || step.quoted) return []
      const message = 'Behind a dot 0 is the name of a member, and no list has an item 0.'
      return [found('expression/member-zero', placeOf(step), message, remedy)]
    }
    if (step.index?.kind !== 'literal' || step.index.value !== 0) return []
    return [found('expression/index-zero', placeOf(step), 'There is no item 0.', remedy)]
  })
}
