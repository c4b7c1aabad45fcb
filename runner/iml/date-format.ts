// Prints the tokens that nearly every format is made of, in UTC without loading moment. Every other token
// is left to moment.

/** A date on the clocks of its zone. */
interface Clock {
  /** What the clocks show, as if they were in UTC. */
  readonly wall: Date
  readonly instant: number
  /** Minutes east of UTC. */
  readonly offset: number
}

/** Prints a date whose zone is so many minutes, a whole number, east of UTC. */
export type Printer = (instant: number, offset: number) => string

const months =
  'January February March April May June July August September October November December'
const monthNames = months.split(' ')
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

function zone({ offset }: Clock, separator: string): string {
  const minutes = Math.abs(offset)
  const sign = offset < 0 ? '-' : '+'
  return sign + two(Math.floor(minutes / 60)) + separator + two(minutes % 60)
}

const twelve = ({ wall }: Clock) => wall.getUTCHours() % 12 || 12
const year = ({ wall }: Clock) => String(wall.getUTCFullYear()).padStart(4, '0')
const milliseconds = ({ wall }: Clock) => String(wall.getUTCMilliseconds()).padStart(3, '0')
const month = ({ wall }: Clock) => monthNames[wall.getUTCMonth()] ?? ''
const weekday = ({ wall }: Clock) => weekdays[wall.getUTCDay()] ?? ''

const tokens: ReadonlyMap<string, (clock: Clock) => string> = new Map([
  ['YYYY', year],
  ['YY', (clock: Clock) => year(clock).slice(2)],
  ['MMMM', month],
  ['MMM', (clock: Clock) => month(clock).slice(0, 3)],
  ['MM', ({ wall }: Clock) => two(wall.getUTCMonth() + 1)],
  ['M', ({ wall }: Clock) => String(wall.getUTCMonth() + 1)],
  ['DD', ({ wall }: Clock) => two(wall.getUTCDate())],
  ['D', ({ wall }: Clock) => String(wall.getUTCDate())],
  ['dddd', weekday],
  ['ddd', (clock: Clock) => weekday(clock).slice(0, 3)],
  ['HH', ({ wall }: Clock) => two(wall.getUTCHours())],
  ['H', ({ wall }: Clock) => String(wall.getUTCHours())],
  ['hh', (clock: Clock) => two(twelve(clock))],
  ['h', (clock: Clock) => String(twelve(clock))],
  ['mm', ({ wall }: Clock) => two(wall.getUTCMinutes())],
  ['m', ({ wall }: Clock) => String(wall.getUTCMinutes())],
  ['ss', ({ wall }: Clock) => two(wall.getUTCSeconds())],
  ['s', ({ wall }: Clock) => String(wall.getUTCSeconds())],
  ['SSS', milliseconds],
  ['SS', (clock: Clock) => milliseconds(clock).slice(0, 2)],
  ['S', (clock: Clock) => milliseconds(clock).slice(0, 1)],
  ['A', ({ wall }: Clock) => (wall.getUTCHours() < 12 ? 'AM' : 'PM')],
  ['a', ({ wall }: Clock) => (wall.getUTCHours() < 12 ? 'am' : 'pm')],
  ['ZZ', (clock: Clock) => zone(clock, '')],
  ['Z', (clock: Clock) => zone(clock, ':')],
  ['X', ({ instant }: Clock) => String(Math.floor(instant / 1000))],
  ['x', ({ instant }: Clock) => String(instant)],
])

/** As moment cuts formats: `mmss` is `mm` and `ss`, `hmm` and `Hmm` are tokens of their own. */
const piece =
  /[Hh]mm(?:ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|YYYYYY|YYYYY|YYYY|YY|Y|A|a|hh?|HH?|mm?|ss?|S{1,9}|X|x|ZZ?|[^A-Za-z[\]\\\n\r\u2028\u2029]+|T/y

const cache = new Map<string, Printer | undefined>()
const CACHE_SIZE = 200

/** Prints dates in that format; undefined when it holds something that only moment knows. */
export function printerOf(format: string): Printer | undefined {
  if (cache.has(format)) return cache.get(format)
  const printer = makePrinter(format)
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(format, printer)
  return printer
}

function makePrinter(format: string): Printer | undefined {
  const parts: ((clock: Clock) => string)[] = []
  let position = 0
  while (position < format.length) {
    piece.lastIndex = position
    const found = piece.exec(format)?.[0]
    if (found === undefined) return undefined
    const isLiteral = found === 'T' || !/^[A-Za-z]/.test(found)
    const part = isLiteral ? () => found : tokens.get(found)
    if (part === undefined) return undefined
    parts.push(part)
    position += found.length
  }
  return (instant, offset) => {
    const clock: Clock = { wall: new Date(instant + offset * 60_000), instant, offset }
    let text = ''
    for (const part of parts) text += part(clock)
    return text
  }
}
