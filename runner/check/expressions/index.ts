// Every template of every file: its syntax, the functions it calls, and the names it reads.
import { ImlError, type Node, parseTemplate } from '../../iml/index.ts'
import type { App } from '../../spec/index.ts'
import type { Found } from '../found.ts'
import { partAt } from '../judge/part.ts'
import type { CheckedFile } from '../look/files.ts'
import { type Text, textsIn } from '../look/texts.ts'
import { alone } from './alone.ts'
import { tooEarly } from './answers.ts'
import { unpairedBraces } from './braces.ts'
import { undeclared } from './declared.ts'
import { inParameters } from './in-parameters.ts'
import { unsetMember } from './members.ts'
import { quotesMissing } from './misread.ts'
import { wrongName } from './names.ts'
import { type PlaceOf, placeIn } from './place.ts'
import { singleBraces } from './single-braces.ts'
import { setTooLate } from './temp-order.ts'

/** What is wrong with the expressions of a file. */
export function checkExpressions(app: App, file: CheckedFile): readonly Found[] {
  if (file.templates === 'data') return []
  const texts = textsIn(file.document.value)
  if (file.templates === 'mistaken') return texts.flatMap((text) => inParameters(text, file))
  return texts.flatMap((text) => checkText(text, app, file))
}

function checkText(text: Text, app: App, file: CheckedFile): readonly Found[] {
  if (!text.text.includes('}}') && !text.text.includes('{{')) return singleBraces(text, file)
  const placeOf = placeIn(file.document, text)
  try {
    const braces = unpairedBraces(parseTemplate(text.text), placeOf)
    if (!text.text.includes('{{')) return braces
    const { scope } = partAt(file.part, file.document.value, text.path)
    const { findings, nodes } = alone(text.text, app, placeOf)
    const ofNode = (node: Node): readonly Found[] => [
      ...(scope ? wrongName(node, scope, file, placeOf) : []),
      ...tooEarly(node, text.path, app, file, placeOf),
      ...undeclared(node, app, file, placeOf),
      ...unsetMember(node, app, file, placeOf),
      ...setTooLate(node, text.path, app, file, placeOf),
    ]
    return [...braces, ...findings, ...nodes.flatMap(ofNode)]
  } catch (error) {
    if (error instanceof ImlError) return [malformed(error, text.text, placeOf)]
    throw error
  }
}

function malformed(error: ImlError, text: string, placeOf: PlaceOf): Found {
  const { code, message, place } = error
  const remedy = quotesMissing(text, place?.start ?? 0) ?? error.remedy
  return {
    code,
    severity: 'error',
    message: `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`,
    ...(remedy === undefined ? {} : { remedy }),
    at: placeOf(place ?? { start: 0, end: 0 }),
  }
}
