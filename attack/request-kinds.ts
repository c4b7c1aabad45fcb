// Hostile requests to a server of this program, as bytes: every kind that is known.
import { gzipSync } from 'node:zlib'
import { CHUNKS, HEADERS, JSON_BODIES } from './answer-kinds.ts'
import { bytes, type Written, written } from './bytes.ts'

/** The server that is asked. */
export interface Asked {
  /** Host and port. */
  readonly host: string
  /** A path with query that the server has. */
  readonly path: string
}

const JSON_TYPE = 'content-type: application/json'

/** Methods, of which one holds all that a method may not. */
const METHODS = [
  'HEAD',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'PUT',
  'PATCH',
  'DELETE',
  'BREW',
  'M-SEARCH',
  'PURGE',
  'get',
  'G ET',
  '',
  'GET\t',
  '\u0000',
  'X'.repeat(20_000),
] as const

const VERSIONS = [
  'HTTP/1.0',
  'HTTP/0.9',
  'HTTP/2.0',
  'HTTP/9.9',
  'HTTP/1.1.1',
  'HTTP/',
  'http/1.1',
  '',
  'HTTP/1.1 HTTP/1.1',
  'HTCPCP/1.0',
] as const

/** Targets; PATH is the server's own path, without its query. */
const TARGETS = [
  '/',
  '*',
  '',
  'PATH',
  '/PATH',
  '//evil.example/PATH',
  'PATH/',
  'PATH/..',
  '/../../../etc/passwd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/..%2f..%2fetc%2fpasswd',
  '/%00',
  '/\u0000',
  '/%',
  '/%zz',
  '/%ff%fe',
  '/\u00e4',
  '/\\..\\..',
  'PATH\\',
  'PATH;a=b',
  'PATH#fragment',
  'PATH?',
  'PATH?a',
  'PATH?__proto__[a]=b&constructor=c',
  'PATH?a=%',
  'PATH?a=\u00ff',
  `PATH?${'a=b&'.repeat(3000)}`,
  `/${'a/'.repeat(6000)}`,
  `/${'a'.repeat(70_000)}`,
  'http://evil.example/',
  'http://evil.examplePATH',
  'http://',
  'http://[::1',
  'evil.example:443',
  'javascript:alert(1)',
  '/__proto__',
  '/constructor',
  '/__fake__',
  '/__fake__/',
  '/__fake__//reset',
  '/%5f%5ffake%5f%5f/reset',
  '/__fake__/state/..',
  '/__FAKE__/state',
  '/favicon.ico',
  '/.well-known/security.txt',
  '/PATH HTTP/1.1\r\nx: ',
  'PATH\t',
  ' PATH',
] as const

const HOSTS = [
  '',
  ' ',
  'evil.example',
  'evil.example:80',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  'localhost.',
  'a@localhost',
  'localhost@evil.example',
  'localhost/evil',
  'localhost#',
  'localhost\\evil',
  '0.0.0.0',
  '0',
  '[::]',
  '[::1',
  '[::1]:x',
  '127.0.0.1:99999',
  '127.0.0.1:-1',
  '\u00ff',
  '__proto__',
  'localhost, evil.example',
  'localhost\r\nhost: evil.example',
  'evil.example\r\nhost: localhost',
  'x'.repeat(9000),
] as const

/** Names under which a web page may lead to this machine; no answer of the server may reach it. */
export const FOREIGN = [
  'evil.example',
  'evil.example:80',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  'a@localhost',
  '169.254.169.254',
  '192.168.0.1',
  '[fe80::1]',
  'xn--lcalhost-3za',
]

const FRAMING: readonly (readonly string[])[] = [
  ['content-length: 5', 'content-length: 6'],
  ['content-length: -1'],
  ['content-length: 99999999999999999999'],
  ['content-length: 0x5'],
  ['content-length: 5', 'transfer-encoding: chunked'],
  ['transfer-encoding: gzip, chunked'],
  ['transfer-encoding: chunked, chunked'],
  ['transfer-encoding: xchunked'],
  ['transfer-encoding:\u000bchunked'],
  ['transfer-encoding: chunked', 'transfer-encoding: identity'],
  ['content-length: 5\r\n\u0020x'],
  ['expect: 100-continue', 'content-length: 2'],
  ['expect: 200-ok', 'content-length: 2'],
  [
    'upgrade: websocket',
    'connection: upgrade',
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-version: 13',
  ],
  ['upgrade: h2c', 'connection: upgrade, http2-settings', 'http2-settings: AAMAAABkAAQAAP__'],
  ['content-encoding: gzip', 'content-length: 40'],
  ['trailer: x', 'te: trailers', 'transfer-encoding: chunked'],
  ['connection: close, close, content-length'],
  ['range: bytes=0-,5-,9-'],
  [
    'x-http-method-override: DELETE',
    'x-forwarded-host: evil.example',
    'forwarded: host=evil.example',
  ],
]

