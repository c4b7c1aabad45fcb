// Hostile answers of a service, as bytes: every kind that is known, one row or one line of a list each.
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { KEY } from './app.ts'
import { bytes, type Written, written } from './bytes.ts'

const BODY = '{"id":7,"data":[{"id":1},{"id":2}],"token":"t"}'

function answer(
  headers: readonly string[],
  body: string | Buffer = BODY,
  status = '200 OK',
): Buffer {
  return bytes(`HTTP/1.1 ${[status, ...headers].join('\r\n')}\r\n\r\n`, body)
}

const JSON_TYPE = 'content-type: application/json'

/** A whole JSON answer as a service gives it. */
function plain(body: string | Buffer, status = '200 OK'): Buffer {
  return answer([JSON_TYPE, `content-length: ${bytes(body).length}`], body, status)
}

const encode = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

/** The plain answer, cut after a share of its bytes, closed or reset. */
function cuts(): Written[] {
  const whole = plain(BODY)
  const places = [0, 1, 4, 8, 9, 12, 15, 17, 20, 40, 55, 60, whole.length - 30, whole.length - 1]
  return places.flatMap((place) =>
    (['closed', 'reset'] as const).map((end) => ({
      it: `cut after ${place} bytes, ${end}`,
      pieces: [whole.subarray(0, place)],
      pause: 0,
      end,
    })),
  )
}

export const CHUNKS: readonly (readonly [it: string, body: string])[] = [
  ['in one chunk', `2f\r\n${BODY}\r\n0\r\n\r\n`],
  ['without an end', `2f\r\n${BODY}\r\n`],
  ['without the last line', `2f\r\n${BODY}\r\n0\r\n`],
  ['longer than it says', `2\r\n${BODY}\r\n0\r\n\r\n`],
  ['shorter than it says', `ff\r\n${BODY}\r\n0\r\n\r\n`],
  ['of a size that is none', `zz\r\n${BODY}\r\n0\r\n\r\n`],
  ['of a negative size', `-2f\r\n${BODY}\r\n0\r\n\r\n`],
  ['of an overflowing size', `fffffffffffffffff\r\n${BODY}\r\n0\r\n\r\n`],
  ['of the largest size', `7fffffffffffffff\r\n${BODY}\r\n0\r\n\r\n`],
  ['with 0x before the size', `0x2f\r\n${BODY}\r\n0\r\n\r\n`],
  ['with blanks around the size', ` 2f \r\n${BODY}\r\n0\r\n\r\n`],
  ['with an extension', `2f;a=b\r\n${BODY}\r\n0\r\n\r\n`],
  ['with a huge extension', `2f;${'a'.repeat(100_000)}\r\n${BODY}\r\n0\r\n\r\n`],
  ['with bare line feeds', `2f\n${BODY}\n0\n\n`],
  ['without line ends', `2f${BODY}0`],
  ['with trailers', `2f\r\n${BODY}\r\n0\r\nx-a: b\r\nset-cookie: c=d\r\n\r\n`],
  ['with hostile trailers', `2f\r\n${BODY}\r\n0\r\ncontent-length: 3\r\n: x\r\n\r\n`],
  ['with endless trailers', `2f\r\n${BODY}\r\n0\r\n${'x-a: b\r\n'.repeat(20_000)}\r\n`],
  ['of one byte each', `${[...BODY].map((one) => `1\r\n${one}\r\n`).join('')}0\r\n\r\n`],
  ['with more behind the end', `2f\r\n${BODY}\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n\r\nmore`],
  ['with nothing', '0\r\n\r\n'],
  ['that are empty lines', '\r\n'.repeat(1000)],
]

const FRAMES: readonly (readonly string[])[] = [
  ['content-length: 47', 'transfer-encoding: chunked'],
  ['transfer-encoding: chunked', 'transfer-encoding: identity'],
  ['transfer-encoding: gzip, chunked'],
  ['transfer-encoding: chunked, gzip'],
  ['transfer-encoding: xchunked'],
  ['transfer-encoding: '],
  ['transfer-encoding : chunked'],
  ['content-length: 46', 'content-length: 47'],
  ['content-length: 47', 'content-length: 47'],
  ['content-length: 47, 47'],
  ['content-length: -1'],
  ['content-length: +47'],
  ['content-length: 0x2f'],
  ['content-length: 4 7'],
  ['content-length: 1e3'],
  ['content-length: 9223372036854775807'],
  ['content-length: 99999999999999999999999'],
  ['content-length: 0'],
  ['content-length: 5'],
  ['content-length: 4700'],
  ['content-length: '],
]

