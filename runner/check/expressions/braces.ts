// Closing braces that close no expression: usually one brace of the opening pair is missing.
import type { Template } from '../../iml/index.ts'
import { type Found, found } from '../found.ts'
import type { PlaceOf } from './place.ts'

/** Texts may hold JSON, whose braces are in balance; only what closes more than is open counts. */
export function unpairedBraces({ pieces }: Template, placeOf: PlaceOf): readonly Found[] {
  const texts = pieces.filter((piece) => piece.kind === 'text')
  const plain = texts.map(({ text }) => text).join('')
  if (plain.split('}').length <= plain.split('{').length) return []
  const last = texts.findLast(({ text }) => text.includes('}}'))
  if (!last) return []
  const start = last.start + last.text.lastIndexOf('}}')
  const at = placeOf({ start, end: start + 2 })
  return [found('expression/braces', at, '}} closes nothing.', 'an expression begins with {{')]
}
