// AWS Signature Version 2 in the form of S3: `Authorization: AWS KEY:SIGNATURE`, whatever the host.
//
// Make describes `aws` in the words of the request library for Node, whose version 2 is this form and
// no other; the form with the signature in the query, of EC2 and others, is therefore not made. [inferred]
import { keyedDigestOf } from '../../iml/index.ts'
import { type HttpRequest, headerOf } from '../http.ts'
import type { AwsCredentials } from './credentials.ts'
import { compared, pairsOf, withHeaders } from './text.ts'

/** Parts of a query that belong to the resource (Amazon S3 documentation, REST authentication). */
const SUBRESOURCES = new Set([
  'accelerate',
  'acl',
  'analytics',
  'cors',
  'delete',
  'encryption',
  'inventory',
  'lifecycle',
  'location',
  'logging',
  'metrics',
  'notification',
  'partNumber',
  'policy',
  'replication',
  'requestPayment',
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
  'restore',
  'tagging',
  'torrent',
  'uploadId',
  'uploads',
  'versionId',
  'versioning',
  'versions',
  'website',
])

/** The signed request; `date` is what goes out as Date, in the form of HTTP. */
export function signVersion2(
  request: HttpRequest,
  { key, secret, session, bucket }: AwsCredentials,
  date: string,
): HttpRequest {
  const token = session === undefined ? [] : [['X-Amz-Security-Token', session] as const]
  const dated = withHeaders(request, [['Date', date], ...token])
  const { headers, method, url } = dated
  const text = [
    method,
    headerOf(headers, 'content-md5') ?? '',
    headerOf(headers, 'content-type') ?? '',
    // with x-amz-date the date is signed as a header of Amazon, and only there
    headerOf(headers, 'x-amz-date') === undefined ? date : '',
    `${amazonHeaders(dated)}${resourceOf(url, bucket)}`,
  ].join('\n')
  const signature = keyedDigestOf('sha1', secret, text).toString('base64')
  return withHeaders(dated, [['Authorization', `AWS ${key}:${signature}`]])
}

/** The x-amz- headers, one per line, in order of their names. */
function amazonHeaders({ headers }: HttpRequest): string {
  return headers
    .filter(([name]) => name.toLowerCase().startsWith('x-amz-'))
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .sort((left, right) => compared(left[0], right[0]))
    .map(([name, value]) => `${name}:${value}\n`)
    .join('')
}

/** Bucket, path and those parts of the query that name a part of the resource. */
function resourceOf(url: string, bucket: string | undefined): string {
  const { pathname, search } = new URL(url)
  const parts = pairsOf(search)
    .filter(([name]) => SUBRESOURCES.has(name))
    .sort((left, right) => compared(left[0], right[0]))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
  const query = parts.length === 0 ? '' : `?${parts.join('&')}`
  return `${bucket === undefined ? '' : `/${bucket}`}${pathname}${query}`
}
