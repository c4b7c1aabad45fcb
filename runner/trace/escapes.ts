// How escaped characters are read: each decoder knows one way in which others write them.

import {
  beginning,
  type Decoded,
  type Decoder,
  digits,
  isLetter,
  numberIn,
  unitsOfCode,
} from './units.ts'

const PERCENT = 37
const BACKSLASH = 92

/** Letters that stand for control characters behind a backslash. */
const CONTROL: ReadonlyMap<number, number> = new Map(
  [...'nrtbfv0'].map((letter, index) => [
    letter.charCodeAt(0),
    [10, 13, 9, 8, 12, 11, 0][index] ?? 0,
  ]),
)

/** `\\n`, `\\"`, `\\/`, `\\u0041`, `\\u{41}`, `\\x41`, `\\101`: JSON, JavaScript, C. */
function readBackslash(units: Uint16Array, at: number): Decoded | undefined {
  if (at + 1 >= units.length) return undefined
  const letter = units[at + 1] ?? 0
  if (letter === 117 || letter === 120) {
    const braced = letter === 117 && units[at + 2] === 123
    const start = at + (braced ? 3 : 2)
    const most = braced ? 6 : letter === 117 ? 4 : 2
    const end = digits(units, start, 16, most)
    const closed = braced ? units[end] === 125 : end - start === most
    if (closed && end > start) {
      return { means: unitsOfCode(numberIn(units, start, end, 16)), end: braced ? end + 1 : end }
    }
  }
  const octal = digits(units, at + 1, 8, 3)
  if (octal - at - 1 >= 2) return { means: [numberIn(units, at + 1, octal, 8)], end: octal }
  return { means: [CONTROL.get(letter) ?? letter], end: at + 2 }
}

/** `%41` and runs of such bytes, in UTF-8 or else in Latin-1; `%u0041` as `escape` writes it. */
function readPercent(units: Uint16Array, at: number): Decoded | undefined {
  if (((units[at + 1] ?? 0) | 32) === 117) {
    const end = digits(units, at + 2, 16, 4)
    return end - at === 6 ? { means: [numberIn(units, at + 2, end, 16)], end } : undefined
  }
  const first = byteBehind(units, at)
  if (first === undefined) return undefined
  // a character of UTF-8 is as long as its first byte says
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1
  const bytes = [first]
  for (let more = 1; more < length; more++) {
    const next = byteBehind(units, at + more * 3)
    if (next === undefined || next >> 6 !== 2) return { means: [first], end: at + 3 }
    bytes.push(next)
  }
  return { means: unitsOfCode(codeOf(bytes)), end: at + bytes.length * 3 }
}

function byteBehind(units: Uint16Array, at: number): number | undefined {
  if (units[at] !== PERCENT || digits(units, at + 1, 16, 2) !== at + 3) return undefined
  return numberIn(units, at + 1, at + 3, 16)
}

function codeOf([first = 0, ...more]: readonly number[]): number {
  const own = [0x7f, 0x1f, 0x0f, 0x07][more.length] ?? 0x7f
  return more.reduce((code, byte) => code * 64 + (byte & 0x3f), first & own)
}

/** Names of HTML for the characters of ASCII that have one. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ...([
    ['quot', '"'],
    ['amp', '&'],
    ['apos', "'"],
    ['lt', '<'],
    ['gt', '>'],
    ['nbsp', ' '],
  ] as const),
  ...([
    ['Tab', '\t'],
    ['NewLine', '\n'],
    ['excl', '!'],
    ['num', '#'],
    ['dollar', '$'],
  ] as const),
  ...([
    ['percnt', '%'],
    ['lpar', '('],
    ['rpar', ')'],
    ['ast', '*'],
    ['plus', '+'],
  ] as const),
  ...([
    ['comma', ','],
    ['period', '.'],
    ['sol', '/'],
    ['colon', ':'],
    ['semi', ';'],
  ] as const),
  ...([
    ['equals', '='],
    ['quest', '?'],
    ['commat', '@'],
    ['lsqb', '['],
    ['lbrack', '['],
  ] as const),
  ...([
    ['bsol', '\\'],
    ['rsqb', ']'],
    ['rbrack', ']'],
    ['Hat', '^'],
    ['lowbar', '_'],
  ] as const),
  ...([
    ['grave', '`'],
    ['lcub', '{'],
    ['lbrace', '{'],
    ['verbar', '|'],
    ['vert', '|'],
  ] as const),
  ...([
    ['rcub', '}'],
    ['rbrace', '}'],
    ['dash', '-'],
    ['hyphen', '-'],
  ] as const),
])

/** Letters of the longest name. */
const LONGEST_NAME = Math.max(...[...NAMED.keys()].map((name) => name.length))

/** `&amp;`, `&#65;`, `&#x41;`; browsers read numbers without the semicolon, too. */
function readEntity(units: Uint16Array, at: number): Decoded | undefined {
  if (units[at + 1] === 35) {
    const isHex = ((units[at + 2] ?? 0) | 32) === 120
    const start = at + (isHex ? 3 : 2)
    const end = digits(units, start, isHex ? 16 : 10, 8)
    if (end === start) return undefined
    const means = unitsOfCode(numberIn(units, start, end, isHex ? 16 : 10))
    return { means, end: units[end] === 59 ? end + 1 : end }
  }
  let end = at + 1
  while (end < units.length && end - at <= LONGEST_NAME && isLetter(units[end] ?? 0)) end++
  if (units[end] !== 59) return undefined
  const means = NAMED.get(String.fromCharCode(...units.subarray(at + 1, end)))
  return means === undefined ? undefined : { means: [means.charCodeAt(0)], end: end + 1 }
}

function readAny(units: Uint16Array, at: number): Decoded | undefined {
  const unit = units[at]
  if (unit === BACKSLASH) return readBackslash(units, at)
  return unit === PERCENT ? readPercent(units, at) : readEntity(units, at)
}

export const backslash: Decoder = { begins: beginning('\\'), decode: readBackslash }
export const percent: Decoder = { begins: beginning('%'), decode: readPercent }
export const entity: Decoder = { begins: beginning('&'), decode: readEntity }

/** Any of the three: services mix them. */
export const anyEscape: Decoder = { begins: beginning('\\%&'), decode: readAny }
