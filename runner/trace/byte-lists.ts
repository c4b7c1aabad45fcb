// Bytes as programs list them, and base64 in lines: what is read by its neighbours, not by a sign in front.
import {
  beginning,
  type Decoded,
  type Decoder,
  digits,
  isBase64,
  numberIn,
  unitsOfCode,
} from './units.ts'

/** Bytes in a list are only read as such from this many on. */
const FEWEST_BYTES = 5

/** `73 65 63`, `73:65:63`, `0x73, 0x65`: bytes in hexadecimal, as programs list them. */
export const hexadecimalBytes: Decoder = {
  begins: beginning('0123456789abcdefABCDEF'),
  decode: (units, at) => listed(units, at, 16),
}

/** `115, 101, 99`: bytes as numbers. */
export const decimalBytes: Decoder = {
  begins: beginning('0123456789'),
  decode: (units, at) => (isDigit(units[at - 1] ?? 0) ? undefined : listed(units, at, 10)),
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

function listed(units: Uint16Array, at: number, base: 10 | 16): Decoded | undefined {
  const found: number[] = []
  let end = at
  for (let next = at; ; ) {
    const prefixed = base === 16 && units[next] === 48 && ((units[next + 1] ?? 0) | 32) === 120
    const start = prefixed ? next + 2 : next
    const stop = digits(units, start, base, base === 16 ? 2 : 3)
    const byte = numberIn(units, start, stop, base)
    if (base === 16 ? stop - start < 2 : stop === start || byte > 255) break
    found.push(byte)
    end = stop
    next = separator(units, stop, base)
    if (next === stop) break
  }
  if (found.length < FEWEST_BYTES) return undefined
  const means = [...new TextDecoder().decode(new Uint8Array(found))].flatMap((one) =>
    unitsOfCode(one.codePointAt(0) ?? 0),
  )
  return { means, end }
}

/** Where the next byte begins: behind a comma, a colon or a dash, and blanks. */
function separator(units: Uint16Array, at: number, base: 10 | 16): number {
  let next = at
  const unit = units[next] ?? 0
  if (unit === 44 || (base === 16 && (unit === 58 || unit === 45))) next++
  while (next - at < 40 && isBlank(units[next] ?? 0)) next++
  return next
}

function isBlank(unit: number): boolean {
  return unit === 32 || unit === 10 || unit === 13 || unit === 9
}

/** A line break and what indents the next line mean nothing inside base64. */
export const lineBreak: Decoder = {
  begins: beginning('\r\n'),
  decode: (units, at) => {
    if (!isBase64(units[at - 1] ?? 0)) return undefined
    let end = at + 1
    while (end < units.length && isBlank(units[end] ?? 0)) end++
    return isBase64(units[end] ?? 0) ? { means: [], end } : undefined
  },
}
