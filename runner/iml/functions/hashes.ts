// md5 and the sha functions: digests of bytes, signed when a key is given.
import { crypto } from '../libraries.ts'
import { isBuffer, quoted, toText } from '../values.ts'
import { invalid, nothing } from './arguments.ts'
import { bytesOf } from './binary.ts'
import type { ImlFunction } from './function.ts'

const PAGE = 'https://help.make.com/text-and-binary-functions'

const digestEncodings: ReadonlyMap<string, 'hex' | 'base64' | 'latin1'> = new Map([
  ['hex', 'hex'],
  ['base64', 'base64'],
  ['latin1', 'latin1'],
  ['binary', 'latin1'],
])

/** The key in the encoding that is told; `binary` keys must be buffers. */
function keyOf(key: unknown, encoding: unknown): Buffer {
  const name = nothing(encoding) ? 'text' : toText(encoding)
  if (name === 'binary' && !isBuffer(key)) {
    throw invalid('A key of encoding binary must be a buffer.', 'make one with toBinary')
  }
  if (name === 'text' || name === 'binary') return bytesOf(key)
  if (name === 'hex' || name === 'base64') return bytesOf(key, name)
  throw invalid(
    `${quoted(name)} is not a valid encoding of a key.`,
    'write text, hex, base64 or binary',
  )
}

function digest(algorithm: string, args: readonly unknown[]): string {
  const [value, encoding, key, keyEncoding] = args
  const name = nothing(encoding) ? 'hex' : toText(encoding)
  const written = digestEncodings.get(name)
  if (written === undefined) {
    throw invalid(`${quoted(name)} is not a valid encoding.`, 'write hex, base64 or latin1')
  }
  const hash = nothing(key)
    ? crypto().createHash(algorithm)
    : crypto().createHmac(algorithm, keyOf(key, keyEncoding))
  return hash.update(bytesOf(value)).digest().toString(written)
}

const md5: ImlFunction = {
  name: 'md5',
  parameters: 'text',
  arity: [1, 1],
  result: 'text',
  doc: 'The MD5 digest in hex; a text is taken as UTF-8.',
  example: { template: "{{md5('Make')}}", gives: '529a05ca6c1263aab080ec4f20754411' },
  source: PAGE,
  certain: true,
  call: ([value]) => digest('md5', [value]),
}

function sha(name: string, example: ImlFunction['example']): ImlFunction {
  return {
    name,
    parameters: 'text; [encoding]; [key]; [key encoding]',
    arity: [1, 4],
    result: 'text',
    doc: `The ${name.toUpperCase()} digest in hex, base64 or latin1; with a key the HMAC, the key written as text, hex, base64 or binary.`,
    example,
    source: PAGE,
    certain: true,
    call: (args) => digest(name, args),
  }
}

export const hashes: readonly ImlFunction[] = [
  md5,
  sha('sha1', {
    template: "{{sha1('Make'; 'base64')}}",
    gives: 'qUQx7iLwXxQRB/k1XtMSfQ8MTVo=',
  }),
  sha('sha256', {
    template: "{{sha256('Make'; 'hex'; 'key')}}",
    gives: 'b84abf7f8352c0fda7f439bbf261951f1ed0ed5bb549b87dd5e92796735b624e',
  }),
  sha('sha512', {
    template: "{{sha512('Make'; 'base64'; 'key'; 'text')}}",
    gives:
      'pHAQbLptMOsqsuMUvRfqaaoXOm2vdR/uX5pK1LAdXcphw1nDkfg9haJiI3DHG9tHdKsMww/xYa6cQ+LlMuoHQA==',
  }),
]
