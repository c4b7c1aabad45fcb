// Plays case files: reads the text, checks its shape, hands every case to the player of its kind.
import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import {
  type Advice,
  advised,
  didYouMean,
  isRecord,
  type Problem,
  type Source,
} from '../text/index.ts'
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
  const lines = new LineCounter()
  const document = parseDocument(source.text, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken) return misfit(source, `This is no YAML: ${broken.message}`, broken.pos[0])
  const root = document.contents
  if (!isMap(root)) return misfit(source, 'A case file is a mapping of about, kind and cases.', 0)
  const kind = document.get('kind')
  const nodeOf = (path: readonly (string | number)[]) =>
    (document.getIn(path, true) as { range?: [number] } | undefined)?.range?.[0] ?? 0
  if (typeof kind !== 'string' || !players.has(kind)) {
    const known = [...players.keys()]
    const advice = didYouMean(String(kind), known) ?? `known are ${known.join(', ')}`
    const what = kind === undefined ? 'The file names no kind.' : `"${kind}" is no kind of cases.`
    return misfit(source, what, nodeOf(['kind']), advice)
  }
  const cases = document.get('cases', true)
  if (!isSeq(cases)) return misfit(source, '`cases` must be a list.', nodeOf(['cases']))
  const seen = new Set<unknown>()
  const values = (document.toJS({ maxAliasCount: 1000 }) as { cases: unknown[] }).cases
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

function misfit(source: Source, message: string, offset: number, advice?: Advice): Problem {
  return {
    code: 'case/shape',
    severity: 'error',
    message,
    at: { source, start: offset, end: offset + 1 },
    ...advised(advice),
  }
}