/** More than the 50 MB that are read at most, in a few kilobytes. */
function bombs(): Written[] {
  const zeros = Buffer.alloc(64 * 1024 * 1024, 0x30)
  const digits = bytes('[', zeros, ']')
  const once = gzipSync(zeros)
  const packed: readonly (readonly [string, Buffer])[] = [
    ['gzip', once],
    ['gzip', gzipSync(once)],
    ['gzip, gzip', gzipSync(once)],
    ['br', brotliCompressSync(zeros, { params: { 1: 1 } })],
    ['deflate', deflateSync(digits)],
    ['gzip', Buffer.concat([once, once])],
  ]
  return packed.map(([encoding, body], index) =>
    written(
      `a bomb (${encoding}, ${index})`,
      answer([`content-encoding: ${encoding}`, JSON_TYPE], body),
    ),
  )
}

function encodings(): Written[] {
  const [gzip, br, deflate] = [gzipSync(BODY), brotliCompressSync(BODY), deflateSync(BODY)]
  const half = (body: Buffer): Buffer => body.subarray(0, body.length / 2)
  const rows: readonly (readonly [string, string | Buffer])[] = [
    ['gzip', gzip],
    ['GZIP', gzip],
    ['x-gzip', gzip],
    ['gzip', BODY],
    ['gzip', half(gzip)],
    ['gzip', bytes(gzip, 'behind')],
    ['gzip', bytes(gzip.subarray(0, 10), Buffer.alloc(200, 0xff))],
    ['gzip', ''],
    ['gzip', gzipSync('')],
    ['br', br],
    ['br', gzip],
    ['br', half(br)],
    ['br', BODY],
    ['deflate', deflate],
    ['deflate', half(deflate)],
    ['deflate', BODY],
    ['gzip, br', br],
    ['br, gzip', gzip],
    ['zstd', BODY],
    ['compress', BODY],
    ['identity', BODY],
    ['', BODY],
    [Array(200).fill('gzip').join(', '), gzip],
    ['gzip\r\ncontent-encoding: gzip', gzip],
    ['\u00ff', BODY],
  ]
  return rows.map(([encoding, body], index) =>
    written(
      `encoded as "${encoding.slice(0, 20)}" (${index})`,
      answer([`content-encoding: ${encoding}`, JSON_TYPE], body),
    ),
  )
}

const TYPES = [
  '',
  'application/json; charset=utf-16',
  'application/json; charset=latin1',
  'application/json; charset=none',
  'application/json, text/html',
  'application/problem+json',
  'application/vnd.a+xml',
  'text/html',
  'text/plain; charset=utf-7',
  'text/csv',
  'application/octet-stream',
  'application/pdf',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=a',
  'text/xml; charset=utf-16',
  'application/x-ndjson',
  'image/png',
  '/',
  ';',
  ',,,',
  `a/${'b'.repeat(8000)}`,
  'application/json\u0000',
  'APPLICATION/JSON',
  '\u00ff\u00fe',
] as const

export const HEADERS: readonly (readonly [it: string, ...lines: string[]])[] = [
  ['without a colon', 'nonsense'],
  ['without a name', ': value'],
  ['with a blank in its name', 'a b: c'],
  ['with NUL', 'x-a: b\u0000c'],
  ['with control characters', 'x-a: \u0001\u0007\u001b[2J'],
  ['folded', 'x-a: b\r\n c'],
  ['with a bare line feed', 'x-a: b\nx-c: d'],
  ['with a bare return', 'x-a: b\rx-c: d'],
  ['of 12 kB', `x-a: ${'b'.repeat(12_000)}`],
  ['of 80 kB', `x-a: ${'b'.repeat(80_000)}`],
  ['1,900 times', ...Array<string>(1900).fill('x: y')],
  ['5,000 different ones', ...Array.from({ length: 5000 }, (_, at) => `x${at}: y`)],
  ['named __proto__', '__proto__: x', 'constructor: y', 'toString: z'],
  ['in bytes that are no ASCII', 'x-a: \u00e4\u00ff\u0080'],
  ['with the key', `x-a: ${KEY}`, `x-${encodeURIComponent(KEY)}: b`],
  ['that sets cookies', ...Array<string>(60).fill('set-cookie: a=b; path=/')],
  ['that closes and stays', 'connection: keep-alive, close, upgrade', 'keep-alive: timeout=0'],
  ['that upgrades', 'connection: upgrade', 'upgrade: h2c'],
  ['that links', 'link: <http://evil.example/>; rel="next"'],
  ['with alternatives', 'alt-svc: h3=":443"', 'strict-transport-security: max-age=1'],
  ['that is empty', ''],
]

