// Holds the decimal operators against decimal.js on many numbers; the seed is fixed, so a failure repeats.
import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import { add, divide, modulo, multiply, operandOf } from '../runner/iml/decimal.ts'

const RUNS = 5_000

/** A small generator of numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const random = randomFrom(20261123)
const whole = (most: number): number => Math.floor(random() * (2 * most + 1)) - most

/** Numbers as apps have them, and numbers as they break arithmetic. */
const kinds: readonly (() => number)[] = [
  () => whole(20),
  () => whole(1e6),
  () => whole(Number.MAX_SAFE_INTEGER),
  () => whole(100_000) / 100,
  () => whole(1e9) / 10 ** Math.floor(random() * 9),
  () => random() - 0.5,
  () => (random() - 0.5) * 10 ** whole(30),
  () => (random() - 0.5) * 10 ** whole(300),
  () => 2 ** whole(1000),
  () => Number(`${whole(9)}e${whole(40)}`),
  () => [0, -0, 1, -1, 5e-324, -5e-324, 0.1, 0.5][Math.floor(random() * 8)] ?? 0,
  () => Number.MAX_VALUE * (random() - 0.5),
  () => [Infinity, -Infinity, NaN, 1e21, 1e-7, 2 ** 53][Math.floor(random() * 6)] ?? 0,
]

const pick = (): number => kinds[Math.floor(random() * kinds.length)]?.() ?? 0

/** Numeric text, up to forty digits long. */
function pickText(): string {
  const digits = (most: number): string =>
    Array.from({ length: Math.floor(random() * most) }, () => Math.floor(random() * 10)).join('')
  const sign = ['', '-', '+'][Math.floor(random() * 3)]
  const power = random() < 0.3 ? `e${whole(50)}` : ''
  return `${sign}${digits(20)}7.${digits(20)}${power}`
}

const operations = [
  { name: 'add', ours: add, theirs: 'plus' },
  { name: 'multiply', ours: multiply, theirs: 'times' },
  { name: 'divide', ours: divide, theirs: 'dividedBy' },
  { name: 'modulo', ours: modulo, theirs: 'modulo' },
] as const

describe('decimal arithmetic', () => {
  it.each(operations)('$name agrees with decimal.js on numbers', ({ ours, theirs }) => {
    for (let run = 0; run < RUNS; run++) {
      const [left, right] = [pick(), pick()]
      const wanted = new Decimal(left)[theirs](right).toNumber()
      expect({ left, right, gives: ours(left, right) + 0 }).toEqual({
        left,
        right,
        gives: wanted + 0,
      })
    }
  })

  it.each(operations.slice(1))('$name agrees with decimal.js on text', ({ ours, theirs }) => {
    for (let run = 0; run < RUNS / 4; run++) {
      const [left, right] = [pickText(), random() < 0.5 ? pickText() : pick()]
      const wanted = new Decimal(left)[theirs](right).toNumber()
      const gives = (ours as typeof multiply)(operandOf(left), operandOf(right))
      expect({ left, right, gives: gives + 0 }).toEqual({ left, right, gives: wanted + 0 })
    }
  })

  it('accepts and refuses the same texts', () => {
    const texts = ['1', '-1', '+1', '1.', '.5', '1e3', '1E-3', '0x1f', '-0b11', '0o17', 'Infinity']
    const refused = ['', ' 1', '1 ', 'a', '1e', '.', '1_0_', '0x', '--1', 'true', '1,5', 'null']
    for (const text of texts) {
      expect([text, multiply(operandOf(text), 1)]).toEqual([text, new Decimal(text).toNumber()])
    }
    for (const text of refused) {
      expect(() => new Decimal(text), text).toThrow()
      expect(() => operandOf(text), text).toThrow('is not a valid number')
    }
  })

  it('does not hang on numeric text that leads far', () => {
    for (const text of ['1e999999999', '1e-999999999', '9'.repeat(100_000)]) {
      expect(typeof multiply(operandOf(text), operandOf('1.5'))).toBe('number')
    }
  })
})
