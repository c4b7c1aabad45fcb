// Options that are whole numbers within bounds.
import type { Context } from '../command.ts'
import { misused, type Refused } from '../terminal/refusal.ts'

/** The number of an option, undefined when it is not given, or the refusal of what is no such number. */
export function numberOption(
  context: Context,
  name: string,
  least: number,
  most: number,
  /** As it is typed, where that is another name. */
  typed = name,
): number | undefined | Refused {
  const written = context.options[name]
  if (written === undefined) return undefined
  const number = /^\d+$/.test(String(written)) ? Number(written) : Number.NaN
  if (number >= least && number <= most) return number
  return misused(
    'usage/number',
    `--${typed} must be a whole number from ${least} to ${most}, not "${written}".`,
  )
}
