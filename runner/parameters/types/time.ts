// A time of day without a date.
import type { Converted, ParameterType } from '../parameter.ts'
import { converted, quote, refused } from './conversions.ts'

const CLOCK = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/

function toTime(value: unknown): Converted {
  const found = typeof value === 'string' ? CLOCK.exec(value.trim()) : null
  if (found && Number(found[1]) < 24) return converted(value)
  return refused('Invalid time', `${quote(value)} is no time; write hours:minutes:seconds.`)
}

export const time: ParameterType = {
  name: 'time',
  control: 'time',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'string',
  keys: ['validate'],
  coerce: toTime,
  doc: 'Hours, minutes and seconds.',
  source: 'developers.make.com: block-elements/parameters; help.make.com: type coercion',
  certain: false,
}
