// What is wrong with an expression that needs no app to be seen: the check asks it of files, `dryrun iml` of one text.
import { keywords, meantByName, type Node, nodesIn } from '../../iml/index.ts'
import type { Source } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import { whiteLabel, wrongCall } from './calls.ts'
import { doubtfulComparison } from './comparisons.ts'
import { wrongFormat } from './date-formats.ts'
import { alwaysFails, firstItemOnly } from './failures.ts'
import { indexZero } from './indexes.ts'
import { lengthMember } from './length-member.ts'
import { isInside, misreadIn } from './misread.ts'
import { variableOf } from './names.ts'
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
      ...lengthMember(node, text, placeOf),
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
 * ImlError for one that is malformed. `variables` are the names it may read.
 */
export function aloneIn(
  text: string,
  variables: Readonly<Record<string, unknown>>,
): readonly Found[] {
  if (!text.includes('{{')) return []
  const source: Source = { file: '', text }
  const placeOf: PlaceOf = ({ start, end }) => ({ source, start, end })
  const { findings, nodes } = alone(text, { functions: new Map() }, placeOf)
  const isUnset = (node: Node): node is Name =>
    node.kind === 'name' &&
    !node.quoted &&
    !keywords.has(node.name) &&
    !Object.hasOwn(variables, node.name)
  return [
    ...findings,
    ...nodes.flatMap((node) => foreignName(node, isUnset, placeOf)),
    ...nodes.flatMap((node) => dashedWord(node, text, isUnset, placeOf)),
  ]
}

type Name = Extract<Node, { readonly kind: 'name' }>
type IsUnset = (node: Node) => node is Name

/** `first-name`: two names that nothing sets, and no blank between them. */
function dashedWord(
  node: Node,
  text: string,
  isUnset: IsUnset,
  placeOf: PlaceOf,
): readonly Found[] {
  if (node.kind !== 'binary' || node.operator.sign !== '-') return []
  const { left, right } = node
  const written = text.slice(node.start, node.end)
  if (!isUnset(left) || !isUnset(right) || written !== `${left.name}-${right.name}`) return []
  const message = `"${written}" is a subtraction.`
  const remedy = `a name with a dash needs backticks: \`${written}\``
  return [found('expression/subtraction', placeOf(node), message, remedy)]
}

/** A name that is a keyword by another name, and no variable. */
function foreignName(node: Node, isUnset: IsUnset, placeOf: PlaceOf): readonly Found[] {
  const variable = variableOf(node)
  if (!variable || !isUnset(variable)) return []
  const suggestion = meantByName(variable.name, [...keywords.keys()])
  if (suggestion === undefined) return []
  const message = `Nothing sets "${variable.name}".`
  return [found('expression/unknown-name', placeOf(variable), message, { suggestion })]
}
