// Regular expressions written in replace: those that are none fail when the scenario runs.
import { createScope, findFunction, ImlError, type Node } from '../../iml/index.ts'
import { type Found, found } from '../found.ts'
import type { OwnFunctions, PlaceOf } from './place.ts'

/** What `replace` itself says about its search text, tried on an empty text. */
export function wrongRegex(node: Node, app: OwnFunctions, placeOf: PlaceOf): readonly Found[] {
  if (node.kind !== 'call' || node.name !== 'replace' || app.functions.has('replace')) return []
  const search = node.args[1]
  if (search?.kind !== 'literal' || typeof search.value !== 'string') return []
  try {
    findFunction('replace')?.call(['', search.value, ''], createScope({}))
    return []
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    const message = `"${search.value}" is no regular expression.`
    return [found('expression/regex', placeOf(search), message, remedyOf(error))]
  }
}

/** Behind the pattern, which the message has shown already. */
function remedyOf({ message }: ImlError): string {
  const words = message.slice(message.lastIndexOf('/: ') + 1).replace(/^: /, '')
  return words.charAt(0).toLowerCase() + words.slice(1).replace(/\.$/, '')
}
