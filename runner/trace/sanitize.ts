// `log.sanitize`: which values of a call the app itself calls secret.
import type { HttpRequest, HttpResponse } from '../engine/index.ts'
import { renderTemplate, type Scope } from '../iml/index.ts'
import { isRecord, nestsDeeper, setOwn } from '../text/index.ts'
import { DEEPEST, MASK, TOO_DEEP } from './redact.ts'

/**
 * The values of expressions in sanitize paths: `request.body<parameters.secret>` masks the value of
 * `parameters.secret` wherever it stands (documented). What cannot be evaluated masks nothing.
 */
export function sanitizedExpressions(paths: readonly string[], scope: Scope): unknown[] {
  return paths.flatMap((path) => {
    const expression = /<(.+)>$/.exec(path)?.[1]
    if (expression === undefined) return []
    try {
      return textsOf(renderTemplate(`{{${expression}}}`, scope))
    } catch {
      // an expression that fails has no value that could be shown
      return []
    }
  })
}

/** The parts of a call that a path may name; names are read in any case (documented). */
type Part = 'headers' | 'qs' | 'body'

/** A sanitize path, read: `request.headers.NAME`, `request.qs.NAME`, `response.body.PATH` and so on. */
interface Place {
  readonly side: 'request' | 'response'
  readonly part: Part
  readonly steps: readonly string[]
}

function placesOf(paths: readonly string[], side: Place['side']): readonly Place[] {
  return paths.flatMap((path): Place[] => {
    const [written = '', part = '', ...rest] = path.split('.')
    const named = part.split(/[[\]`]/).filter((piece) => piece !== '')
    const steps = rest.flatMap((step) => step.split(/[[\]`]/).filter((piece) => piece !== ''))
    const [name = ''] = named
    const found = (['headers', 'qs', 'body'] as const).find((one) => one === name.toLowerCase())
    if (written.toLowerCase() !== side || !found) return []
    return [{ side, part: found, steps: [...named.slice(1), ...steps] }]
  })
}

/** A request or an answer in which what sanitize paths name is masked, and the values that were. */
export interface Sanitized<T> {
  readonly call: T
  readonly values: readonly unknown[]
}

/**
 * A request with every value masked that `log.sanitize` names, by its place: however short it is, and
 * whatever the case of its name.
 */
export function sanitizedRequest(
  paths: readonly string[],
  request: HttpRequest,
): Sanitized<HttpRequest> {
  const places = placesOf(paths, 'request')
  if (places.length === 0) return { call: request, values: [] }
  const values: unknown[] = []
  const headers = request.headers.map(([name, value]): readonly [string, string] => [
    name,
    isNamed(places, 'headers', name) ? masked(value, values) : value,
  ])
  const url = maskedQuery(request.url, places, values)
  const body = maskedBody(request.body, places, values)
  return { call: { ...request, url, headers, ...(body === undefined ? {} : { body }) }, values }
}

/** The same for an answer. */
export function sanitizedResponse(
  paths: readonly string[],
  response: HttpResponse,
): Sanitized<HttpResponse> {
  const places = placesOf(paths, 'response')
  if (places.length === 0) return { call: response, values: [] }
  const values: unknown[] = []
  const headers = Object.entries(response.headers).map(([name, value]) => [
    name,
    isNamed(places, 'headers', name) ? masked(value, values) : value,
  ])
  const body = maskedBody(response.body, places, values)
  const bytes = typeof body === 'string' ? Buffer.from(body) : (body ?? response.body)
  return { call: { ...response, headers: Object.fromEntries(headers), body: bytes }, values }
}

function masked(value: unknown, values: unknown[]): string {
  values.push(...textsOf(value))
  return MASK
}

function isNamed(places: readonly Place[], part: Part, name: string): boolean {
  const lower = name.toLowerCase()
  return places.some(
    (place) => place.part === part && place.steps.join('.').toLowerCase() === lower,
  )
}

function maskedQuery(url: string, places: readonly Place[], values: unknown[]): string {
  if (!url.includes('?') || !places.some(({ part }) => part === 'qs')) return url
  const [address = '', ...rest] = url.split('?')
  return `${address}?${maskedPairs(rest.join('?'), (name) => isNamed(places, 'qs', name), values)}`
}

/** Pairs of a query or a form, each as it was written unless its value is masked. */
function maskedPairs(
  written: string,
  isSecret: (name: string) => boolean,
  values: unknown[],
): string {
  const [pairs = '', ...fragment] = written.split('#')
  const all = pairs.split('&').map((pair) => {
    const [[name = '', value = ''] = []] = new URLSearchParams(pair)
    if (!isSecret(name)) return pair
    return `${pair.split('=')[0]}=${masked(value, values)}`
  })
  return [all.join('&'), ...fragment].join('#')
}

/** A body of JSON or of a form; the whole body when no member is named. */
function maskedBody(
  body: string | Uint8Array | undefined,
  places: readonly Place[],
  values: unknown[],
): string | Uint8Array | undefined {
  const own = places.filter(({ part }) => part === 'body')
  if (body === undefined || own.length === 0) return body
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8')
  if (own.some(({ steps }) => steps.length === 0)) return masked(text, values)
  // a member that lies too deep to be found must not be shown either
  if (nestsDeeper(text, DEEPEST)) return TOO_DEEP
  const value = jsonIn(text)
  if (value === undefined) {
    return maskedPairs(text, (name) => isNamed(own, 'body', name), values)
  }
  let whole: unknown = value
  const before = values.length
  for (const { steps } of own) whole = withoutMember(whole, steps, values)
  return values.length === before ? body : JSON.stringify(whole)
}

/** The value of a text of JSON; undefined for any other text. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // no JSON: a form is the only other body whose members have names
    return undefined
  }
}

/** A copy in which what stands at a path is masked; lists are entered by index, or all of their items. */
function withoutMember(value: unknown, steps: readonly string[], values: unknown[]): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return masked(value, values)
  if (Array.isArray(value)) {
    if (!/^\d+$/.test(step)) return value.map((item) => withoutMember(item, steps, values))
    return value.map((item, index) =>
      index === Number(step) - 1 ? withoutMember(item, rest, values) : item,
    )
  }
  if (!isRecord(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    const isNext = name.toLowerCase() === step.toLowerCase()
    setOwn(copy, name, isNext ? withoutMember(member, rest, values) : member)
  }
  return copy
}

/** All texts and numbers inside a value. */
function textsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (isRecord(value)) return Object.values(value).flatMap(textsOf)
  return typeof value === 'string' || typeof value === 'number' ? [value] : []
}
