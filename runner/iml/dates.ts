// Dates as the language understands them: which texts are dates, and calendar work in a time zone.
//
// moment-timezone is the reference for tokens and time zones; it is loaded only when a zone other
// than UTC, a token or the calendar is needed. Nothing here reads the host's time zone.
import type { Moment } from 'moment-timezone'
import { printerOf } from './date-format.ts'
import { ImlError } from './error.ts'
import { moment } from './libraries.ts'
import { isDate, quoted } from './values.ts'

/** Longer texts and formats are no dates; without a bound, matching them could take long. */
const LONGEST = 500

const FORMS =
  'write 2016-06-20, 2016-06-20T17:26:44Z, 06/20/2016 or 20.06.2016, or use parseDate with a format'

/** The error for what is no date, in the wording seen in scenario logs. */
function notADate(value: unknown): ImlError {
  return new ImlError('iml/invalid-value', `${quoted(value)} is not a valid date.`, {
    remedy: FORMS,
  })
}

const zones = new Map<string, string | undefined>([['UTC', 'UTC']])
const ZONES_SIZE = 1000

/** The zone by its name, letter case free; undefined for a name that is none. */
export function knownZone(name: string): string | undefined {
  if (zones.has(name)) return zones.get(name)
  const isUtc = /^(?:etc\/)?utc$/i.test(name)
  const zone = isUtc ? 'UTC' : moment().tz.zone(name)?.name
  if (zones.size < ZONES_SIZE) zones.set(name, zone)
  return zone
}

/** The scenario's zone, which must exist. */
function zoneOf(name: string): string {
  const zone = knownZone(name)
  if (zone !== undefined) return zone
  throw new ImlError('iml/invalid-value', `${quoted(name)} is not a known time zone.`, {
    remedy: 'write a name such as Europe/Prague or UTC',
  })
}

/**
 * A date argument: a date, milliseconds since 1970 (help.make.com, type coercion), or text in one of the
 * accepted forms; text without a zone is meant in `timezone`.
 *
 * @throws ImlError `'x' is not a valid date.`
 */
export function toDate(value: unknown, timezone: string): Date {
  if (isDate(value) && !Number.isNaN(value.getTime())) return value
  const date =
    typeof value === 'number'
      ? new Date(value)
      : typeof value === 'string'
        ? readDate(value, timezone)
        : undefined
  if (date === undefined || Number.isNaN(date.getTime())) throw notADate(value)
  return date
}

const DATE_PART = String.raw`(?:(?<year>\d{4})(?<mark>[-/])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})|(?<usMonth>\d{1,2})/(?<usDay>\d{1,2})/(?<usYear>\d{4})|(?<euDay>\d{1,2})\.(?<euMonth>\d{1,2})\.(?<euYear>\d{4})|(?<isoYear>\d{4})(?<isoMonth>\d\d)(?<isoDay>\d\d)(?=T|$))`
const TIME_PART = String.raw`(?:(?:(?<iso>T)| +)(?<hour>\d{1,2})(?::?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?)? ?(?<half>[AP]M)?)?`
const ZONE_PART = String.raw`(?: ?(?<zulu>Z|UTC|GMT)| ?(?:GMT|UTC)?(?<sign>[+-])(?<zoneHour>\d\d):?(?<zoneMinute>\d\d)?)?`
const written = new RegExp(`^${DATE_PART}${TIME_PART}${ZONE_PART}$`, 'i')

type Parts = Readonly<Record<string, string | undefined>>

/** The instant of a text in an accepted form; undefined for any other. */
function readDate(text: string, timezone: string): Date | undefined {
  const trimmed = text.trim()
  if (trimmed.length > LONGEST) return undefined
  const parts: Parts | undefined = written.exec(trimmed)?.groups
  if (parts === undefined) return readWeekDate(trimmed, timezone)
  const wall = wallOf(parts)
  if (wall === undefined || Number(parts.zoneHour ?? 0) > 23) return undefined
  if (Number(parts.zoneMinute ?? 0) > 59) return undefined
  const offset = offsetOf(parts)
  return offset === undefined ? instantOf(wall, timezone) : new Date(wall - offset * 60_000)
}

/** Minutes east of UTC; undefined when the text names no zone. */
function offsetOf({ zulu, sign, zoneHour, zoneMinute }: Parts): number | undefined {
  if (zulu !== undefined) return 0
  if (sign === undefined) return undefined
  return (Number(zoneHour) * 60 + Number(zoneMinute ?? 0)) * (sign === '-' ? -1 : 1)
}

