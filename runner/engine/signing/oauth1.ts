// Signs a request with OAuth 1.0 (RFC 5849): signature base string, signature, and where they go.
import { digestOf, keyedDigestOf, rsaSignatureOf } from '../../iml/index.ts'
import { advised, didYouMean } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import { type HttpRequest, headerOf } from '../http.ts'
import type { OAuth1Credentials } from './credentials.ts'
import { type Pair, pairsOf, sortedPairs, strictlyEncoded, withHeaders } from './text.ts'

const FORM = 'application/x-www-form-urlencoded'

/** The signature of a base string under the credentials, one row per method (RFC 5849, 3.4). */
const methods: ReadonlyMap<string, (base: string, credentials: OAuth1Credentials) => string> =
  new Map([
    ['HMAC-SHA1', (base, of) => keyedDigestOf('sha1', secretsOf(of), base).toString('base64')],
    ['RSA-SHA1', rsaSignature],
    ['PLAINTEXT', (_base, of) => secretsOf(of)],
  ])

/** Where the parameters go, one row per transport (RFC 5849, 3.5). */
const transports: ReadonlyMap<
  string,
  (request: HttpRequest, pairs: readonly Pair[], realm: string | undefined) => HttpRequest
> = new Map([
  ['header', inHeader],
  ['query', inQuery],
  ['body', inBody],
])

export const signatureMethods: readonly string[] = [...methods.keys()]
export const transportMethods: readonly string[] = [...transports.keys()]

/** Clock and ids of the run. */
export interface Moment {
  readonly now: () => Date
  readonly uuid: () => string
}

/**
 * The signed request. Nonce and timestamp come from `moment`, the version is 1.0; all three can be
 * written by the author instead. Throws a ModuleError when it cannot be signed as asked.
 */
export function signOAuth1(
  request: HttpRequest,
  credentials: OAuth1Credentials,
  moment: Moment,
): HttpRequest {
  const sign = rowOf(methods, credentials.method, 'signature_method')
  const send = rowOf(transports, credentials.transport, 'transport_method')
  const pairs = protocolPairs(request, credentials, moment)
  const signature = sign(baseString(request, pairs), credentials)
  return send(request, [...pairs, ['oauth_signature', signature]], credentials.realm)
}

function rowOf<T>(table: ReadonlyMap<string, T>, name: string, member: string): T {
  const row = table.get(name)
  if (row !== undefined) return row
  const known = [...table.keys()]
  const advice = didYouMean(name, known) ?? `known are ${known.join(', ')}`
  throw new ModuleError('RuntimeError', `"${name}" is no ${member} of oauth.`, advised(advice))
}

/** The parameters of the protocol but the signature; empty ones are not sent. */
function protocolPairs(
  request: HttpRequest,
  { parameters, method, bodyHash }: OAuth1Credentials,
  moment: Moment,
): readonly Pair[] {
  if (!parameters.consumer_key) {
    throw new ModuleError(
      'RuntimeError',
      'oauth.consumer_key is empty, so nothing can be signed.',
      {
        remedy: 'write it here, or in the root `oauth` of the OAuth 1 connection',
      },
    )
  }
  const all: Record<string, string> = {
    nonce: moment.uuid().replaceAll('-', ''),
    timestamp: String(Math.floor(moment.now().getTime() / 1000)),
    version: '1.0',
    ...parameters,
    signature_method: method,
    ...bodyHashOf(request, method, bodyHash),
  }
  return Object.entries(all)
    .filter(([, value]) => value !== '')
    .map(([name, value]): Pair => [`oauth_${name}`, value])
}

/** A form needs no hash, as its pairs are signed themselves (Request Body Hash extension, 3.2). */
function bodyHashOf(
  request: HttpRequest,
  method: string,
  asked: string | true | undefined,
): { readonly body_hash?: string } {
  if (asked === undefined || isForm(request)) return {}
  if (method === 'PLAINTEXT') {
    throw new ModuleError('RuntimeError', 'A PLAINTEXT signature cannot cover a body_hash.', {
      remedy: 'take HMAC-SHA1 or RSA-SHA1, or leave body_hash away',
    })
  }
  if (asked !== true) return { body_hash: asked }
  return { body_hash: digestOf('sha1', request.body ?? '').toString('base64') }
}

/** The text that is signed: method, address and all parameters, form included (RFC 5849, 3.4.1). */
function baseString(request: HttpRequest, protocol: readonly Pair[]): string {
  const { origin, pathname, search } = new URL(request.url)
  const form = isForm(request) ? pairsOf(bodyText(request)) : []
  const parameters = sortedPairs([...pairsOf(search), ...form, ...protocol])
  return [request.method.toUpperCase(), `${origin}${pathname}`, parameters]
    .map(strictlyEncoded)
    .join('&')
}

/** Both secrets joined: the key of HMAC-SHA1, and the whole signature of PLAINTEXT. */
function secretsOf({ consumerSecret, privateKey, tokenSecret }: OAuth1Credentials): string {
  return [consumerSecret || (privateKey ?? ''), tokenSecret].map(strictlyEncoded).join('&')
}

function rsaSignature(base: string, { privateKey, consumerSecret }: OAuth1Credentials): string {
  try {
    return rsaSignatureOf('sha1', privateKey ?? consumerSecret, base).toString('base64')
  } catch {
    // Node's own words name internals of OpenSSL, and nothing that helps
    throw new ModuleError('RuntimeError', 'oauth.private_key is no private key in PEM format.', {
      remedy: 'RSA-SHA1 needs the whole text from -----BEGIN to -----END, with its line breaks',
    })
  }
}

function inHeader(
  request: HttpRequest,
  pairs: readonly Pair[],
  realm: string | undefined,
): HttpRequest {
  const parts = pairs.map(([name, value]) => `${name}="${strictlyEncoded(value)}"`)
  const all = realm === undefined ? parts : [`realm="${strictlyEncoded(realm)}"`, ...parts]
  return withHeaders(request, [['Authorization', `OAuth ${all.join(',')}`]])
}

function inQuery(request: HttpRequest, pairs: readonly Pair[]): HttpRequest {
  const sign = request.url.includes('?') ? '&' : '?'
  return { ...request, url: `${request.url}${sign}${sortedPairs(pairs)}` }
}

function inBody(request: HttpRequest, pairs: readonly Pair[]): HttpRequest {
  if (!isForm(request) || request.method !== 'POST') {
    throw new ModuleError('RuntimeError', 'transport_method body needs a POST with a form.', {
      remedy: 'write "method": "POST" and "type": "urlencoded", or send the parameters elsewhere',
    })
  }
  const form = bodyText(request)
  return { ...request, body: `${form === '' ? '' : `${form}&`}${sortedPairs(pairs)}` }
}

function isForm({ headers }: HttpRequest): boolean {
  return (headerOf(headers, 'content-type') ?? '').toLowerCase().startsWith(FORM)
}

function bodyText({ body }: HttpRequest): string {
  return typeof body === 'string' ? body : Buffer.from(body ?? '').toString('utf8')
}
