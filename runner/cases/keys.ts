// Slips in a case: an expectation that is misspelt, or is none, would otherwise never be looked at.
import { expectedNames, misfit } from '../operation/index.ts'
import { didYouMean, inWords, isRecord } from '../text/index.ts'
import type { Case } from './case.ts'
import type { Player } from './player.ts'

/** Keys of every case. */
const COMMON = ['id', 'it', 'title', 'group', 'source', 'certain', 'edge', 'note']

/**
 * The first slip, as a sentence; undefined when there is none. A key that is not known may stand there
 * as a remark, unless it looks like something known; what stands behind a known one must be what its
 * player reads; an option must be known, because one that does not exist would leave the case with the
 * usual decision.
 */
export function slipIn({ kind, keys, options }: Player, played: Case): string | undefined {
  const exchanges = Array.isArray(played.http) ? played.http : []
  return (
    slipAmong(Object.keys(played), [...COMMON, ...Object.keys(keys)]) ??
    misfit(played, keys) ??
    optionSlip(played.options, kind, options) ??
    exchanges
      .filter(isRecord)
      .map((exchange) => slipAmong(Object.keys(exchange), [...expectedNames, 'answer']))
      .find((slip) => slip !== undefined)
  )
}

function optionSlip(options: unknown, kind: string, rows: Player['options']): string | undefined {
  if (!isRecord(options)) return undefined
  const known = Object.keys(rows)
  const stranger = Object.keys(options).find((name) => !known.includes(name))
  if (stranger === undefined) return misfit(options, rows)
  if (known.length === 0) return `"${stranger}" is no option: cases of kind ${kind} have none`
  const advice = didYouMean(stranger, known) ?? `known are ${known.join(', ')}`
  return `"${stranger}" is no option, ${inWords(advice)}`
}

function slipAmong(keys: readonly string[], known: readonly string[]): string | undefined {
  for (const key of keys) {
    if (known.includes(key)) continue
    const hint = didYouMean(key, known)
    if (hint) return `"${key}" is no key of a case, ${inWords(hint)}`
  }
  return undefined
}
