// Types about time: a moment, a time of day, a Unix timestamp and a time zone.
import { toDate as dateOf, ImlError, isDate } from '../../iml/index.ts'
import type { ConvertContext, Converted, Parameter, ParameterType } from '../parameter.ts'
import { asNumber, asText, converted, quote, refused, textFaults } from './conversions.ts'

const PAGE = 'developers.make.com: block-elements/parameters'
const COERCION = 'help.make.com: type coercion'

/** The moment a value names: a date, milliseconds, or text that the language takes for a date. */
function momentOf(value: unknown, timezone: string): Date | undefined {
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

/** The communication sees a date, which travels as ISO 8601 in UTC. */
export const date: ParameterType = {
  name: 'date',
  control: 'date',
  shape: 'plain',
  wants: 'string',
  gives: 'string',
  isSecret: false,
  sample: { always: '2024-03-04T09:30:00.000Z' },
  schemaType: 'string',
  typescript: 'Date',
  keys: ['time', 'validate'],
  coerce: toDate,
  doc: 'A moment; text without an offset is read in the time zone of the scenario.',
  source: `${PAGE}; ${COERCION}`,
  certain: true,
}

const CLOCK = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/

function toTime(value: unknown): Converted {
  const found = typeof value === 'string' ? CLOCK.exec(value.trim()) : null
  const [, hours = '', minutes = '', seconds = '00'] = found ?? []
  if (found && Number(hours) < 24) return converted([hours, minutes, seconds].join(':'))
  return refused('Invalid time', `${quote(value)} is no time; write hours:minutes:seconds.`)
}

export const time: ParameterType = {
  name: 'time',
  control: 'time',
  shape: 'plain',
  wants: 'string',
  gives: 'string',
  isSecret: false,
  sample: { always: '09:30:00' },
  schemaType: 'string',
  typescript: 'string',
  keys: ['validate'],
  coerce: toTime,
  doc: 'Hours, minutes and seconds; 10:30 becomes 10:30:00 when the scenario runs.',
  source: `${PAGE}; ${COERCION}`,
  certain: true,
}

/** Which types become a timestamp, and that it counts seconds, is inferred from its name. */
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

/** The dialog wants the text of a date; what a bundle holds is a number. */
export const timestamp: ParameterType = {
  name: 'timestamp',
  control: 'date',
  shape: 'plain',
  wants: 'string',
  gives: 'number',
  isSecret: false,
  // the moment that a date shows
  sample: { always: 1_709_544_600 },
  schemaType: 'string',
  typescript: 'number',
  keys: ['validate'],
  coerce: toTimestamp,
  doc: 'Seconds since 1970; dates are converted, and what does not fit fails.',
  source: `${PAGE}; error texts seen in scenario logs`,
  certain: true,
}

export const timezone: ParameterType = {
  name: 'timezone',
  control: 'select',
  shape: 'plain',
  wants: 'string',
  gives: 'string',
  isSecret: false,
  sample: { always: 'Europe/Tallinn' },
  schemaType: 'string',
  typescript: 'string',
  keys: [],
  choices: () => Intl.supportedValuesOf('timeZone'),
  coerce: asText,
  validate: textFaults,
  doc: 'IANA name of a time zone.',
  source: PAGE,
  certain: true,
}
