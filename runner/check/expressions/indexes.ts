// Indexes that are 0: Make counts from 1, so there is never anything at 0.
import type { Node } from '../../iml/index.ts'
import { type Found, found } from '../found.ts'
import type { PlaceOf } from './place.ts'

export function indexZero(node: Node, placeOf: PlaceOf): readonly Found[] {
  if (node.kind !== 'path') return []
  return node.steps.flatMap((step) => {
    if (step.kind !== 'index' || step.index?.kind !== 'literal' || step.index.value !== 0) return []
    const remedy = '[1] is the first item'
    return [found('expression/index-zero', placeOf(step), 'There is no item 0.', remedy)]
  })
}
