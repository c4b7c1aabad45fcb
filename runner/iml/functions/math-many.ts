// The math functions on many numbers, given as arguments or as arrays; what is no number is skipped.
import type { ImlFunction } from './function.ts'

const PAGE = 'https://help.make.com/math-functions'
const SKIPS = 'Values that are no numbers, numeric text included, are skipped'

/** The numbers among arguments and the items of array arguments. */
function numbersOf(args: readonly unknown[]): number[] {
  return args
    .flat()
    .filter((value): value is number => typeof value === 'number' && !Number.isNaN(value))
}

function total(numbers: readonly number[]): number {
  let result = 0
  for (const number of numbers) result += number
  return result
}

function mean(numbers: readonly number[]): number {
  return total(numbers) / numbers.length
}

/** Mean distance from the mean, divided by `count` squares. */
function deviation(numbers: readonly number[], count: number): number | null {
  if (count < 1) return null
  const middle = mean(numbers)
  return Math.sqrt(total(numbers.map((number) => (number - middle) ** 2)) / count)
}

function middleOf(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = numbers.toSorted((left, right) => left - right)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[half] ?? null) : mean(sorted.slice(half - 1, half + 1))
}

/** A loop, because spreading a long array over arguments overflows the stack. */
function extreme(numbers: readonly number[], better: (left: number, right: number) => boolean) {
  let best: number | null = null
  for (const number of numbers) if (best === null || better(number, best)) best = number
  return best
}

interface OfMany {
  readonly name: string
  readonly doc: string
  readonly example: ImlFunction['example']
  readonly note: string
  readonly of: (numbers: readonly number[]) => number | null
}

const rows: readonly OfMany[] = [
  {
    name: 'average',
    doc: 'The mean of the numbers.',
    example: { template: '{{average(1; 2; 3; 4)}}', gives: 2.5 },
    note: `${SKIPS}; null when none is left [inferred].`,
    of: (numbers) => (numbers.length === 0 ? null : mean(numbers)),
  },
  {
    name: 'max',
    doc: 'The greatest of the numbers.',
    example: { template: '{{max(1; 5; 3)}}', gives: 5 },
    note: `${SKIPS}; null when none is left [inferred].`,
    of: (numbers) => extreme(numbers, (left, right) => left > right),
  },
  {
    name: 'median',
    doc: 'The number in the middle of the ordered numbers, or the mean of the two middle ones.',
    example: { template: '{{median(2; 3; 5; 8)}}', gives: 4 },
    note: `${SKIPS}; null when none is left [observed].`,
    of: middleOf,
  },
  {
    name: 'min',
    doc: 'The smallest of the numbers.',
    example: { template: '{{min(1; 5; 3)}}', gives: 1 },
    note: `${SKIPS}; null when none is left [inferred].`,
    of: (numbers) => extreme(numbers, (left, right) => left < right),
  },
  {
    name: 'stdevP',
    doc: 'The standard deviation of a whole population.',
    example: { template: '{{stdevP(2; 2; 6; 6)}}', gives: 2 },
    note: `${SKIPS}; null when none is left [inferred].`,
    of: (numbers) => deviation(numbers, numbers.length),
  },
  {
    name: 'stdevS',
    doc: 'The standard deviation of a sample.',
    example: { template: '{{stdevS(1; 2; 3)}}', gives: 1 },
    note: `${SKIPS}; null when fewer than two are left [inferred].`,
    of: (numbers) => deviation(numbers, numbers.length - 1),
  },
  {
    name: 'sum',
    doc: 'The sum of the numbers.',
    example: { template: '{{sum(1; 2; 3)}}', gives: 6 },
    note: `${SKIPS}; 0 when none is left [inferred].`,
    of: total,
  },
]

export const mathOfMany: readonly ImlFunction[] = rows.map(({ of, ...row }) => ({
  ...row,
  parameters: 'array or number; [number; ...]',
  arity: [1, Number.POSITIVE_INFINITY],
  result: 'number',
  source: PAGE,
  certain: true,
  call: (args) => of(numbersOf(args)),
}))
