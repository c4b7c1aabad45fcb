// The two functions for the span between dates; both are known from white labels only.
import { onClock, toDate } from '../dates.ts'
import type { Scope } from '../scope.ts'
import { quoted, toText } from '../values.ts'
import { invalid, nothing } from './arguments.ts'
import type { ImlFunction } from './function.ts'

const INSTEAD = 'subtract the dates, which gives milliseconds'
const MAKE_WAY = 'In Make dates are subtracted: the difference is in milliseconds.'

/** Whole units between the dates, and with R what remains beneath the next larger unit. */
const parts: ReadonlyMap<string, (milliseconds: number) => number> = new Map([
  ['D', (span: number) => Math.floor(span / 86_400_000)],
  ['H', (span: number) => Math.floor(span / 3_600_000)],
  ['m', (span: number) => Math.floor(span / 60_000)],
  ['s', (span: number) => Math.floor(span / 1000)],
  ['RH', (span: number) => Math.floor(span / 3_600_000) % 24],
  ['Rm', (span: number) => Math.floor(span / 60_000) % 60],
  ['Rs', (span: number) => Math.floor(span / 1000) % 60],
])

function dateDiffOf([end, start, unit]: readonly unknown[], scope: Scope): number {
  const span = toDate(end, scope.timezone).getTime() - toDate(start, scope.timezone).getTime()
  if (span < 0) throw invalid('The start must not be after the end.', 'give the later date first')
  const part = parts.get(nothing(unit) ? 'D' : toText(unit))
  if (part === undefined) {
    throw invalid(
      `${quoted(unit)} is not a valid unit.`,
      `write one of ${[...parts.keys()].join(', ')}`,
    )
  }
  return part(span)
}

const dateDiff: ImlFunction = {
  name: 'dateDiff',
  parameters: 'end; start; [unit]',
  arity: [2, 3],
  result: 'number',
  doc: 'The whole days (D), hours (H), minutes (m) or seconds (s) between two dates; RH, Rm and Rs give what remains beneath the next larger unit.',
  example: {
    template: "{{dateDiff(b; a; 'RH')}}",
    variables: {
      a: { $date: '2020-01-01T00:00:00.000Z' },
      b: { $date: '2020-01-03T03:45:00.000Z' },
    },
    gives: 3,
  },
  source: 'unofficial notes on the engine',
  certain: false,
  whiteLabel: INSTEAD,
  note: `${MAKE_WAY} The unit D, when none is given, is inferred.`,
  call: dateDiffOf,
}

const units = [
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'quarters',
  'years',
] as const

const dateDifference: ImlFunction = {
  name: 'dateDifference',
  parameters: 'date; date; [unit]',
  arity: [2, 3],
  result: 'number',
  doc: 'The whole units, milliseconds unless told, from the second date to the first; negative when the first is earlier.',
  example: {
    template: "{{dateDifference(b; a; 'minutes')}}",
    variables: {
      a: { $date: '2021-05-11T18:00:00.000Z' },
      b: { $date: '2021-05-11T18:10:00.000Z' },
    },
    gives: 10,
  },
  source: 'https://github.com/AdobeDocs/workfront-fusion.en date-and-time-functions.md',
  certain: false,
  whiteLabel: INSTEAD,
  note: `${MAKE_WAY} Units are ${units.join(', ')}.`,
  call: ([left, right, unit], scope) => {
    const name = nothing(unit) ? 'milliseconds' : toText(unit).toLowerCase()
    const known = units.find((each) => each === name || each === `${name}s`)
    if (known === undefined) {
      throw invalid(`${quoted(unit)} is not a valid unit.`, `write one of ${units.join(', ')}`)
    }
    const later = onClock(toDate(left, scope.timezone), scope.timezone)
    return later.diff(toDate(right, scope.timezone), known)
  },
}

export const differences: readonly ImlFunction[] = [dateDiff, dateDifference]