const RETRY_AFTER = [
  '-1',
  '0',
  '1e99',
  'NaN',
  '99999999999999',
  'Fri, 31 Dec 9999 23:59:59 GMT',
  '\u00ff',
  '',
  '1, 2',
] as const

const FIRST_LINES: readonly string[] = [
  ...[
    100, 101, 102, 103, 199, 201, 202, 204, 205, 206, 207, 226, 299, 300, 304, 305, 306, 399, 400,
    401, 402, 403, 404, 405, 407, 408, 409, 410, 413, 418, 421, 422, 425, 426, 428, 429, 431, 451,
    499, 500, 501, 502, 503, 504, 505, 511, 520, 599, 600, 700, 999,
  ].map((status) => `HTTP/1.1 ${status} X`),
  'HTTP/1.1 000 X',
  'HTTP/1.1 099 X',
  'HTTP/1.1 1000 X',
  'HTTP/1.1 -200 X',
  'HTTP/1.1 20 X',
  'HTTP/1.1 2x0 X',
  'HTTP/1.1  200 X',
  'HTTP/1.1 200',
  'HTTP/1.1200 OK',
  'HTTP/1.1',
  'HTTP/1.0 200 OK',
  'HTTP/0.9 200 OK',
  'HTTP/2.0 200 OK',
  'HTTP/9.9 200 OK',
  'HTTP/1.1.1 200 OK',
  'http/1.1 200 OK',
  'ICY 200 OK',
  'HTTPS/1.1 200 OK',
  'SSH-2.0-OpenSSH_9.0',
  'GET / HTTP/1.1',
  '220 mail ESMTP',
  '',
  '\u0000\u0000\u0000',
  '\u0016\u0003\u0001\u0002\u0000\u0001',
  'PRI * HTTP/2.0',
  `HTTP/1.1 200 ${'X'.repeat(100_000)}`,
  'HTTP/1.1 200 \u001b]0;evil\u0007',
  'HTTP/1.1 500 \u202eevil',
  `HTTP/1.1 500 ${KEY}`,
]

/** What a service may write into the header location; ELSEWHERE is another server of this attack. */
const LOCATIONS = [
  'http://ELSEWHERE/',
  '//ELSEWHERE/',
  '\\\\ELSEWHERE\\',
  '/\\ELSEWHERE/',
  'http:ELSEWHERE',
  'http:\\\\ELSEWHERE\\',
  'HTTP://ELSEWHERE/',
  '\t//ELSEWHERE/',
  ' http://ELSEWHERE/',
  'http://service.example@ELSEWHERE/',
  'http://user:password@ELSEWHERE/',
  'http://ELSEWHERE#@service.example/',
  'http://ELSEWHERE\\@service.example/',
  'http://ELSEWHERE/..;/',
  'https://ELSEWHERE/',
  '/api/things/7',
  '?',
  '',
  '#',
  '..',
  './././',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:text/plain,x',
  'ftp://ELSEWHERE/',
  'gopher://ELSEWHERE/',
  'http://',
  'http://[::1',
  'http://a b/',
  'http://%00/',
  'http://ELSEWHERE:99999/',
  'http://0/',
  `/${'a'.repeat(10_000)}`,
  '/\u00e4\u20ac',
  '/%0d%0aevil: 1',
  'http://ELSEWHERE/\r\n evil: 1',
] as const

const REDIRECTS = [301, 302, 303, 307, 308] as const

/** The statuses with every location, where the connection goes nowhere else. */
function redirects(elsewhere: string): Written[] {
  return LOCATIONS.flatMap((location) =>
    REDIRECTS.map((status) => {
      const line = `location: ${encode(location.replaceAll('ELSEWHERE', elsewhere))}`
      const it = `${status} to ${JSON.stringify(location.slice(0, 40))}`
      return written(it, answer([line, 'content-length: 0'], '', `${status} X`))
    }),
  )
}

const nested = (open: string, close: string, levels: number): string =>
  `${open.repeat(levels)}1${close.repeat(levels)}`

const KEY_SPELLINGS = [
  KEY,
  encodeURIComponent(KEY),
  btoa(KEY),
  Buffer.from(KEY).toString('hex'),
  Buffer.from(KEY).toString('base64url'),
  JSON.stringify(KEY).slice(1, -1).replaceAll('/', '\\/'),
  [...KEY].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  [...KEY].map((one) => `&#${one.charCodeAt(0)};`).join(''),
  `x${KEY}x`,
  KEY.toUpperCase(),
  encodeURIComponent(encodeURIComponent(KEY)),
] as const

