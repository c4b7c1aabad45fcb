// `jwt`: signed tokens as the npm package jsonwebtoken writes them, made with Node's own cryptography.
import type { KeyObject } from 'node:crypto'
import { own } from '../../text/index.ts'
import { ImlError } from '../error.ts'
import { crypto } from '../libraries.ts'
import { messageOf } from '../rethrow.ts'
import type { Scope } from '../scope.ts'
import { isCollection, quoted, toText } from '../values.ts'
import { invalid, nothing } from './arguments.ts'
import { bytesOf } from './binary.ts'
import type { ImlFunction } from './function.ts'
import { writeJson } from './json.ts'

type Sign = (text: string, key: Buffer) => string

const hmac =
  (hash: string): Sign =>
  (text, key) =>
    crypto().createHmac(hash, key).update(text).digest('base64url')

const rsa =
  (hash: string): Sign =>
  (text, key) => {
    try {
      return crypto().createSign(hash).update(text).sign(privateKey(key)).toString('base64url')
    } catch (error) {
      if (error instanceof ImlError) throw error
      throw invalid(`The key does not sign: ${messageOf(error)}`, KEY_REMEDY)
    }
  }

const KEY_REMEDY = 'give a private RSA key as text that begins with -----BEGIN PRIVATE KEY-----'

function privateKey(key: Buffer): KeyObject {
  let read: KeyObject
  try {
    read = crypto().createPrivateKey(key)
  } catch {
    // what the decoder says of other bytes is a number and the name of a routine
    throw invalid('The secret is no private key in PEM form.', KEY_REMEDY)
  }
  const { asymmetricKeyType: type } = read
  if (type === 'rsa') return read
  throw invalid(`The secret is a private key of type ${type}, not rsa.`, KEY_REMEDY)
}

const algorithms: ReadonlyMap<string, Sign> = new Map([
  ['HS256', hmac('sha256')],
  ['HS384', hmac('sha384')],
  ['HS512', hmac('sha512')],
  ['RS256', rsa('RSA-SHA256')],
  ['RS384', rsa('RSA-SHA384')],
  ['RS512', rsa('RSA-SHA512')],
])

/** Options of jsonwebtoken that end up in the payload under another name. */
const claims = [
  ['audience', 'aud'],
  ['issuer', 'iss'],
  ['subject', 'sub'],
  ['jwtid', 'jti'],
] as const

const unitSeconds: ReadonlyMap<string, number> = new Map([
  ['ms', 0.001],
  ['s', 1],
  ['m', 60],
  ['h', 3600],
  ['d', 86_400],
  ['w', 604_800],
  ['y', 31_557_600],
])

/** Seconds of a span: a number of seconds, or text such as `2h` (text without unit: milliseconds). */
function spanOf(value: unknown, name: string): number {
  if (typeof value === 'number') return value
  const match = /^(-?\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w|y)?$/.exec(toText(value).trim())
  if (match === null) {
    throw invalid(`${quoted(value)} is not a valid ${name}.`, "give seconds or text such as '2h'")
  }
  return Math.floor(Number(match[1]) * (unitSeconds.get(match[2] ?? 'ms') ?? 1))
}

function payloadOf(payload: unknown, options: unknown, scope: Scope): unknown {
  if (!isCollection(payload)) return toText(payload)
  const result: Record<string, unknown> = { ...payload }
  const seconds = Math.floor(scope.now().getTime() / 1000)
  const since = typeof result.iat === 'number' ? result.iat : seconds
  if (own(options, 'noTimestamp') === false && result.iat === undefined) result.iat = seconds
  for (const [option, claim] of claims) {
    const value = own(options, option)
    if (!nothing(value)) result[claim] = value
  }
  const expires = own(options, 'expiresIn')
  const starts = own(options, 'notBefore')
  if (!nothing(expires)) result.exp = since + spanOf(expires, 'expiresIn')
  if (!nothing(starts)) result.nbf = since + spanOf(starts, 'notBefore')
  return result
}

function encode(value: unknown): string {
  const text = typeof value === 'string' ? value : writeJson(value)
  return Buffer.from(text ?? '').toString('base64url')
}

function token(args: readonly unknown[], scope: Scope): string {
  const [payload, secret, algorithm, options] = args
  const name = nothing(algorithm) ? toText(own(options, 'algorithm') ?? 'HS256') : toText(algorithm)
  const sign = algorithms.get(name)
  if (sign === undefined) {
    throw invalid(
      `${quoted(name)} is not a known algorithm.`,
      `known are ${[...algorithms.keys()].join(', ')}`,
    )
  }
  if (nothing(secret)) throw invalid('A token needs a secret or a private key.')
  const keyId = own(options, 'keyid')
  const header = {
    alg: name,
    ...(isCollection(payload) ? { typ: 'JWT' } : {}),
    ...(nothing(keyId) ? {} : { kid: keyId }),
    ...headerOf(options),
  }
  const content = `${encode(header)}.${encode(payloadOf(payload, options, scope))}`
  return `${content}.${sign(content, bytesOf(secret))}`
}

function headerOf(options: unknown): object {
  const header = own(options, 'header')
  return isCollection(header) ? header : {}
}

export const jwt: ImlFunction = {
  name: 'jwt',
  profile: 'app',
  parameters: 'payload; secret or private key; [algorithm]; [options]',
  arity: [2, 4],
  result: 'text',
  doc: 'A signed JSON web token; HS256 unless told, HS384, HS512, RS256, RS384 and RS512 are known, options are those of jsonwebtoken.',
  example: {
    template: "{{jwt(payload, 's')}}",
    variables: { payload: { a: 1 } },
    gives:
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhIjoxfQ.sad3AhpjllXE_XL6lSwwMXhV_4WThhyMgxWlDkDaBHQ',
  },
  source: 'https://developers.make.com/custom-apps-documentation/app-components/connections/jwt',
  certain: true,
  note: 'No iat is added [observed] unless the option noTimestamp is false; RS384 and RS512 are inferred. Of the options header, keyid, audience, issuer, subject, jwtid, expiresIn, notBefore and noTimestamp work.',
  call: token,
}
