// Calls that fail in every run, and lists of which only the first item is read.
import {
  allItemsOf,
  failureOf,
  findFunction,
  type Node,
  takesList,
  takesTextOrList,
} from '../../iml/index.ts'
import { remedyOf } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import type { OwnFunctions, PlaceOf } from './place.ts'

/** A call or an operation that fails whatever it is given, in the words of the run. */
export function alwaysFails(
  node: Node,
  text: string,
  { functions }: OwnFunctions,
  placeOf: PlaceOf,
): readonly Found[] {
  const failure = failureOf(node, text, functions)
  if (!failure) return []
  const message = `This always fails: ${failure.message.replace(/\.$/, '')}.`
  const signature =
    node.kind === 'call' ? `${node.name}(${findFunction(node.name)?.parameters ?? ''})` : undefined
  const at = placeOf(failure.place ?? node)
  return [found('expression/always-fails', at, message, remedyOf(failure) ?? signature)]
}

/** Hints at `list[].member` where a function wants a list: it is the member of the first item. */
export function firstItemOnly(
  node: Node,
  text: string,
  { functions }: OwnFunctions,
  placeOf: PlaceOf,
): readonly Found[] {
  if (node.kind !== 'call' || functions.has(node.name)) return []
  const row = findFunction(node.name)
  if (!row) return []
  return node.args.flatMap((argument, number) => {
    const all = allItemsOf(argument, text)
    if (!argument || all === undefined) return []
    const isMeant = takesList(row, number, node.args.length) || takesTextOrList(row, number)
    if (!isMeant) return []
    const message = `[] is the first item, so that ${node.name} gets one value and no list.`
    const remedy = `write ${all}, or [1] where the first item is meant`
    return [found('expression/first-item', placeOf(argument), message, remedy)]
  })
}
