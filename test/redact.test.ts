// Secrets in every spelling a service or an app may write them in; none may come through.
import { describe, expect, it } from 'vitest'
import {
  createRedactor,
  MASK,
  sanitizedResponse,
  spellings as table,
} from '../runner/trace/index.ts'
import { hasLayers, layersOf, separateLayersOf, unitsOf } from '../runner/trace/layers.ts'

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

/** Keys of any characters and any length from five on. */
const keys = [
  ...['abcde', 'S3cret!', 'k3y-for+tests/only=', 'sk_live_51H8abcDEF', 'pass word', '1234567'],
  ...['a"b\\c\'d<e>&f', 'p%41ss&amp;w0rd', 'z&#65;y', 'a+b c%20d', '{"k":"v"}x', 'u:p@h/x?y=1#z'],
  ...[
    'schlüssel-äöü-99',
    'ключ-секрет',
    'naïve🔑key',
    '\ud800abcdef',
    'line\nbreak\tkey',
    '\\\\\\xyz',
  ],
  ...[`K${'abc123'.repeat(30)}`, `${'x'.repeat(200)}!`, `${'aB3/'.repeat(1500)}end`],
]

const surroundings: readonly (readonly [string, string])[] = [
  ...([
    ['', ''],
    ['say ', ' now'],
    ['{"a":"', '"}'],
    ['x=', '&y=2'],
  ] as const),
  ...([
    ['<b>', '</b>'],
    ['aaaa', 'bbbb'],
    ['\\n', '\\n'],
    ['%20', '%20'],
  ] as const),
]

describe('every spelling of the table', () => {
  it.each(table.map((spelling) => [spelling.name, spelling] as const))('%s', (_, { spell }) => {
    for (const key of keys) {
      const { text } = createRedactor([key])
      const spelled = spell(key)
      for (const [before, behind] of surroundings) {
        const masked = text(`${before}${spelled}${behind}`)
        expect(masked, `${key} in ${before}${behind}`).toContain(MASK)
        expect(masked).not.toContain(spelled)
        // brackets of a list, padding of base64, and bits of a neighbour may stay
        const left = masked.replaceAll(MASK, '').length - before.length - behind.length
        expect(left).toBeLessThan(30)
      }
    }
  })
})

describe('a text that was cut', () => {
  const KEY = 'eyJAbCdEfGhIj0123456789abcdefghij'
  it.each([
    [`'${KEY.slice(0, 20)}...' is not a valid date.`, `'${MASK}...' is not a valid date.`],
    [`Unexpected token 'e', "${KEY.slice(0, 10)}"... is`, `Unexpected token 'e', "${MASK}"... is`],
    [`the body is ${KEY.slice(0, 5)}… (9 characters)`, `the body is ${MASK}… (9 characters)`],
    [`${KEY.slice(0, 4)}...`, `${KEY.slice(0, 4)}...`],
    [`${KEY.slice(0, 9)} ...`, `${KEY.slice(0, 9)} ...`],
  ])('%s', (text, masked) => expect(createRedactor([KEY]).text(text)).toBe(masked))
})

describe('masking', () => {
  it('masks a whole list of bytes that goes on behind a secret', () => {
    const { text } = createRedactor(['abcdefgh'])
    expect(text('61:62:63:64:65:66:67:68 be fore')).not.toContain('61:62')
    expect(text('[97,98,99,100,101,102,103,104,105,106]')).not.toContain('97,98')
    expect(text('0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68 Bearer x')).not.toContain('0x61')
  })
  it('reads bytes that are a text as that text, too', () => {
    const key = 'schlüssel-äöü-99'
    const shown = Buffer.from(key).toString('latin1')
    const masked = createRedactor([key]).value(Buffer.from(`a ${shown} b`))
    expect(masked.toString()).toBe(`a ${MASK} b`)
  })
  it('finds a secret that begins inside another one', () => {
    const { text } = createRedactor(['abcdefgh', 'cdefghijklm'])
    expect(text('xabcdefghijklmx')).toBe(`x${MASK}x`)
  })
  it('masks the rest of a long encoding, and what another secret adds to it', () => {
    const long = 'aB3/'.repeat(51)
    const { text } = createRedactor([long, 'xyzzy!'])
    expect(text(`<${Buffer.from(long).toString('base64')}xyzzy!>`)).toBe(`<${MASK}>`)
  })
  it('shows nothing of what is nested too deep', () => {
    let deep: unknown = 'abcdefgh'
    for (let level = 0; level < 20_000; level++) deep = [deep]
    const masked = JSON.stringify(createRedactor(['abcdefgh']).value(deep))
    expect(masked).toContain('(nested deeper than 1000 levels)')
  })
  it('leaves bytes that hold no secret as they are', () => {
    const bytes = Buffer.from([0, 255, 195, 40, 128])
    expect(createRedactor(['abcdefgh']).value(bytes)).toBe(bytes)
    const key = 'schlüssel-äöü-99'
    const masked = createRedactor([key]).value(Buffer.concat([bytes, Buffer.from(key), bytes]))
    expect(masked).toEqual(Buffer.concat([bytes, Buffer.from(MASK), bytes]))
  })
})