const TYPES = [
  '',
  'application/json; charset=utf-16',
  'application/json, text/plain',
  'text/json',
  'application/a+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=a',
  'text/xml',
  'application/octet-stream',
  '\u00ff',
  ';',
  'a'.repeat(9000),
] as const

/** Bytes that are no HTTP at all. */
const OTHER: readonly (readonly [it: string, text: string])[] = [
  ['a TLS greeting', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'],
  [
    'the preface of HTTP/2',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000',
  ],
  ['SSH', 'SSH-2.0-x\r\n'],
  ['Redis', '*1\r\n$4\r\nPING\r\n'],
  ['zeros', '\u0000'.repeat(10_000)],
  ['line ends', '\r\n'.repeat(10_000)],
  ['an answer', 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'],
  ['nothing', ''],
]

/** Requests that are not sent to their end, and stay. */
export function halves({ host, path }: Asked): readonly Written[] {
  const head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\n${JSON_TYPE}\r\ncontent-length: 100\r\n`
  const texts = [
    '',
    'P',
    `POST ${path}`,
    head.slice(0, -2),
    head,
    `${head}\r\n`,
    `${head}\r\n{"calls":`,
  ]
  const chunked = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ntransfer-encoding: chunked\r\n\r\n5\r\n[`
  return [...texts, chunked].map((text, at) => ({
    it: `half a request (${at})`,
    pieces: [bytes(text)],
    pause: 0,
    end: 'open',
  }))
}

/** A whole request. */
function request(
  { host, path }: Asked,
  lines: readonly string[],
  body: string | Buffer = '',
): Buffer {
  const length = body === '' ? [] : [`content-length: ${bytes(body).length}`]
  const head = [`POST ${path} HTTP/1.1`, `host: ${host}`, ...lines, ...length]
  return bytes(`${head.join('\r\n')}\r\n\r\n`, body)
}

/** Every kind of request to a server, each with an `it` of its own. */
export function requestKinds(asked: Asked): readonly Written[] {
  const { host, path } = asked
  const [own = path] = path.split('?')
  const line = (first: string, name = host): string => `${first}\r\nhost: ${name}\r\n\r\n`
  const short = (text: string): string => JSON.stringify(text.slice(0, 40))
  return [
    ...METHODS.map((method) =>
      written(`method ${short(method)}`, line(`${method} ${path} HTTP/1.1`)),
    ),
    ...VERSIONS.map((version) =>
      written(`version ${short(version)}`, line(`GET ${path} ${version}`)),
    ),
    ...TARGETS.flatMap((target) => {
      const at = target.replaceAll('PATH', own)
      return ['GET', 'POST'].map((method) =>
        written(`${method} of ${short(target)}`, line(`${method} ${at} HTTP/1.1`)),
      )
    }),
    ...HOSTS.map((name) => written(`host ${short(name)}`, line(`GET ${path} HTTP/1.1`, name))),
    written('no host', `GET ${path} HTTP/1.1\r\n\r\n`),
    ...FRAMING.map((lines) =>
      written(
        `framed by ${short(lines.join(' and '))}`,
        request(asked, [...lines, JSON_TYPE]),
        'hello',
      ),
    ),
    ...CHUNKS.map(([it, body]) =>
      written(`chunks ${it}`, request(asked, ['transfer-encoding: chunked', JSON_TYPE]), body),
    ),
    ...HEADERS.map(([it, ...lines]) => written(`a header ${it}`, request(asked, lines))),
    ...TYPES.map((type) =>
      written(
        `type ${short(type)}`,
        request(asked, [`content-type: ${type}`], '{"calls":[{"id":1}]}'),
      ),
    ),
    ...JSON_BODIES.map(([it, body]) => written(`JSON: ${it}`, request(asked, [JSON_TYPE], body))),
    ...JSON_BODIES.map(([it, body]) =>
      written(
        `a form of JSON: ${it}`,
        request(asked, ['content-type: application/x-www-form-urlencoded'], body),
      ),
    ),
    written(
      'gzip',
      request(asked, [JSON_TYPE, 'content-encoding: gzip'], gzipSync('{"calls":[]}')),
    ),
    written('eight megabytes', request(asked, [JSON_TYPE], Buffer.alloc(8_000_000, 0x31))),
    written('30 megabytes', request(asked, [JSON_TYPE], Buffer.alloc(30_000_000, 0x31))),
    written(
      '100 requests at once',
      bytes(...Array<Buffer>(100).fill(request(asked, [JSON_TYPE], '{}'))),
    ),
    ...OTHER.map(([it, text]) => written(it, text)),
    ...OTHER.map(([it, text]) => ({
      ...written(`${it}, and a reset`, text),
      end: 'reset' as const,
    })),
    ...halves(asked),
  ]
}