export const JSON_BODIES: readonly (readonly [it: string, body: string | Buffer])[] = [
  ...[100, 900, 1100, 5000, 20_000, 200_000].flatMap((levels): [string, string][] => [
    [`lists ${levels} deep`, nested('[', ']', levels)],
    [`collections ${levels} deep`, nested('{"a":', '}', levels)],
    [`data ${levels} deep`, `{"data":[${nested('{"a":[', ']}', levels / 2)}]}`],
    [`lists ${levels} deep without an end`, '['.repeat(levels)],
  ]),
  ['50,000 members', `{${Array.from({ length: 50_000 }, (_, at) => `"k${at}":${at}`).join(',')}}`],
  [
    '50,000 items',
    `{"data":[${Array.from({ length: 50_000 }, (_, at) => `{"id":${at}}`).join(',')}],"next":"more"}`,
  ],
  ['a text of a megabyte', `{"data":"${'x'.repeat(1_000_000)}"}`],
  ['100,000 backslashes', `{"data":"${'\\\\'.repeat(50_000)}"}`],
  ['a name of a megabyte', `{"${'x'.repeat(1_000_000)}":1}`],
  ['the same name thrice', '{"id":1,"id":2,"id":{"id":3}}'],
  [
    'names of prototypes',
    '{"__proto__":{"id":1},"constructor":{"prototype":{"a":1}},"data":{"__proto__":[1]}}',
  ],
  ['a list that is none', '{"data":{"length":1000000000,"0":1}}'],
  ['numbers that are none', '{"id":1e999,"data":-1e-999,"next":123456789012345678901234567890}'],
  ['half characters', '{"id":"\\ud800","data":[{"id":"\\udc00\\ud800"}],"next":"\\udfff"}'],
  ['control characters', '{"id":"\\u0000\\u001b[2J\\u202e\\u009b","next":"\\u0007"}'],
  ['a mark of byte order', '\u00ef\u00bb\u00bf{"id":1}'],
  ['UTF-16', Buffer.from('\ufeff{"id":1}', 'utf16le')],
  ['bytes that are no UTF-8', '{"id":"\u00ff\u00fe\u00c0\u0080"}'],
  ['a comma too many', '{"id":1,}'],
  ['comments', '{"id":1/* x */}'],
  ['two values', '{"id":1}{"id":2}'],
  ['a prefix', ')]}\',\n{"id":1}'],
  ['nothing', ''],
  ['blanks', '   \r\n'],
  ...[
    'null',
    'true',
    '0',
    '""',
    '[]',
    '{}',
    'NaN',
    'undefined',
    "'x'",
    '[null]',
    '{"data":null}',
    '{"data":[null,[],{},0]}',
    '{"error":{"message":{"message":1}}}',
    '{"error":null}',
    '{"data":[[[]]],"next":[]}',
  ].map((body): [string, string] => [body, body]),
  ...KEY_SPELLINGS.flatMap((spelling, at): [string, string][] => [
    [
      `the key in spelling ${at}`,
      `{"id":"${spelling}","data":[{"${spelling}":1}],"error":{"message":"no ${spelling}"}}`,
    ],
    [`the key before what is no JSON, ${at}`, `${spelling} is no JSON`],
  ]),
  ['expressions', '{"id":"{{connection.apiKey}}","data":[{"id":"{{7*7}}"}],"next":"{{body}}"}'],
]

