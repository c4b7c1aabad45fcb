// Formats of dates: tokens that are known, but mean something else than was wanted.
import { findFunction, type Node } from '../../iml/index.ts'
import { type Found, found } from '../found.ts'
import type { OwnFunctions, PlaceOf } from './place.ts'

/** The format a call is given, when the call takes one. */
export function formatOf(node: Node, app: OwnFunctions): Node | undefined {
  if (node.kind !== 'call' || app.functions.has(node.name)) return undefined
  const number = findFunction(node.name)?.format
  return number === undefined ? undefined : node.args[number]
}

/** A token and what stands around it: the signs on each side, and the tokens behind them. */
interface Placed {
  readonly token: string
  readonly before: string
  readonly previous: string
  readonly after: string
  readonly next: string
}

interface Mistaken {
  readonly is: string
  readonly meant: string
  /** True for a token that was meant as something else. */
  readonly sees: (placed: Placed, all: readonly Placed[]) => boolean
  /** Reading texts forgives it [observed in public apps]. */
  readonly onlyPrinted?: true
}

const isHour = (token: string) => /^[Hhk]/.test(token)
const isDay = (token: string) => /^(Y+|D{1,2}o?)$/.test(token)
const isNear = (signs: string) => /^[-./ ]?$/.test(signs)
const isClock = (signs: string) => /^[:.]?$/.test(signs)

const MISTAKEN: readonly Mistaken[] = [
  {
    is: 'the hour of a clock of twelve hours, without A or a',
    meant: 'HH',
    sees: ({ token }, all) => /^hh?$/.test(token) && !all.some((one) => /^a$/i.test(one.token)),
    onlyPrinted: true,
  },
  {
    is: 'minutes',
    meant: 'MM',
    sees: ({ token, before, previous, after, next }) =>
      /^mm?$/.test(token) &&
      !isHour(previous) &&
      !next.startsWith('s') &&
      ((isDay(previous) && isNear(before)) || (isDay(next) && isNear(after))),
  },
  {
    is: 'the month',
    meant: 'mm',
    sees: ({ token, before, previous, after, next }) =>
      /^MM?$/.test(token) &&
      ((isHour(previous) && isClock(before)) || (/^(ss?|SS?)$/.test(next) && isClock(after))),
  },
  {
    is: 'the day of the week',
    meant: 'DD',
    sees: ({ token, before, previous, after, next }) =>
      /^dd?$/.test(token) &&
      ((/^MM?$/.test(previous) && /^[-./]?$/.test(before)) ||
        (/^MM?$/.test(next) && /^[-./]?$/.test(after))),
  },
]

/** Tokens of moment, escapes in brackets, and what is printed as it is (T among it). */
const PIECE = /\[[^\]]*\]|(?<token>[YyMDdHhkmsSAaZXxQEeWwGg])\k<token>*o?/g

function tokensOf(format: string): readonly Placed[] {
  const found = [...format.matchAll(PIECE)].filter(({ groups }) => groups?.token !== undefined)
  const gap = (left: number, right: number): string => {
    const one = found[left]
    const other = found[right]
    return one && other ? format.slice(one.index + one[0].length, other.index) : ''
  }
  return found.map(([token], index) => ({
    token,
    before: gap(index - 1, index),
    previous: found[index - 1]?.[0] ?? '',
    after: gap(index, index + 1),
    next: found[index + 1]?.[0] ?? '',
  }))
}

/** What is wrong with the tokens of a written format, each way once. */
export function wrongFormat(node: Node, app: OwnFunctions, placeOf: PlaceOf): readonly Found[] {
  const format = formatOf(node, app)
  if (format?.kind !== 'literal' || typeof format.value !== 'string') return []
  const tokens = tokensOf(format.value)
  const isPrinted = node.kind === 'call' && findFunction(node.name)?.result === 'text'
  return MISTAKEN.flatMap(({ is, meant, sees, onlyPrinted }) => {
    const wrong = onlyPrinted && !isPrinted ? undefined : tokens.find((one) => sees(one, tokens))
    if (!wrong) return []
    const message = `${wrong.token} means ${is}.`
    return [found('expression/date-format', placeOf(format), message, `write ${meant}`)]
  })
}
