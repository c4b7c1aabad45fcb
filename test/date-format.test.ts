// Holds the printing of dates against moment: every token, every pair of tokens, many moments and zones.
import moment from 'moment-timezone'
import { describe, expect, it } from 'vitest'
import { printerOf } from '../runner/iml/date-format.ts'
import { printDate } from '../runner/iml/dates.ts'

/** What is printed without moment. */
const PRINTED =
  'YYYY YY MMMM MMM MM M DD D dddd ddd HH H hh h mm m ss s SSS SS S A a ZZ Z X x'.split(' ')

/** Everything else moment knows as a token, and what it takes for text. */
const LEFT =
  'Y YYYYY YYYYYY y yy yyy yyyy yo N NNNN Mo Q Qo Do DDD DDDD DDDo d do dd e E w wo ww W Wo WW gg gggg GG GGGG k kk hmm hmmss Hmm Hmmss SSSS SSSSSS SSSSSSSSS z zz L LL LLLL LT LTS l ll llll [at] \\[ \\d [ ] b'.split(
    ' ',
  )
const PLAIN = ['T', '-', ' ', ':', 'é', '𝒟', "'", '.', '0']

const ZONES = [
  'UTC',
  'Europe/Prague',
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Monrovia',
  'Etc/GMT+12',
]

/** Changes of clocks, ends of years and of their weeks, midday and midnight, and years far away. */
const MOMENTS = [
  '2026-03-29T00:59:59.999Z',
  '2026-03-29T01:00:00.000Z',
  '2026-10-25T00:30:00.000Z',
  '2026-10-25T01:30:00.000Z',
  '2026-03-08T07:00:00.007Z',
  '2026-11-01T05:59:59.090Z',
  '2026-04-04T15:00:00.000Z',
  '2020-12-28T00:00:00.000Z',
  '2021-01-03T23:59:59.500Z',
  '2023-12-31T12:00:00.000Z',
  '2024-02-29T12:34:56.789Z',
  '1999-12-31T23:30:00.001Z',
  '1970-01-01T00:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
  '1969-12-31T23:59:59.001Z',
  '1919-12-31T23:59:59.999Z',
  '1920-01-01T00:00:00.000Z',
  '1883-11-18T17:00:00.000Z',
  '1905-01-01T00:00:00.000Z',
  '0999-06-15T01:02:03.004Z',
  '0000-01-01T00:00:00.000Z',
  '-000044-03-15T10:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '9998-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59.999Z',
  '+010000-01-01T00:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
].map((text) => new Date(text))

/** Every format, moment and zone where the two differ; few enough to read. */
function differences(formats: readonly string[], moments: readonly Date[]): string[] {
  const found: string[] = []
  for (const zone of ZONES) {
    for (const date of moments) {
      const reference = moment.tz(date, zone)
      for (const format of formats) {
        const [ours, theirs] = [printDate(date, format, zone), reference.format(format)]
        if (ours !== theirs && found.length < 20) {
          found.push(`${format} of ${date.toISOString()} in ${zone}: ${ours}, not ${theirs}`)
        }
      }
    }
  }
  return found
}

describe('a date', () => {
  const all = [...PRINTED, ...LEFT, ...PLAIN]

  it('is printed without moment in these tokens and in no others', () => {
    expect([...PRINTED, ...PLAIN].filter((token) => !printerOf(token))).toEqual([])
    expect(LEFT.filter((token) => printerOf(token))).toEqual([])
  })

  it('is printed as moment does, in every token', () => {
    expect(differences(all, MOMENTS)).toEqual([])
  })

  it('is printed as moment does, in every pair of the tokens that are printed without it', () => {
    const pairs = [...PRINTED, ...PLAIN].flatMap((one) => PRINTED.map((other) => one + other))
    expect(differences(pairs, MOMENTS)).toEqual([])
  })

  it('is printed as moment does, in every pair of any two tokens', () => {
    const pairs = all.flatMap((one) => all.map((other) => one + other))
    const moments = MOMENTS.filter((_, index) => index % 5 === 0)
    expect(differences(pairs, moments)).toEqual([])
  })

  it('is printed as moment does, in formats of many tokens', () => {
    const formats = [
      'dddd, MMMM D, YYYY h:mm:ss.SSS A Z',
      'YYYYMMDDTHHmmssZZ',
      'YYYYYYYY MMMMMM DDDDDD ddddd HHH hhh mmm sss SSSSSSSSSSSS AAa ZZZ XXx',
      'hmmss Hmmss hhmmss HHmmss hmm a',
      'YYYY-MM-DD[T]HH:mm:ss\\Z',
      '[]][[ ]YYYY',
    ]
    expect(differences(formats, MOMENTS)).toEqual([])
  })
})
