// Options of `dryrun run` that only some types of modules have a use for; others are refused.
import type { Module, ModuleType } from '../../spec/index.ts'
import { type Context, textOption } from '../command.ts'
import { misused, type Refused } from '../terminal/refusal.ts'

/** An option and the types of modules it is for. */
interface Reserved {
  readonly name: string
  readonly typed: string
  readonly types: readonly ModuleType[]
  readonly use: string
}

const reserved: readonly Reserved[] = [
  { name: 'from', typed: '--from', types: ['trigger'], use: 'where a polling trigger begins' },
  { name: 'reset', typed: '--reset', types: ['trigger'], use: 'what a polling trigger remembers' },
  {
    name: 'payload',
    typed: '--payload',
    types: ['instant_trigger'],
    use: 'what a webhook brings to an instant trigger',
  },
  {
    name: 'request',
    typed: '--request',
    types: ['instant_trigger'],
    use: 'what comes to the webhook of an instant trigger',
  },
]

/** Pairs of options that say two different things; the first is without use beside the second. */
const clashes: readonly (readonly [name: string, other: string, reason: string])[] = [
  ['payload', 'request', 'an item of the webhook and a whole request are given'],
  ['json', 'jsonLines', 'there is one output'],
  ['dry', 'jsonLines', 'nothing is sent, so there are no bundles'],
  ['dry', 'trace', 'nothing is sent, so there is nothing to trace'],
]

/** The refusal of two options that exclude each other, or of one that needs another. */
export function clashOf(context: Context): Refused | undefined {
  const given = (option: string): boolean => context.options[option] !== undefined
  const clash = clashes.find(([one, other]) => given(one) && given(other))
  if (clash) {
    const [one, other, reason] = clash
    return misused('usage/option', `--${dashed(one)} and --${dashed(other)}: ${reason}.`)
  }
  if (!given('curl') || given('dry')) return undefined
  return misused('usage/option', '--curl prints what would be sent; add --dry.')
}

/** The refusal of an option that means nothing for this module or beside another option. */
export function strayOption(context: Context, { name, type }: Module): Refused | undefined {
  const given = (option: string): boolean => context.options[option] !== undefined
  const stray = reserved.find((one) => given(one.name) && !one.types.includes(type))
  if (stray) {
    const message = `${stray.typed} is ${stray.use}, but ${name} is a module of type ${type}.`
    return misused('usage/option', message)
  }
  const clash = clashOf(context)
  if (clash) return clash
  const missing = type === 'instant_trigger' && !given('payload') && !given('request')
  if (!missing) return undefined
  const remedy =
    'give --payload FILE (items), --request FILE (whole requests), or use dryrun listen'
  return misused('usage/no-payload', `${name} runs on what its webhook receives.`, remedy)
}

/** True when one file would have to be read twice: stdin is only there once. */
export function readsStdinTwice(context: Context): boolean {
  const names = ['input', 'payload', 'request', 'answers']
  return names.filter((name) => textOption(context, name) === '-').length > 1
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