const XML_BODIES: readonly (readonly [it: string, body: string])[] = [
  ['an entity of a file', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['an entity of an address', '<!DOCTYPE a [<!ENTITY b SYSTEM "http://ELSEWHERE/">]><a>&b;</a>'],
  ['a parameter entity', '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://ELSEWHERE/">%b;]><a/>'],
  ['a definition elsewhere', '<!DOCTYPE a SYSTEM "http://ELSEWHERE/"><a/>'],
  [
    'laughs',
    `<!DOCTYPE a [<!ENTITY l0 "ha">${Array.from({ length: 30 }, (_, at) => `<!ENTITY l${at + 1} "&l${at};&l${at};&l${at};">`).join('')}]><a>&l30;</a>`,
  ],
  [
    'a quadratic blow-up',
    `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(50_000)}">]><a>${'&b;'.repeat(5000)}</a>`,
  ],
  ['elements 500 deep', nested('<a>', '</a>', 500)],
  ['elements 50,000 deep', nested('<a>', '</a>', 50_000)],
  ['elements without an end', '<a>'.repeat(20_000)],
  [
    '20,000 attributes',
    `<a ${Array.from({ length: 20_000 }, (_, at) => `b${at}="c"`).join(' ')}/>`,
  ],
  ['a tag without an end', `<a ${'b="c" '.repeat(20_000)}`],
  ['prototypes', '<__proto__><constructor>1</constructor></__proto__>'],
  ['sections', '<a><![CDATA[<b>]]><![CDATA[]]]]><![CDATA[>]]></a>'],
  ['a section without an end', '<a><![CDATA['],
  ['a comment without an end', `<a><!--${'-'.repeat(20_000)}`],
  ['instructions', '<?xml version="1.0"?><?a b?><a><?c?></a>'],
  ['entities that are none', '<a>&nope;&#x110000;&#0;&#99999999999;&;</a>'],
  ['the key', `<a b="${KEY}">${KEY}</a>`],
  ['nothing', '<>'],
  ['no XML', 'x'],
  ['JSON', BODY],
]

/** Kinds that go on until somebody gives up. */
function endless(): Written[] {
  const open = { pause: 20, end: 'open' } as const
  const many = (piece: string): Buffer[] => Array<Buffer>(400).fill(bytes(piece))
  return [
    { it: 'silence', pieces: [], ...open },
    {
      it: 'headers without an end',
      pieces: [bytes('HTTP/1.1 200 OK\r\n'), ...many('x-a: b\r\n')],
      ...open,
    },
    { it: 'a first line without an end', pieces: many('HTTP/1.1 '), ...open },
    { it: 'hints without an end', pieces: many('HTTP/1.1 103 X\r\nx-a: b\r\n\r\n'), ...open },
    { it: 'a body without an end', pieces: [answer([JSON_TYPE], '['), ...many('1,')], ...open },
    {
      it: 'chunks that never end',
      pieces: [answer(['transfer-encoding: chunked'], ''), ...many('1\r\n[\r\n')],
      ...open,
    },
    { it: 'a body that stops', pieces: [answer(['content-length: 100'], '[')], ...open },
    {
      it: '101 that stays open',
      pieces: [answer(['upgrade: websocket', 'connection: upgrade'], '', '101 X')],
      ...open,
    },
    {
      it: '101 that closes',
      pieces: [answer(['upgrade: websocket', 'connection: upgrade'], '', '101 X')],
      pause: 0,
      end: 'closed',
    },
    {
      it: '101 that is reset',
      pieces: [answer(['upgrade: h2c', 'connection: upgrade'], '', '101 X')],
      pause: 0,
      end: 'reset',
    },
    {
      it: '101 and more',
      pieces: [answer(['upgrade: h2c', 'connection: upgrade'], plain(BODY), '101 X')],
      ...open,
    },
  ]
}

/** Every kind, each with an `it` of its own. `elsewhere` is the host and port of the other server. */
export function answerKinds(elsewhere: string): readonly Written[] {
  const chunked = 'transfer-encoding: chunked'
  return [
    written('as it should be', plain(BODY)),
    ...cuts(),
    ...CHUNKS.map(([it, body]) => written(`chunks ${it}`, answer([chunked, JSON_TYPE], body))),
    ...FRAMES.map((lines) => written(`framed by ${lines.join(' and ')}`, answer(lines))),
    ...bombs(),
    ...encodings(),
    ...TYPES.map((type) =>
      written(`type "${type.slice(0, 40)}"`, answer([`content-type: ${type}`])),
    ),
    ...HEADERS.map(([it, ...lines]) =>
      written(`a header ${it}`, answer([...lines, 'content-length: 47'])),
    ),
    ...RETRY_AFTER.map((after) =>
      written(
        `429, again in ${JSON.stringify(after)}`,
        answer([`retry-after: ${after}`], '', '429 X'),
      ),
    ),
    ...FIRST_LINES.map((line, at) =>
      written(`first line ${at}: ${line.slice(0, 30)}`, `${line}\r\n${JSON_TYPE}\r\n\r\n${BODY}`),
    ),
    ...redirects(elsewhere),
    ...JSON_BODIES.map(([it, body]) => written(`JSON: ${it}`, plain(body))),
    ...JSON_BODIES.slice(24).map(([it, body]) =>
      written(`an error with JSON: ${it}`, plain(body, '400 Bad')),
    ),
    ...XML_BODIES.map(([it, body]) => {
      const text = body.replaceAll('ELSEWHERE', elsewhere)
      return written(`XML: ${it}`, answer(['content-type: text/xml'], text))
    }),
    ...endless(),
  ]
}
