// Secrets in every spelling a service or an app may write them in; none may come through.
import { describe, expect, it } from 'vitest'
import { createRedactor, MASK } from '../runner/trace/index.ts'

const SECRET = 'sekret-Key+/=1'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const hex = (number: number, digits: number) => number.toString(16).padStart(digits, '0')

const spellings: Readonly<Record<string, string>> = {
  plain: SECRET,
  'percent-encoded': encodeURIComponent(SECRET),
  'percent-encoded twice': encodeURIComponent(encodeURIComponent(SECRET)),
  'percent-encoded in lower case': encodeURIComponent(SECRET).toLowerCase(),
  'every character percent-encoded': [...SECRET]
    .map((one) => `%${hex(one.charCodeAt(0), 2)}`)
    .join(''),
  base64: base64(SECRET),
  'with escaped quotes around': `\\"${SECRET}\\"`,
  'base64 for addresses': Buffer.from(SECRET).toString('base64url'),
  hexadecimal: Buffer.from(SECRET).toString('hex'),
  'inside JSON': JSON.stringify({ key: SECRET }),
  'inside JSON inside JSON': JSON.stringify(JSON.stringify({ key: SECRET })),
  'JSON with escaped slashes': SECRET.replace('/', '\\/'),
  'JSON with escapes': [...SECRET].map((one) => `\\u${hex(one.charCodeAt(0), 4)}`).join(''),
  'HTML with numbers': SECRET.replace(/[+/=]/g, (one) => `&#${one.charCodeAt(0)};`),
  'HTML with hexadecimal numbers': SECRET.replace(
    /[+/=]/g,
    (one) => `&#x${hex(one.charCodeAt(0), 2)};`,
  ),
  'upper case': SECRET.toUpperCase(),
}

describe('a secret', () => {
  for (const [name, spelling] of Object.entries(spellings)) {
    it(`is masked ${name}`, () => {
      const masked = createRedactor([SECRET]).text(`before ${spelling} after`)
      expect(masked).toContain(MASK)
      expect(masked).not.toContain(spelling)
      expect(masked).toMatch(/^before .* after$/s)
    })
  }

  it('leaves no bit of it in the characters of base64 next to it', () => {
    for (const before of ['', ':', 'u:', 'us:', 'user:']) {
      for (const behind of ['', 'x', 'xy', 'xyz']) {
        const masked = createRedactor([SECRET]).text(base64(`${before}${SECRET}${behind}`))
        const [head = '', tail = ''] = masked.split('•••')
        expect(head.length * 6).toBeLessThanOrEqual(before.length * 8)
        expect(tail.replace(/=+$/, '').length * 6).toBeLessThan(behind.length * 8 + 6)
      }
    }
  })

  it('is masked inside longer base64, whatever stands before it', () => {
    for (const before of ['', 'a', 'ab', 'user:']) {
      const masked = createRedactor([SECRET]).text(base64(`${before}${SECRET}`))
      expect(masked).toContain(MASK)
      expect(Buffer.from(masked, 'base64').toString()).not.toContain('Key')
    }
  })

  it('is masked in names, numbers, lists and bytes', () => {
    const redactor = createRedactor([SECRET, 1234567])
    const value = { [SECRET]: [1234567, Buffer.from(`x${SECRET}`)], other: 12 }
    const masked = redactor.value(value)
    expect(Object.keys(masked)[0]).toBe(MASK)
    expect(JSON.stringify(masked)).not.toContain('1234567')
    expect(masked.other).toBe(12)
  })

  it('that is short is only masked where it is a whole value', () => {
    const redactor = createRedactor(['abc'])
    expect(redactor.text('abc')).toBe(MASK)
    expect(redactor.text('abcdef')).toBe('abcdef')
  })

  it('with characters of patterns is taken to the letter', () => {
    expect(createRedactor(['a.c*(e)']).text('a.c*(e) and abcde')).toBe(`${MASK} and abcde`)
  })
})