it('shows nothing of a body too deep for the member that log.sanitize names', () => {
  const text = `{"data":${'['.repeat(100_000)}"s3cret"${']'.repeat(100_000)}}`
  const response = { status: 200, headers: {}, body: Buffer.from(text) }
  const { call } = sanitizedResponse(['response.body.data.token'], response)
  expect(Buffer.from(call.body).toString()).toBe('(nested deeper than 1000 levels)')
})

describe('a text that is said to have no layers', () => {
  /** Texts of pieces that encodings are made of, the same ones in every run. */
  function* texts(count: number): Generator<string> {
    const pieces = [
      ...'09afFgxX,:-  \t\n\r\\%&;#u',
      '0x',
      '12',
      '255',
      '999',
      ', ',
      ' - ',
      '&amp;',
      '\u00a0',
    ]
    let state = 1
    const below = (most: number): number => {
      state = (state * 48271) % 2147483647
      return state % most
    }
    for (let made = 0; made < count; made++) {
      // one text in three keeps to the pieces of lists
      const known = made % 3 === 0 ? pieces.slice(0, 12) : pieces
      yield Array.from({ length: 1 + below(24) }, () => known[below(known.length)]).join('')
    }
  }

  it('has none', () => {
    const counts = { with: 0, without: 0 }
    for (const text of texts(30_000)) {
      const units = unitsOf(text)
      const isLayered = [...layersOf(units, 1000), ...separateLayersOf(units, 1000)].length > 0
      if (isLayered) expect(hasLayers(text), JSON.stringify(text)).toBe(true)
      counts[isLayered ? 'with' : 'without'] += 1
    }
    expect(Math.min(counts.with, counts.without)).toBeGreaterThan(2500)
  })

  it('hides nothing from a redactor that looks at no text shorter than its secrets', () => {
    const key = 'a9 f:12,0x'
    const quick = createRedactor([key])
    // a secret of five characters has every text looked at
    const thorough = createRedactor([key, '~~~~~'])
    const cut = ['…', '...', '\\u2026', '2e 2e 2e', '46, 46, 46', 'e2 80 a6', '%2e%2e%2e']
    let masked = 0
    for (const text of texts(4000)) {
      for (const mark of ['', cut[text.length % cut.length] ?? '']) {
        const written = `${key.slice(0, 3 + (text.length % 7))}${mark}`
        for (const one of [text.slice(0, 9), `${text.slice(0, 3)}${written}`, written]) {
          expect(quick.text(one), JSON.stringify(one)).toBe(thorough.text(one))
          if (thorough.text(one) !== one) masked++
        }
      }
    }
    expect(masked).toBeGreaterThan(1000)
  })

  it('is most texts of an answer', () => {
    for (const text of [
      'Acme Widgets',
      'ada@acme.example',
      'leadbooster_v2',
      '/subscriptions?start=0',
    ]) {
      expect(hasLayers(text)).toBe(false)
    }
  })

  it('is told of long ones in a time that grows with them', () => {
    const hard = [
      'a'.repeat(1e6),
      'ab '.repeat(3) + ' '.repeat(1e6),
      'a b c '.repeat(2e5).replaceAll('c', 'g'),
    ]
    const began = performance.now()
    for (const text of hard) hasLayers(text)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
