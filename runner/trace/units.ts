// Code units of a text and what they are: digits, letters, blanks, and what a decoder of them gives.

/** What something encoded means, in code units, and where it ends. */
export interface Decoded {
  readonly means: readonly number[]
  readonly end: number
}

/** One way of reading. */
export interface Decoder {
  /** By code unit below 256: 1 where something encoded may begin with it. Others never begin anything. */
  readonly begins: Uint8Array
  /** What stands at a place; undefined where nothing is encoded. */
  readonly decode: (units: Uint16Array, at: number) => Decoded | undefined
}

/** The table of what a decoder begins with. */
export function beginning(characters: string): Uint8Array {
  const begins = new Uint8Array(256)
  for (const character of characters) begins[character.charCodeAt(0)] = 1
  return begins
}

/** Digits behind `from` in a base, at most `most`. */
export function digits(units: Uint16Array, from: number, base: 8 | 10 | 16, most: number): number {
  let end = from
  while (end < units.length && end - from < most && digitOf(units[end] ?? 0) < base) end++
  return end
}

/** The value of a digit; 99 for what is none. */
function digitOf(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit - 48
  const lower = unit | 32
  return lower >= 97 && lower <= 102 ? lower - 87 : 99
}

export function numberIn(units: Uint16Array, from: number, end: number, base: number): number {
  let number = 0
  for (let index = from; index < end; index++) number = number * base + digitOf(units[index] ?? 0)
  return number
}

/** A character as one or two units. */
export function unitsOfCode(code: number): readonly number[] {
  if (code < 0x10000) return [code]
  if (code > 0x10ffff) return [0xfffd]
  return [0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff)]
}

export function isLetter(unit: number): boolean {
  const lower = unit | 32
  return lower >= 97 && lower <= 122
}

/** Characters of both alphabets of base64. */
export function isBase64(unit: number): boolean {
  return (
    (unit >= 47 && unit <= 57) || // the slash and the digits
    (unit >= 65 && unit <= 90) ||
    (unit >= 97 && unit <= 122) ||
    unit === 43 ||
    unit === 45 ||
    unit === 95
  )
}

export function isHexadecimal(unit: number): boolean {
  return digitOf(unit) < 16
}
