// The spellings in which a secret is recognised: one table, from which the search, the page and the tests are made.

import type { Needle } from './search.ts'
import { isBase64, isHexadecimal } from './units.ts'

/** One way in which programs write a secret. */
export interface Spelling {
  readonly name: string
  readonly doc: string
  /** The secret in this spelling, for the page and the tests. */
  readonly spell: (secret: string) => string
  /**
   * What is searched for; missing where the spelling is a way of writing characters, which is read
   * before anything is searched (see layers.ts).
   */
  readonly needles?: (secret: string) => readonly Needle[]
}

const utf8 = (secret: string): Buffer => Buffer.from(secret.toWellFormed())

const percentEach = (secret: string): string =>
  [...utf8(secret)].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('')

const inJson = (secret: string): string => JSON.stringify(secret).slice(1, -1)

const inForm = (secret: string): string => new URLSearchParams([['', secret]]).toString().slice(1)

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const inHtml = (secret: string): string => secret.replace(/[&<>"']/g, (one) => HTML[one] ?? one)

/** Longer encodings are recognised by their beginning, and masked to their end. */
const BEGINNING = 64

/** Fewer characters of base64 occur in harmless words. */
const FEWEST = 5

/**
 * The base64 of bytes depends on what stands before them (three alignments) and behind them. The
 * characters that only they decide are the same whatever surrounds them; the one before those and the
 * one behind may hold bits of them, too.
 */
function base64Needles(secret: string): Needle[] {
  return [0, 1, 2].flatMap((lead): Needle[] => {
    const bytes = Buffer.concat([Buffer.alloc(lead), utf8(secret)])
    const encoded = bytes.toString('base64').replace(/=+$/, '')
    const text = encoded.slice(lead === 0 ? 0 : lead + 1, Math.floor((bytes.length * 8) / 6))
    if (text.length < FEWEST) return []
    const before = lead === 0 ? 0 : 1
    const whole = { around: isBase64, before }
    if (text.length > BEGINNING)
      return [{ ...whole, text: text.slice(0, BEGINNING), run: isBase64 }]
    return [{ ...whole, text, behind: (bytes.length * 8) % 6 === 0 ? 0 : 1 }]
  })
}

function hexadecimalNeedles(secret: string): Needle[] {
  const text = utf8(secret).toString('hex')
  if (text.length <= BEGINNING) return [{ text }]
  return [{ text: text.slice(0, BEGINNING), run: isHexadecimal }]
}

export const spellings: readonly Spelling[] = [
  {
    name: 'plain',
    doc: 'As it is, in letters of any case.',
    spell: (secret) => secret,
    // half a pair of surrogates becomes another character wherever bytes are made of it
    needles: (secret) => [{ text: secret }, { text: secret.toWellFormed() }],
  },
  {
    name: 'percent',
    doc: 'Percent-encoded, every character or some of them.',
    spell: (secret) => encodeURIComponent(secret.toWellFormed()),
  },
  {
    name: 'percent throughout',
    doc: 'Every byte percent-encoded.',
    spell: percentEach,
  },
  {
    name: 'percent twice',
    doc: 'Percent-encoded, and that once more.',
    spell: (secret) => encodeURIComponent(encodeURIComponent(secret.toWellFormed())),
  },
  {
    name: 'form',
    doc: 'As a form writes it: a blank is +.',
    spell: (secret) => inForm(secret.toWellFormed()),
  },
  {
    name: 'JSON',
    doc: 'With the escapes of JSON and JavaScript, three deep.',
    spell: inJson,
  },
  {
    name: 'JSON in JSON',
    doc: 'The escapes of JSON, escaped once more.',
    spell: (secret) => inJson(inJson(secret)),
  },
  {
    name: 'JSON, every unit',
    doc: 'Every character as \\u and four digits.',
    spell: (secret) =>
      Array.from(
        { length: secret.length },
        (_, index) => `\\u${secret.charCodeAt(index).toString(16).padStart(4, '0')}`,
      ).join(''),
  },
  {
    name: 'HTML',
    doc: 'With the entities of HTML, named or numbered.',
    spell: inHtml,
  },
  {
    name: 'HTML numbers',
    doc: 'Every character as a number of HTML.',
    spell: (secret) => [...secret].map((one) => `&#${one.codePointAt(0)};`).join(''),
  },
  {
    name: 'HTML in HTML',
    doc: 'The entities of HTML, escaped once more.',
    spell: (secret) => inHtml(inHtml(secret)),
  },
  {
    name: 'JSON in percent',
    doc: 'The escapes of JSON, percent-encoded.',
    spell: (secret) => encodeURIComponent(inJson(secret.toWellFormed())),
  },
  {
    name: 'JSON in HTML',
    doc: 'The escapes of JSON, with the entities of HTML.',
    spell: (secret) => inHtml(inJson(secret)),
  },
  {
    name: 'hexadecimal',
    doc: 'Its bytes as hexadecimal digits.',
    spell: (secret) => utf8(secret).toString('hex'),
    needles: hexadecimalNeedles,
  },
  {
    name: 'hexadecimal with colons',
    doc: 'Its bytes as hexadecimal digits with colons, blanks, dashes or commas between them.',
    spell: (secret) => pairsOf(secret).join(':'),
  },
  {
    name: 'hexadecimal as in programs',
    doc: 'Its bytes as 0x41, 0x42.',
    spell: (secret) =>
      pairsOf(secret)
        .map((pair) => `0x${pair}`)
        .join(', '),
  },
  {
    name: 'hexadecimal escapes',
    doc: 'Its bytes as \\x41\\x42.',
    spell: (secret) =>
      pairsOf(secret)
        .map((pair) => `\\x${pair}`)
        .join(''),
  },
  {
    name: 'Buffer',
    doc: 'As Node prints the bytes: <Buffer 73 65 63>.',
    spell: (secret) => `<Buffer ${pairsOf(secret).join(' ')}>`,
  },
  {
    name: 'list of bytes',
    doc: 'Its bytes as numbers in a list, as JSON of a Buffer holds them.',
    spell: (secret) => JSON.stringify(utf8(secret)),
  },
  {
    name: 'Latin-1',
    doc: 'Its UTF-8 read as Latin-1, as headers and binary bodies are.',
    spell: (secret) => utf8(secret).toString('latin1'),
    needles: (secret) => {
      const text = utf8(secret).toString('latin1')
      return text === secret ? [] : [{ text }]
    },
  },
  {
    name: 'base64',
    doc: 'In base64 at any of its three alignments, alone or inside a longer one.',
    spell: (secret) => utf8(secret).toString('base64'),
    needles: base64Needles,
  },
  {
    name: 'base64 inside',
    doc: 'In base64 with something in front of it and behind it.',
    spell: (secret) => Buffer.from(`u:${secret.toWellFormed()}:x`).toString('base64'),
  },
  {
    name: 'base64url',
    doc: 'In the base64 of addresses.',
    spell: (secret) => utf8(secret).toString('base64url'),
  },
  {
    name: 'base64 in lines',
    doc: 'In base64 that is broken into lines.',
    spell: (secret) => utf8(secret).toString('base64').replace(/.{7}/g, '$&\n'),
  },
  {
    name: 'base64 in percent',
    doc: 'In base64, percent-encoded.',
    spell: (secret) => encodeURIComponent(utf8(secret).toString('base64')),
  },
  {
    name: 'percent in base64',
    doc: 'Percent-encoded, and that in base64.',
    spell: (secret) => Buffer.from(encodeURIComponent(secret.toWellFormed())).toString('base64'),
    needles: (secret) => others(secret, encodeURIComponent(secret.toWellFormed())),
  },
  {
    name: 'form in base64',
    doc: 'As a form writes it, and that in base64.',
    spell: (secret) => Buffer.from(inForm(secret.toWellFormed())).toString('base64'),
    needles: (secret) => others(secret, inForm(secret.toWellFormed())),
  },
  {
    name: 'JSON in base64',
    doc: 'With the escapes of JSON, and that in base64.',
    spell: (secret) => Buffer.from(inJson(secret)).toString('base64'),
    needles: (secret) => others(secret, inJson(secret)),
  },
  {
    name: 'HTML in base64',
    doc: 'With the entities of HTML, and that in base64.',
    spell: (secret) => Buffer.from(inHtml(secret.toWellFormed())).toString('base64'),
    needles: (secret) => others(secret, inHtml(secret)),
  },
]

/** The base64 of a spelling, where it is another text than the secret. */
function others(secret: string, spelled: string): Needle[] {
  return spelled === secret ? [] : base64Needles(spelled)
}

function pairsOf(secret: string): string[] {
  return utf8(secret).toString('hex').match(/../g) ?? []
}

/** Everything that is searched for a secret, each text once. */
export function needlesOf(secret: string): readonly Needle[] {
  const all = spellings.flatMap(({ needles }) => needles?.(secret) ?? [])
  return [...new Map(all.map((needle) => [needle.text, needle])).values()]
}

/** Units of the longest spelling, so far as it stands in one piece. */
export function reachOf(secret: string): number {
  return utf8(encodeURIComponent(secret.toWellFormed())).length * 2
}