/** The wall clock as if it were UTC, in milliseconds; undefined for a 30th of February. */
function wallOf(parts: Parts): number | undefined {
  const year = parts.year ?? parts.usYear ?? parts.euYear ?? parts.isoYear
  const month = Number(parts.month ?? parts.usMonth ?? parts.euMonth ?? parts.isoMonth)
  const day = Number(parts.day ?? parts.usDay ?? parts.euDay ?? parts.isoDay)
  const hour = hourOf(parts)
  const minute = Number(parts.minute ?? 0)
  const second = Number(parts.second ?? 0)
  if (hour === undefined || minute > 59 || second > 59) return undefined
  const start = new Date(0)
  start.setUTCFullYear(Number(year), month - 1, day)
  if (start.getUTCMonth() !== month - 1 || start.getUTCDate() !== day) return undefined
  const milliseconds = Number(`${parts.fraction ?? ''}000`.slice(0, 3))
  return start.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds
}

/** 0 to 24; an hour alone is a time only with AM or PM, or behind a T as in ISO 8601. */
function hourOf({ iso, hour, half, minute, second, fraction }: Parts): number | undefined {
  if (hour === undefined) return 0
  const number = Number(hour)
  if (half === undefined) {
    const midnight =
      number === 24 && ![minute, second, fraction].some((part) => Number(part ?? 0) > 0)
    const isTime = minute !== undefined || iso !== undefined
    return isTime && (number < 24 || midnight) ? number : undefined
  }
  if (number < 1 || number > 12) return undefined
  return (number % 12) + (half.toUpperCase() === 'PM' ? 12 : 0)
}

/** The instant at which clocks in the zone show a wall time. */
function instantOf(wall: number, timezone: string): Date {
  if (timezone === 'UTC') return new Date(wall)
  const shown = new Date(wall).toISOString().slice(0, -1)
  return moment().tz(shown, zoneOf(timezone)).toDate()
}

/** The rarer forms of ISO 8601: weeks (2016-W25-1) and days of the year (2016-172). */
function readWeekDate(text: string, timezone: string): Date | undefined {
  if (!/^\d{4}-?(?:W\d\d-?\d|\d{3})(?:T|$)/i.test(text)) return undefined
  const library = moment()
  const found = library.tz(text, library.ISO_8601, true, zoneOf(timezone))
  return found.isValid() ? found.toDate() : undefined
}

/** A date on the clocks of a zone, for calendar work; its `toDate()` is the instant again. */
export function onClock(date: Date, timezone: string): Moment {
  return moment().tz(date, zoneOf(timezone))
}

/** A date in moment's tokens, on the clocks of the zone. */
export function printDate(date: Date, format: string, timezone: string): string {
  if (format.length > LONGEST) throw tooLong(format)
  // moment drops line breaks and fails on a format of nothing else.
  if (!/./.test(format)) return ''
  const printer = printerOf(format)
  const offset = printer === undefined ? undefined : plainOffset(date, zoneOf(timezone))
  return printer === undefined || offset === undefined
    ? onClock(date, timezone).format(format)
    : printer(date.getTime(), offset)
}

/**
 * Minutes the zone is east of UTC at that instant; undefined where moment has rules of its own: in
 * the time before zones, for offsets with seconds, and for years without four digits.
 */
function plainOffset(date: Date, zone: string): number | undefined {
  const time = date.getTime()
  if (time < FIRST_PLAIN || time > LAST_PLAIN) return undefined
  if (zone === 'UTC') return 0
  const offset = -(moment().tz.zone(zone)?.utcOffset(time) ?? Number.NaN)
  return Number.isInteger(offset) ? offset : undefined
}

/** Before 1920 some zones were less than 16 minutes off, which moment takes for hours. */
const FIRST_PLAIN = Date.UTC(1920, 0)
const LAST_PLAIN = Date.UTC(9999, 0)

/**
 * The date that a text in moment's tokens means, on the clocks of the zone unless the text names an
 * offset; without a token, what `toDate` makes of it. Parts that the format lacks are those of the present day; reading is lenient.
 *
 * @throws ImlError `'x' is not a valid date.`
 */
export function parseDateText(text: string, format: string, timezone: string, now: Date): Date {
  // what becomes an empty text, such as an empty list, is no format either
  if (format === '') return toDate(text, timezone)
  if (format.length > LONGEST) throw tooLong(format)
  if (text.length > LONGEST) throw notADate(text)
  const zone = zoneOf(timezone)
  const library = moment()
  const clock = library.now
  // moment asks its own clock for missing parts; the scenario's clock is the one that counts.
  library.now = () => now.getTime()
  try {
    const found = library.tz(text, format, zone)
    if (!found.isValid()) throw notADate(text)
    return found.toDate()
  } finally {
    library.now = clock
  }
}

function tooLong(format: string): ImlError {
  return new ImlError(
    'iml/too-long',
    `A date format of ${format.length} characters is longer than the allowed ${LONGEST}.`,
  )
}
