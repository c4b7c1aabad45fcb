// What is wrong with an expression that needs no app to be seen: the check asks it of files, `dryrun iml` of one text.
import { type Node, nodesIn } from '../../iml/index.ts'
import type { Source } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import { whiteLabel, wrongCall } from './calls.ts'
import { doubtfulComparison } from './comparisons.ts'
import { wrongFormat } from './date-formats.ts'
import { alwaysFails, firstItemOnly } from './failures.ts'
import { indexZero } from './indexes.ts'
import { isInside, misreadIn } from './misread.ts'
import type { OwnFunctions, PlaceOf } from './place.ts'
import { wrongRegex } from './regexes.ts'

/** The findings of the nodes of a text, and the nodes that are read as they are meant. */
export function alone(
  text: string,
  app: OwnFunctions,
  placeOf: PlaceOf,
): { readonly findings: readonly Found[]; readonly nodes: readonly Node[] } {
  const all = nodesIn(text)
  const misread = misreadIn(all, text, app)
  const nodes = all.filter((node) => !misread.some((one) => isInside(node, one)))
  const ofNode = (node: Node): readonly Found[] => {
    const regex = wrongRegex(node, app, placeOf)
    return [
      ...wrongCall(node, app, placeOf),
      ...whiteLabel(node, app, placeOf),
      ...wrongFormat(node, app, placeOf),
      ...regex,
      ...(regex.length > 0 ? [] : alwaysFails(node, text, app, placeOf)),
      ...firstItemOnly(node, text, app, placeOf),
      ...doubtfulComparison(node, app, placeOf),
      ...indexZero(node, placeOf),
    ]
  }
  const findings = [
    ...misread.map((one) => found(one.code, placeOf(one), one.message, one.remedy)),
    ...nodes.flatMap(ofNode),
  ]
  return { findings, nodes }
}

/**
 * What the check would say of a text that stands in no file and knows no functions of an app; throws
 * ImlError for one that is malformed.
 */
export function aloneIn(text: string): readonly Found[] {
  if (!text.includes('{{')) return []
  const source: Source = { file: '', text }
  return alone(text, { functions: new Map() }, (offsets) => ({ source, ...offsets })).findings
}
