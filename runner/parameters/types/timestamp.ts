// A Unix timestamp in seconds; which types it turns into what is inferred from its name.
import { isDate } from '../../iml/index.ts'
import type { ConvertContext, Converted, Parameter, ParameterType } from '../parameter.ts'
import { asNumber, converted, quote, refused } from './conversions.ts'
import { momentOf } from './date.ts'

function toTimestamp(value: unknown, _parameter: Parameter, context: ConvertContext): Converted {
  const number = asNumber(value)
  if (!('fault' in number)) return number
  const moment = momentOf(value, context.timezone)
  if (moment && (isDate(value) || typeof value === 'string')) {
    return converted(Math.floor(moment.getTime() / 1000))
  }
  return refused(
    'Invalid timestamp',
    `${quote(value)} is no moment; write seconds since 1970 or a date such as 2026-03-31.`,
  )
}

export const timestamp: ParameterType = {
  name: 'timestamp',
  control: 'date',
  shape: 'plain',
  wants: 'string',
  schemaType: 'string',
  typescript: 'number',
  keys: ['validate'],
  coerce: toTimestamp,
  doc: 'Seconds since 1970; dates are converted.',
  source: 'developers.make.com: block-elements/parameters; error texts seen in scenario logs',
  certain: false,
}
