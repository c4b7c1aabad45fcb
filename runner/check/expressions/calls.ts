// The functions an expression calls: do they exist, and are they given what they take?
import {
  findFunction,
  functionNames,
  meantByCall,
  meantElsewhere,
  type Node,
  refusedFunctions,
} from '../../iml/index.ts'
import { type Found, found } from '../found.ts'
import type { OwnFunctions, PlaceOf } from './place.ts'

/** Warns of functions that Make itself does not offer. */
export function whiteLabel(node: Node, app: OwnFunctions, placeOf: PlaceOf): readonly Found[] {
  if (node.kind !== 'call' || app.functions.has(node.name)) return []
  const { name, start } = node
  const instead = findFunction(name)?.whiteLabel
  if (instead === undefined) return []
  const at = placeOf({ start, end: start + name.length })
  const message = `${name} is not a function of Make's own palette.`
  return [found('expression/white-label-function', at, message, instead)]
}

/** What is wrong with a call; nothing where the node is none, or calls the app's own function. */
export function wrongCall(node: Node, app: OwnFunctions, placeOf: PlaceOf): readonly Found[] {
  if (node.kind !== 'call' || app.functions.has(node.name)) return []
  const { name, start } = node
  const at = () => placeOf({ start, end: start + name.length })
  const row = findFunction(name)
  if (row) {
    const [least, most] = row.arity
    const given = node.args.length
    if (given >= least && given <= most) return []
    const remedy = `${name}(${row.parameters})`
    const message = `${name} takes ${counted(least, most)}, but ${given === 1 ? '1 is' : `${given} are`} given.`
    return [found('expression/arguments', at(), message, remedy)]
  }
  const refused = refusedFunctions.get(name)
  if (refused !== undefined)
    return [found('expression/refused-function', at(), refused, meantElsewhere(name))]
  const known = [...app.functions.keys(), ...functionNames()]
  const advice =
    meantByCall(name, node.args, known) ?? 'functions of the app itself stand in the manifest'
  return [found('expression/unknown-function', at(), `There is no function "${name}".`, advice)]
}

function counted(least: number, most: number): string {
  const plural = (count: number) => (count === 1 ? '1 argument' : `${count} arguments`)
  if (least === most) return plural(least)
  return most === Number.POSITIVE_INFINITY
    ? `at least ${plural(least)}`
    : `${least} to ${plural(most)}`
}
