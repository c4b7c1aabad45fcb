// The directives in order of evaluation: read from top to bottom, this is the life of a request.
import { aws } from './aws.ts'
import { body, type } from './body.ts'
import { condition } from './condition.ts'
import type { Directive } from './directive.ts'
import { endpoint, input } from './endpoint.ts'
import { error } from './error.ts'
import { headers } from './headers.ts'
import { iterate } from './iterate.ts'
import { limit } from './limit.ts'
import { log } from './log.ts'
import { method } from './method.ts'
import { oauth } from './oauth.ts'
import { output } from './output.ts'
import { qs } from './qs.ts'
import { responseType } from './response-type.ts'
import { data, expires, metadata, uid } from './stored.ts'
import { responseTemp, temp } from './temp.ts'
import {
  ca,
  followAllRedirect,
  followAllRedirects,
  followRedirect,
  followRedirects,
  gzip,
  rejectUnauthorized,
  shareCookies,
  timeout,
} from './transport.ts'
import { trigger } from './trigger.ts'
import { baseUrl, encodeUrl, url } from './url.ts'
import { valid } from './valid.ts'
import { wrapper } from './wrapper.ts'

/** Evaluated once per request and per repeat, before anything is sent. */
export const BEFORE: readonly Directive[] = [temp, condition]

/** Evaluated for every page of a request that runs an endpoint component instead. */
export const ENDPOINT: readonly Directive[] = [input, endpoint]

/** Evaluated for every page, in this order, then sent. */
export const REQUEST: readonly Directive[] = [
  baseUrl,
  url,
  encodeUrl,
  method,
  headers,
  qs,
  type,
  body,
  timeout,
  followRedirect,
  followRedirects,
  followAllRedirect,
  followAllRedirects,
  shareCookies,
  ca,
  rejectUnauthorized,
  gzip,
  aws,
  oauth,
  ...ENDPOINT,
  log,
]

/** Evaluated for every answer, in this order. */
export const RESPONSE: readonly Directive[] = [
  responseType,
  responseTemp,
  error,
  valid,
  iterate,
  output,
  trigger,
  data,
  metadata,
  uid,
  expires,
]

/** Evaluated by the loops around an exchange: paginate.ts. */
export const AFTER: readonly Directive[] = [limit, wrapper]

/** Keys of a request that are no row above: loops around an exchange, and the response itself. */
const LOOPS = ['pagination', 'repeat', 'response']

const namesOf = (...tables: (readonly Directive[])[]): ReadonlySet<string> =>
  new Set(tables.flat().map((directive) => directive.name))

/** Every key a request may have. */
export const REQUEST_KEYS: ReadonlySet<string> = new Set([
  ...namesOf(BEFORE, REQUEST),
  ...LOOPS,
  // kinds that have no request of their own write these beside it
  'iterate',
  'output',
])

/** Every key `response` may have; the last three are those of responder modules. */
export const RESPONSE_KEYS: ReadonlySet<string> = new Set([
  ...namesOf(RESPONSE, AFTER),
  'oauth',
  'status',
  'headers',
  'body',
])

export { type Applied, type Directive, documentation, type JsonSchema } from './directive.ts'
export { NOT_BESIDE_ENDPOINT } from './endpoint.ts'
export { condition, limit, temp, wrapper }
