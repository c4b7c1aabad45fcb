// The date functions: all calendar work happens on the clocks of the scenario's time zone.
import { knownZone, onClock, parseDateText, printDate, toDate } from '../dates.ts'
import type { Scope } from '../scope.ts'
import { isDate, quoted, toText } from '../values.ts'
import { invalid, nothing, numberOf, numberOr } from './arguments.ts'
import { differences } from './date-difference.ts'
import type { FunctionGroup, ImlFunction } from './function.ts'

const PAGE = 'https://help.make.com/date-and-time-functions'
const CLOCK = 'On the clocks of the scenario’s time zone'

/** Units of a fixed length need no calendar. */
const milliseconds = { Seconds: 1000, Minutes: 60_000, Hours: 3_600_000 } as const

const EIGHTH = { $date: '2016-12-08T15:55:57.536Z' }

/** A date that moved too far for a calendar (year 275760) is no date any more. */
function checked(date: Date): Date {
  if (Number.isNaN(date.getTime())) throw invalid('The resulting date is out of range.')
  return date
}

function addExact(unit: keyof typeof milliseconds, gives: string): ImlFunction {
  return {
    name: `add${unit}`,
    parameters: `date; number of ${unit.toLowerCase()}`,
    arity: [2, 2],
    result: 'date',
    doc: `The date so many ${unit.toLowerCase()} later, or earlier for a negative number.`,
    example: { template: `{{add${unit}(d; 2)}}`, variables: { d: EIGHTH }, gives },
    source: PAGE,
    certain: true,
    note: 'Numeric text is accepted; nothing counts 0 [inferred].',
    call: ([date, amount], scope) => {
      const start = toDate(date, scope.timezone).getTime()
      return checked(new Date(start + numberOr(amount, 0) * milliseconds[unit]))
    },
  }
}

function addOnCalendar(unit: 'days' | 'months' | 'years', gives: string): ImlFunction {
  const name = `add${unit.slice(0, 1).toUpperCase()}${unit.slice(1)}`
  return {
    name,
    parameters: `date; number of ${unit}`,
    arity: [2, 2],
    result: 'date',
    doc: `The date so many ${unit} later, or earlier for a negative number, at the same time of day.`,
    example: { template: `{{${name}(d; 2)}}`, variables: { d: EIGHTH }, gives },
    source: PAGE,
    certain: true,
    note: `${CLOCK}; a day the month does not have becomes its last [inferred].`,
    call: ([date, amount], scope) =>
      checked(
        onClock(toDate(date, scope.timezone), scope.timezone)
          .add(numberOr(amount, 0), unit)
          .toDate(),
      ),
  }
}

type Unit = 'second' | 'minute' | 'hour' | 'date' | 'month' | 'year'

/** Sets one unit of the clock or calendar; what does not fit overflows into the next larger unit. */
function setOnClock(date: unknown, unit: Unit, value: number, scope: Scope): Date {
  const clock = onClock(toDate(date, scope.timezone), scope.timezone)
  return checked(clock.set(unit, value).toDate())
}

const AUGUST = { $date: '2015-08-07T11:36:39.138Z' }

function setter(
  name: string,
  unit: 'second' | 'minute' | 'hour' | 'date' | 'year',
  range: string,
  example: ImlFunction['example'],
): ImlFunction {
  return {
    name,
    parameters: `date; ${range}`,
    arity: [2, 2],
    result: 'date',
    doc: `The date with another ${unit === 'date' ? 'day of the month' : unit}; what does not fit moves the larger units.`,
    example,
    source: PAGE,
    certain: true,
    note: `${CLOCK} [inferred from setMonth, whose documented value shows it].`,
    call: ([date, value], scope) => setOnClock(date, unit, wholeNumber(value), scope),
  }
}

