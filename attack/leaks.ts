// Whether a key can be read in a text that was to hide it: as it is, in every spelling of the table, or decoded.
import { spellings } from '../runner/trace/index.ts'

/** Characters of a key that in a row make a part of it; fewer occur by chance. */
const PART = 10

/** What of a key stands in a text, in words; undefined: nothing. */
export function leakOf(key: string, text: string): string | undefined {
  const spelled = spellings.find(({ spell }) => text.includes(spell(key)))
  if (spelled) return `the key is there (${spelled.name})`
  const decoded = decodings.find(({ decode }) => decode(text).includes(key))
  if (decoded) return `the key is there (after ${decoded.name})`
  return partOf(key, text)
}

/** The longest piece of a key, where it is long enough to be no accident. */
function partOf(key: string, text: string): string | undefined {
  if (key.length < PART * 2 || new Set(key).size < PART) return undefined
  // an address loses its tabs and line breaks, and what is left of such a key is no spelling of it
  if (/[\t\n\r]/.test(key)) return undefined
  for (let at = 0; at + PART <= key.length; at += 1) {
    const part = key.slice(at, at + PART)
    if (text.includes(part)) return `a part of the key is there: ${part}`
  }
  return undefined
}

const replaced =
  (pattern: RegExp, by: (match: string) => string) =>
  (text: string): string =>
    text.replace(pattern, by)

const quietly =
  (decode: (text: string) => string) =>
  (text: string): string => {
    try {
      return decode(text)
    } catch {
      // what cannot be decoded hides nothing
      return ''
    }
  }

/** Ways to read what was encoded, piece by piece: the rest of a text may be anything. */
const decodings: readonly { readonly name: string; readonly decode: (text: string) => string }[] = [
  {
    name: 'percent-decoding',
    decode: replaced(/(?:%[0-9a-f]{2})+/gi, quietly(decodeURIComponent)),
  },
  {
    name: 'decoding a form',
    decode: (text) =>
      replaced(/(?:%[0-9a-f]{2})+/gi, quietly(decodeURIComponent))(text.replaceAll('+', ' ')),
  },
  {
    name: 'reading JSON',
    decode: replaced(/\\(?:u[0-9a-f]{4}|["\\/bfnrt])/gi, (written) =>
      quietly((one) => String(JSON.parse(`"${one}"`)))(written),
    ),
  },
  {
    name: 'reading HTML',
    decode: replaced(/&#(x?)([0-9a-f]+);/gi, (entity) => {
      const [, isHex, digits = ''] = /&#(x?)([0-9a-f]+);/i.exec(entity) ?? []
      const code = Number.parseInt(digits, isHex ? 16 : 10)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    }),
  },
  {
    name: 'reading hexadecimal digits',
    decode: replaced(/(?:[0-9a-f]{2}){5,}/gi, (digits) => Buffer.from(digits, 'hex').toString()),
  },
  ...[0, 1, 2, 3].map((skipped) => ({
    name: `reading base64 from character ${skipped}`,
    decode: replaced(/[a-z0-9+/_-]{7,}/gi, (digits) =>
      Buffer.from(digits.slice(skipped), 'base64').toString(),
    ),
  })),
]
