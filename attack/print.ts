// What came of an attack, for people: one table, then each failure with what repeats it.
import type { Campaign, Tried } from './campaign.ts'
import { cut } from './journal.ts'

/** A campaign and what came of it. */
export interface Row extends Tried {
  readonly campaign: Campaign
  readonly milliseconds: number
  /** Inputs that were to be tried. */
  readonly wanted: number
}

/** Kinds of failures of one campaign that are shown; the others are counted. */
const MOST_SHOWN = 30
/** Inputs beside the first of a kind whose numbers are shown. */
const MOST_NUMBERS = 8

export function printTable(rows: readonly Row[], milliseconds: number): void {
  const cells = [
    ['campaign', 'tried', 'failed', 'seconds'],
    ...rows.map(({ campaign, tried, wanted, failed, milliseconds: time }) => [
      campaign.name,
      tried < wanted ? `${count(tried)} of ${count(wanted)}` : count(tried),
      count(failed.length),
      seconds(time),
    ]),
    ['together', count(sum(rows, ({ tried }) => tried)), '', seconds(milliseconds)],
  ]
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...cells.map((line) => (line[column] ?? '').length)),
  )
  for (const line of cells) {
    const [name = '', ...numbers] = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    process.stdout.write(`${[name, ...numbers].join('  ')}\n`)
  }
}

/** Every failure, whole where one input was asked for. */
export function printFailures(rows: readonly Row[], seed: number, isWhole: boolean): void {
  for (const { campaign, failed } of rows) {
    if (failed.length > 0) {
      const repeat = `npm run attack -- --only ${campaign.name} --seed ${seed} --index N`
      process.stdout.write(`\n${campaign.name} (${repeat})\n`)
    }
    const kinds = byKind(failed)
    for (const [failure = '', ...alike] of kinds.slice(0, MOST_SHOWN)) {
      const [what = '', ...input] = failure.split('\n')
      const shown = isWhole ? input.join('\n') : cut(input.join('\n'))
      process.stdout.write(
        `  ${printable(what)}\n${shown === '' ? '' : `    ${printable(shown)}\n`}`,
      )
      if (alike.length > 0) {
        const numbers = alike.slice(0, MOST_NUMBERS).map((one) => one.split(':')[0])
        const more = alike.length > MOST_NUMBERS ? ', …' : ''
        process.stdout.write(`    and ${count(alike.length)} alike: ${numbers.join(', ')}${more}\n`)
      }
    }
    if (kinds.length > MOST_SHOWN) {
      process.stdout.write(`  and ${count(kinds.length - MOST_SHOWN)} kinds more\n`)
    }
  }
}

/** Failures with those that are alike, in the order in which they came. */
function byKind(failed: readonly string[]): readonly (readonly string[])[] {
  const kinds = new Map<string, string[]>()
  for (const failure of failed) {
    const kind = kindOf(failure)
    kinds.set(kind, [...(kinds.get(kind) ?? []), failure])
  }
  return [...kinds.values()]
}

/** What is the same in failures of one kind: without index, place, numbers and quotations. */
function kindOf(failure: string): string {
  const [what = ''] = failure.split('\n')
  return what
    .replace(/ at .*/, '')
    .replace(/\d+/g, '#')
    .replace(/"[^"]*"/g, '""')
}

/** Inputs are hostile: nothing in them may steer the terminal. */
function printable(text: string): string {
  return text.toWellFormed().replace(/[^\P{C}\n]/gu, (character) => {
    return `\\u{${character.codePointAt(0)?.toString(16)}}`
  })
}

const count = (number: number): string => number.toLocaleString('en-US')
const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)

const sum = (rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((all, row) => all + of(row), 0)
