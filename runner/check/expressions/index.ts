// Every template of every file: its syntax, the functions it calls, and the names it reads.
import { ImlError, type Node, nodesIn, parseTemplate } from '../../iml/index.ts'
import type { App } from '../../spec/index.ts'
import type { CheckedFile } from '../files.ts'
import type { Found } from '../found.ts'
import { partAt } from '../part.ts'
import { type Text, textsIn } from '../texts.ts'
import { unpairedBraces } from './braces.ts'
import { wrongCall } from './calls.ts'
import { undeclared } from './declared.ts'
import { inParameters } from './in-parameters.ts'
import { indexZero } from './indexes.ts'
import { wrongName } from './names.ts'
import { type PlaceOf, placeIn } from './place.ts'

/** What is wrong with the expressions of a file. */
export function checkExpressions(app: App, file: CheckedFile): readonly Found[] {
  if (file.templates === 'data') return []
  const texts = textsIn(file.document.value)
  if (file.templates === 'mistaken') return texts.flatMap((text) => inParameters(text, file))
  return texts.flatMap((text) => checkText(text, app, file))
}

function checkText(text: Text, app: App, file: CheckedFile): readonly Found[] {
  if (!text.text.includes('}}') && !text.text.includes('{{')) return []
  const placeOf = placeIn(file.document, text)
  try {
    const braces = unpairedBraces(parseTemplate(text.text), placeOf)
    if (!text.text.includes('{{')) return braces
    const { scope } = partAt(file.part, file.document.value, text.path)
    const ofNode = (node: Node): readonly Found[] => [
      ...wrongCall(node, app, placeOf),
      ...indexZero(node, placeOf),
      ...(scope ? wrongName(node, scope, file, placeOf) : []),
      ...undeclared(node, app, file, placeOf),
    ]
    return [...braces, ...nodesIn(text.text).flatMap(ofNode)]
  } catch (error) {
    if (error instanceof ImlError) return [malformed(error, placeOf)]
    throw error
  }
}

function malformed({ code, message, remedy, place }: ImlError, placeOf: PlaceOf): Found {
  return {
    code,
    severity: 'error',
    message: `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`,
    ...(remedy === undefined ? {} : { remedy }),
    at: placeOf(place ?? { start: 0, end: 0 }),
  }
}