function wholeNumber(value: unknown): number {
  if (nothing(value)) throw invalid(`${quoted(value)} is not a valid number.`)
  return Math.trunc(numberOf(value))
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** A number, counted from 1, or an English name of which two (days) or three letters are enough. */
function numberOrName(value: unknown, names: readonly string[], letters: number): number {
  const name = toText(value).trim().toLowerCase().replace(/\.$/, '')
  if (!/^[a-z]+$/.test(name)) return wholeNumber(value)
  const index = name.length < letters ? -1 : names.findIndex((known) => known.startsWith(name))
  if (index >= 0) return index + 1
  throw invalid(`${quoted(value)} is not a valid name.`, `write one of ${names.join(', ')}`)
}

const setDay: ImlFunction = {
  name: 'setDay',
  parameters: 'date; number or name of the day of the week',
  arity: [2, 2],
  result: 'date',
  doc: 'The given day of the week that the date lies in: Sunday is 1 or sunday, Saturday 7 or saturday; other numbers lead into other weeks.',
  example: {
    template: "{{setDay(d; 'monday')}}",
    variables: { d: { $date: '2018-06-27T11:36:39.138Z' } },
    gives: '2018-06-25T11:36:39.138Z',
  },
  source: PAGE,
  certain: true,
  note: `${CLOCK}; short names are observed.`,
  call: ([date, day], scope) => {
    const clock = onClock(toDate(date, scope.timezone), scope.timezone)
    return checked(clock.day(numberOrName(day, weekdays, 2) - 1).toDate())
  },
}

const setMonth: ImlFunction = {
  name: 'setMonth',
  parameters: 'date; number or name of the month',
  arity: [2, 2],
  result: 'date',
  doc: 'The date in another month, 1 to 12 or an English name; other numbers lead into other years.',
  example: {
    template: "{{setMonth(d; 'january')}}",
    variables: { d: AUGUST },
    gives: '2015-01-07T11:36:39.138Z',
  },
  source: PAGE,
  certain: true,
  note: `${CLOCK}; short names are observed.`,
  call: ([date, month], scope) =>
    setOnClock(date, 'month', numberOrName(month, months, 3) - 1, scope),
}

/** The zone an argument names, or the scenario's where it names none that is known. */
function zoneArgument(value: unknown, scope: Scope): string {
  return (nothing(value) ? undefined : knownZone(toText(value))) ?? scope.timezone
}

const formatDate: ImlFunction = {
  name: 'formatDate',
  parameters: 'date; [format]; [time zone]',
  arity: [1, 3],
  result: 'text',
  format: 1,
  doc: 'The date as text in tokens such as YYYY-MM-DD, in the scenario’s time zone unless another is named.',
  example: {
    template: "{{formatDate(d; 'DD.MM.YYYY HH:mm'; 'Europe/Prague')}}",
    variables: { d: { $date: '2018-10-01T07:32:00.000Z' } },
    gives: '01.10.2018 09:32',
  },
  source: PAGE,
  certain: true,
  note: 'A number is milliseconds since 1970, as in every function of dates. Without a format YYYY-MM-DDTHH:mm:ss.SSSZ is used [observed]; an unknown zone is ignored, as documented. Undefined and null are given back, because public apps format optional fields without a guard [inferred].',
  call: ([date, format, zone], scope) => {
    if (date === undefined || date === null) return date
    const tokens = nothing(format) ? 'YYYY-MM-DDTHH:mm:ss.SSSZ' : toText(format)
    return printDate(toDate(date, scope.timezone), tokens, zoneArgument(zone, scope))
  },
}

const parseDate: ImlFunction = {
  name: 'parseDate',
  parameters: 'text; [format]; [time zone]',
  arity: [1, 3],
  result: 'date',
  format: 1,
  doc: 'The date that a text means, read by tokens such as YYYY-MM-DD, in the scenario’s time zone unless another is named.',
  example: {
    template: "{{parseDate('2016-12-28 16:03'; 'YYYY-MM-DD HH:mm')}}",
    gives: '2016-12-28T16:03:00.000Z',
  },
  source: PAGE,
  certain: true,
  note: 'Without a format the spellings of the page on type coercion are understood, and a number is milliseconds; with one it is read as text, as two formulas of the page do with n - 1. Undefined and null are given back [inferred].',
  call: ([text, format, zone], scope) => {
    if (text === undefined || text === null) return text
    if (isDate(text)) return text
    const timezone = zoneArgument(zone, scope)
    if (nothing(format)) return toDate(text, timezone)
    return parseDateText(toText(text), toText(format), timezone, scope.now())
  },
}

export const dateAndTime: FunctionGroup = {
  title: 'Date and time',
  functions: [
    addOnCalendar('days', '2016-12-10T15:55:57.536Z'),
    addExact('Hours', '2016-12-08T17:55:57.536Z'),
    addExact('Minutes', '2016-12-08T15:57:57.536Z'),
    addOnCalendar('months', '2017-02-08T15:55:57.536Z'),
    addExact('Seconds', '2016-12-08T15:55:59.536Z'),
    addOnCalendar('years', '2018-12-08T15:55:57.536Z'),
    ...differences,
    formatDate,
    parseDate,
    setter('setDate', 'date', 'day from 1 to 31', {
      template: '{{setDate(d; 32)}}',
      variables: { d: AUGUST },
      gives: '2015-09-01T11:36:39.138Z',
    }),
    setDay,
    setter('setHour', 'hour', 'hour from 0 to 23', {
      template: '{{setHour(d; 6)}}',
      variables: { d: AUGUST },
      gives: '2015-08-07T06:36:39.138Z',
    }),
    setter('setMinute', 'minute', 'minute from 0 to 59', {
      template: '{{setMinute(d; 10)}}',
      variables: { d: AUGUST },
      gives: '2015-08-07T11:10:39.138Z',
    }),
    setMonth,
    setter('setSecond', 'second', 'second from 0 to 59', {
      template: '{{setSecond(d; 61)}}',
      variables: { d: AUGUST },
      gives: '2015-08-07T11:37:01.138Z',
    }),
    setter('setYear', 'year', 'year', {
      template: '{{setYear(d; 2017)}}',
      variables: { d: AUGUST },
      gives: '2017-08-07T11:36:39.138Z',
    }),
  ],
}
