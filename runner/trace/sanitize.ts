// `log.sanitize`: which values of a call the app itself calls secret.
import type { HttpRequest, HttpResponse } from '../engine/index.ts'
import { renderTemplate, type Scope } from '../iml/index.ts'
import { isRecord, own } from '../text/index.ts'

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

/**
 * The values that sanitize paths name in a call, so that they can be masked wherever they turn up:
 * `request.headers.NAME` (any case), `request.qs.NAME`, `request.body.PATH`, `response.headers.NAME`,
 * `response.body.PATH`.
 */
export function sanitizedValues(
  paths: readonly string[],
  request: HttpRequest,
  response?: HttpResponse,
): unknown[] {
  return paths.flatMap((path) => {
    const [side, part, ...rest] = path.split('.')
    const steps = rest.flatMap((step) => step.split(/[[\]`]/).filter((piece) => piece !== ''))
    if (side === 'request') return textsOf(inRequest(part, steps, request))
    if (side === 'response' && response) return textsOf(inResponse(part, steps, response))
    return []
  })
}

function inRequest(
  part: string | undefined,
  steps: readonly string[],
  request: HttpRequest,
): unknown {
  if (part === 'headers') {
    const name = steps.join('.').toLowerCase()
    return request.headers
      .filter(([known]) => known.toLowerCase() === name)
      .map(([, value]) => value)
  }
  if (part === 'qs') return new URL(request.url).searchParams.getAll(steps.join('.'))
  return part === 'body' ? inBody(request.body, steps) : undefined
}

function inResponse(
  part: string | undefined,
  steps: readonly string[],
  response: HttpResponse,
): unknown {
  if (part === 'headers') return response.headers[steps.join('.').toLowerCase()]
  return part === 'body' ? inBody(response.body, steps) : undefined
}

/** A member of a JSON or form body; the whole body when no member is named. */
function inBody(body: string | Uint8Array | undefined, steps: readonly string[]): unknown {
  if (body === undefined) return undefined
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8')
  if (steps.length === 0) return text
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // no JSON: a form is the only other body whose members have names
    return new URLSearchParams(text).getAll(steps.join('.'))
  }
  for (const step of steps)
    value = Array.isArray(value) ? value[Number(step) - 1] : own(value, step)
  return value
}

/** All texts and numbers inside a value. */
function textsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (isRecord(value)) return Object.values(value).flatMap(textsOf)
  return typeof value === 'string' || typeof value === 'number' ? [value] : []
}
