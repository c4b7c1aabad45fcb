// Options that exclude each other, and those of `dryrun run` that only some types of modules have a use for.
import type { Module, ModuleType } from '../../spec/index.ts'
import type { Typed } from '../commands/options.ts'
import { misused, type Refused } from '../terminal/refusal.ts'
import { dashed } from './option.ts'

type Options = Typed<'run'>

/** What only a trigger has a use for. */
export type Reserved = Pick<Options, 'from' | 'reset' | 'payload' | 'request'>

/** An option and the types of modules it is for. */
interface Row {
  readonly name: keyof Reserved
  readonly types: readonly ModuleType[]
  readonly use: string
}

const reserved: readonly Row[] = [
  { name: 'from', types: ['trigger'], use: 'where a polling trigger begins' },
  { name: 'reset', types: ['trigger'], use: 'what a polling trigger remembers' },
  {
    name: 'payload',
    types: ['instant_trigger'],
    use: 'what a webhook brings to an instant trigger',
  },
  {
    name: 'request',
    types: ['instant_trigger'],
    use: 'what comes to the webhook of an instant trigger',
  },
]

/** The options that are looked at; a command need not have all of them. */
type Clashing = Partial<
  Pick<Options, 'payload' | 'request' | 'json' | 'jsonLines' | 'dry' | 'trace' | 'curl'>
>

/** Pairs of options that say two different things; the first is without use beside the second. */
const clashes: readonly (readonly [name: keyof Clashing, other: keyof Clashing, reason: string])[] =
  [
    ['payload', 'request', 'an item of the webhook and a whole request are given'],
    ['json', 'jsonLines', 'there is one output'],
    ['dry', 'jsonLines', 'nothing is sent, so there are no bundles'],
    ['dry', 'trace', 'nothing is sent, so there is nothing to trace'],
  ]

/** The refusal of two options that exclude each other, or of one that needs another. */
export function clashOf(typed: Clashing): Refused | undefined {
  const clash = clashes.find(([one, other]) => isGiven(typed[one]) && isGiven(typed[other]))
  if (clash) {
    const [one, other, reason] = clash
    return misused('usage/option', `--${dashed(one)} and --${dashed(other)}: ${reason}.`)
  }
  if (!typed.curl || typed.dry) return undefined
  return misused('usage/option', '--curl prints what would be sent; add --dry.')
}

/** The refusal of an option that means nothing for this module, or of none where one is needed. */
export function strayOption(wish: Reserved, { name, type }: Module): Refused | undefined {
  const stray = reserved.find((one) => isGiven(wish[one.name]) && !one.types.includes(type))
  if (stray) {
    const message = `--${stray.name} is ${stray.use}, but ${name} is a module of type ${type}.`
    return misused('usage/option', message)
  }
  const isMissing = wish.payload === undefined && wish.request === undefined
  if (type !== 'instant_trigger' || !isMissing) return undefined
  const remedy =
    'give --payload FILE (items), --request FILE (whole requests), or use dryrun listen'
  return misused('usage/no-payload', `${name} runs on what its webhook receives.`, remedy)
}

/** The refusal of two files that are both stdin, which is only there once. */
export function stdinTwice(files: readonly (string | undefined)[]): Refused | undefined {
  if (files.filter((file) => file === '-').length < 2) return undefined
  return misused('usage/stdin', 'stdin can only be read for one option.', 'use a file')
}

function isGiven(value: boolean | string | undefined): boolean {
  return value !== undefined && value !== false
}
