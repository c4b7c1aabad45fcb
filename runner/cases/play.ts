// Plays case files: reads the text, checks its shape, hands every case to the player of its kind.
import { isMap, isNode } from 'yaml'
import {
  type Advice,
  advised,
  didYouMean,
  isRecord,
  type Problem,
  type Source,
  type Span,
  stringOf,
} from '../text/index.ts'
import { readYaml } from '../text/yaml.ts'
import type { Case, Played } from './case.ts'
import { communication } from './communication.ts'
import { iml } from './iml.ts'
import { jsonSchema } from './json-schema.ts'
import { slipIn } from './keys.ts'
import { module } from './module.ts'
import { parameters } from './parameters.ts'
import { type Player, type Surrounding, verdict } from './player.ts'

/** The players by kind; adding a kind is adding a row. */
export const players: ReadonlyMap<string, Player> = new Map(
  [iml, communication, module, parameters, jsonSchema].map((player) => [player.kind, player]),
)

/** Cases of a file, or the problem that it is no case file. */
export type ReadCases = { readonly kind: string; readonly cases: readonly Case[] } | Problem

/** Reads a case file. The first mistake in its shape is told with its place. */
export function readCases(source: Source): ReadCases {
  const read = readYaml(source)
  if ('mistake' in read) {
    const { message, at } = read.mistake
    return misfit(source, message, at)
  }
  const { contents: root, value } = read
  if (!isMap(root) || !isRecord(value)) {
    return misfit(source, 'A case file is a mapping of about, kind and cases.', 0)
  }
  const { kind } = value
  const nodeOf = (path: readonly (string | number)[]) => {
    const node = root.getIn(path, true)
    return isNode(node) ? (node.range?.[0] ?? 0) : 0
  }
  if (typeof kind !== 'string' || !players.has(kind)) {
    const known = [...players.keys()]
    const advice = didYouMean(stringOf(kind), known) ?? `known are ${known.join(', ')}`
    const what = kind === undefined ? 'The file names no kind.' : `"${kind}" is no kind of cases.`
    return misfit(source, what, nodeOf(['kind']), advice)
  }
  const { cases: values } = value
  if (!Array.isArray(values)) return misfit(source, '`cases` must be a list.', nodeOf(['cases']))
  const seen = new Set<unknown>()
  for (const [index, one] of values.entries()) {
    const place = nodeOf(['cases', index])
    if (!isRecord(one)) return misfit(source, 'A case must be a mapping.', place)
    if (typeof one.id !== 'string' && typeof one.id !== 'number') {
      return misfit(source, 'A case needs an id.', place)
    }
    if (seen.has(String(one.id))) {
      return misfit(source, `The id "${one.id}" stands twice.`, nodeOf(['cases', index, 'id']))
    }
    seen.add(String(one.id))
  }
  return { kind, cases: values.map((one) => ({ ...(one as Case), id: String((one as Case).id) })) }
}

/** Plays the cases of a file in order. */
export function playCases(
  file: { readonly kind: string; readonly cases: readonly Case[] },
  around: Surrounding,
): Played[] {
  const player = players.get(file.kind)
  return file.cases.map((one) => {
    if (!player) return verdict(one, [`there is no player for ${file.kind}`])
    const slip = slipIn(player, one)
    if (slip !== undefined) return verdict(one, [slip])
    try {
      return player.play(one, around)
    } catch (error) {
      // a case may be written wrong in ways no table tells; the others are still worth playing
      const reason = error instanceof Error ? error.message : String(error)
      return verdict(one, [`the case could not be played: ${reason}`])
    }
  })
}

function misfit(source: Source, message: string, place: Span | number, advice?: Advice): Problem {
  const at = typeof place === 'number' ? { source, start: place, end: place + 1 } : place
  return {
    code: 'case/shape',
    severity: 'error',
    message,
    at,
    ...advised(advice),
  }
}
