// A moment; the communication sees a date, which travels as ISO 8601 in UTC.
import { toDate as dateOf, ImlError } from '../../iml/index.ts'
import type { ConvertContext, Converted, Parameter, ParameterType } from '../parameter.ts'
import { converted, quote, refused } from './conversions.ts'

/** The moment a value names: a date, milliseconds, or text that the language takes for a date. */
export function momentOf(value: unknown, timezone: string): Date | undefined {
  if (typeof value === 'number') {
    const moment = new Date(value)
    return Number.isNaN(moment.getTime()) ? undefined : moment
  }
  try {
    return dateOf(value, timezone)
  } catch (error) {
    if (error instanceof ImlError) return undefined
    throw error
  }
}

function toDate(value: unknown, _parameter: Parameter, context: ConvertContext): Converted {
  const moment = momentOf(value, context.timezone)
  if (moment) return converted(moment)
  return refused(
    'Invalid date',
    `${quote(value)} is no date; write one such as 2026-03-31T09:00:00Z or 2026-03-31 09:00.`,
  )
}

export const date: ParameterType = {
  name: 'date',
  control: 'date',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'Date',
  keys: ['time', 'validate'],
  coerce: toDate,
  doc: 'A moment; text without an offset is read in the time zone of the scenario.',
  source: 'developers.make.com: block-elements/parameters; help.make.com: type coercion',
  certain: true,
}
