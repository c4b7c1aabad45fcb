// AWS Signature Version 4 in the Authorization header.
// Described in https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
import { digestOf, keyedDigestOf } from '../../iml/index.ts'
import { type Header, type HttpRequest, headerOf } from '../http.ts'
import type { AwsPlace } from './aws-host.ts'
import type { AwsCredentials } from './credentials.ts'
import { compared, pairsOf, sortedPairs, strictlyEncoded, withHeaders } from './text.ts'

const ALGORITHM = 'AWS4-HMAC-SHA256'

/** Headers that are set or changed on the way, so that a signature over them would break. */
const UNSIGNED = new Set(['authorization', 'connection', 'expect', 'user-agent', 'x-amzn-trace-id'])

/** The signed request: with X-Amz-Date, the session's token and, for S3, the digest of the body. */
export function signVersion4(
  request: HttpRequest,
  { key, secret, session }: AwsCredentials,
  now: Date,
  { service, region }: AwsPlace,
): HttpRequest {
  const time = now.toISOString().replace(/[:-]|\.\d{3}/g, '')
  const day = time.slice(0, 8)
  const digest =
    headerOf(request.headers, 'x-amz-content-sha256') ??
    digestOf('sha256', request.body ?? '').toString('hex')
  const prepared = withHeaders(request, [
    ['X-Amz-Date', time],
    ...(session === undefined ? [] : [['X-Amz-Security-Token', session] as const]),
    ...(service === 's3' ? [['X-Amz-Content-Sha256', digest] as const] : []),
  ])
  const headers = signedHeaders(prepared)
  const names = headers.map(([name]) => name).join(';')
  const scope = `${day}/${region}/${service}/aws4_request`
  const canonical = canonicalRequest(prepared, headers, digest, service === 's3')
  const text = [ALGORITHM, time, scope, digestOf('sha256', canonical).toString('hex')].join('\n')
  let signing: string | Uint8Array = `AWS4${secret}`
  for (const part of [day, region, service, 'aws4_request']) {
    signing = keyedDigestOf('sha256', signing, part)
  }
  const signature = keyedDigestOf('sha256', signing, text).toString('hex')
  const value = `${ALGORITHM} Credential=${key}/${scope}, SignedHeaders=${names}, Signature=${signature}`
  return withHeaders(prepared, [['Authorization', value]])
}

/** Host and every header that arrives as it was sent, names in lower case and in order. */
function signedHeaders({ headers, url }: HttpRequest): readonly Header[] {
  const host = headerOf(headers, 'host') ?? new URL(url).host
  const others = headers
    .map(([name, value]): Header => [name.toLowerCase(), value.trim().replace(/\s+/g, ' ')])
    .filter(([name]) => name !== 'host' && !UNSIGNED.has(name))
  return [...others, ['host', host] as const].sort((left, right) => compared(left[0], right[0]))
}

function canonicalRequest(
  { method, url }: HttpRequest,
  headers: readonly Header[],
  digest: string,
  once: boolean,
): string {
  const { pathname, search } = new URL(url)
  return [
    method,
    once ? encodedOnce(pathname) : encodedTwice(pathname),
    sortedPairs(pairsOf(search)),
    ...headers.map(([name, value]) => `${name}:${value}`),
    '',
    headers.map(([name]) => name).join(';'),
    digest,
  ].join('\n')
}

/** S3: the path as it is sent, in the strict encoding. */
function encodedOnce(path: string): string {
  return path
    .split('/')
    .map((segment) => strictlyEncoded(decoded(segment)))
    .join('/')
}

/** All other services: the path that is sent is encoded once more, repeated slashes are one. */
function encodedTwice(path: string): string {
  return path
    .replace(/\/{2,}/g, '/')
    .split('/')
    .map(strictlyEncoded)
    .join('/')
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // a lone % is no encoding and stands for itself
    return segment
  }
}
