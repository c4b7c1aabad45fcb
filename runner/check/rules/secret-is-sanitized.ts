// A secret that is sent must not be shown in the logs of Make.
import { SECRET_NAME } from '../../parameters/index.ts'
import type { App, Document } from '../../spec/index.ts'
import { at, isRecord, type Json, own, type Path, type Span, suggest } from '../../text/index.ts'
import { addItem, replaceValue } from '../look/edits.ts'
import { nodesWithin, pathOf } from '../look/expressions.ts'
import { allRequests, keyPlaceOf, type WrittenRequest } from '../look/requests.ts'
import { folded, sanitized, secretsOfConnections, secretsOfParameters } from '../look/secrets.ts'
import type { Finding, Rule } from './rule.ts'

const REQUEST = { headers: { authorization: 'Bearer {{connection.apiKey}}' } }

export const secretIsSanitized: Rule = {
  name: 'secret-is-sanitized',
  severity: 'error',
  doc: 'Every header, query key and body member that holds a secret is named in log.sanitize.',
  reason: 'Whatever is not sanitized can be read by everyone who sees the logs of a scenario.',
  source: 'L-BASE-2, L-CONN-4: component blocks, sanitization',
  certain: true,
  follows: { file: ['malformed-expression'] },
  good: { base: { ...REQUEST, log: { sanitize: ['request.headers.Authorization'] } } },
  bad: { base: { ...REQUEST, log: { sanitize: [] } } },
  check: (app) => {
    const isSecret = secretsOfConnections(app)
    const ofBase = sanitized(app.base?.value)
    const requests = allRequests(app).flatMap((request) =>
      inRequest(
        request,
        [...sanitized(request.value), ...(request.onBase ? ofBase : [])],
        isSecret,
      ),
    )
    return [...inBase(app, isSecret), ...requests]
  },
}

type IsSecret = (name: string) => boolean

/** Values that hold a secret, by the path that would hide them. */
function leaks(value: unknown, hidden: readonly string[], isLeak: (leaf: Json) => boolean): Path[] {
  return (['headers', 'qs', 'body'] as const).flatMap((part) => {
    const written = own(value, part)
    if (isHidden([part], hidden)) return []
    return leavesOf(written as Json, [part]).filter((path) => {
      const leaf = at(value, path) as Json
      return isLeak(leaf) && !isHidden(path, hidden)
    })
  })
}

/** Hidden by its own path or by one above it. */
function isHidden(path: Path, hidden: readonly string[]): boolean {
  return path.some((_, index) =>
    hidden.includes(folded(`request.${path.slice(0, index + 1).join('.')}`)),
  )
}

function leavesOf(value: Json | undefined, path: Path): Path[] {
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([name, inner]) =>
      leavesOf(inner as Json, [...path, name]),
    )
  }
  return value === undefined ? [] : [path]
}

function readsSecret(leaf: Json, variable: string, isSecret: IsSecret): boolean {
  return nodesWithin(leaf).some(({ node }) => {
    const path = pathOf(node)
    return path?.[0] === variable && path[1] !== undefined && isSecret(path.at(-1) ?? '')
  })
}

/** The paths of secrets that base sends and does not hide. */
export function secretsShownInBase({ value }: Document, isSecret: IsSecret): readonly Path[] {
  return leaks(value, sanitized(value), (leaf) => readsSecret(leaf, 'connection', isSecret))
}

function inBase({ base }: App, isSecret: IsSecret): Finding[] {
  if (!base) return []
  return secretsShownInBase(base, isSecret).map((path) =>
    finding(path, base.keySpanOf(path), hiding(base, [], `request.${path.join('.')}`)),
  )
}

function inRequest(
  request: WrittenRequest,
  hidden: readonly string[],
  isSecret: IsSecret,
): Finding[] {
  const isOwn = secretsOfParameters(request)
  // what its earlier phases kept
  const isConnection = request.component.kind === 'connection'
  const sent = leaks(
    request.value,
    hidden,
    (leaf) =>
      readsSecret(leaf, 'connection', isSecret) ||
      readsSecret(leaf, 'parameters', isOwn) ||
      (isConnection && readsSecret(leaf, 'data', isSecret)),
  )
  const { document, path: where } = request
  return [
    ...sent.map((path) =>
      finding(
        path,
        keyPlaceOf(request, ...path),
        hiding(document, where, `request.${path.join('.')}`),
      ),
    ),
    ...inAnswer(request, hidden),
  ]
}

/** Tokens that a connection takes out of an answer. */
function inAnswer(request: WrittenRequest, hidden: readonly string[]): Finding[] {
  if (request.component.kind !== 'connection') return []
  const data = own(own(request.value, 'response'), 'data') as Json | undefined
  return nodesWithin(data).flatMap(({ node, path }) => {
    const steps = pathOf(node)
    if (steps?.[0] !== 'body' || !SECRET_NAME.test(steps.at(-1) ?? '')) return []
    const covered = steps.some((_, index) =>
      hidden.includes(`response.${steps.slice(0, index + 1).join('.')}`),
    )
    if (covered) return []
    const full = `response.${steps.join('.')}`
    const message = `The secret in ${steps.join('.')} of the answer is not sanitized.`
    const place = request.document.spanOf([...request.path, 'response', 'data', ...path])
    return [{ message, remedy: `add "${full}" to log.sanitize`, at: place }]
  })
}

type Hiding = Pick<Finding, 'remedy' | 'fix'>

/** How a path is hidden: in place of one with a typing error, or as one more. `where`: the request. */
function hiding(document: Document, where: Path, full: string): Hiding {
  const list = [...where, 'log', 'sanitize']
  const written = at(document.value, list)
  const dead = (Array.isArray(written) ? written : []).filter(
    (path) => typeof path === 'string' && !names(at(document.value, where), path),
  )
  const near = suggest(full, dead)
  if (near !== undefined && Array.isArray(written)) {
    const fix = replaceValue(document, [...list, written.indexOf(near)], full)
    return { remedy: `"${near}" in log.sanitize names nothing; write "${full}"`, fix }
  }
  const fix = addItem(document, list, full)
  return { remedy: `add "${full}" to log.sanitize`, ...(fix ? { fix } : {}) }
}

/** True when a path names something written in the request; header names know no case. */
function names(request: unknown, path: string): boolean {
  const [side, part = '', ...steps] = path.split('.')
  const container = own(request, part)
  if (side !== 'request' || steps.length === 0 || !isRecord(container)) return true
  const wanted = (part === 'headers' ? steps.join('.') : (steps[0] ?? '')).toLowerCase()
  return Object.keys(container).some((name) => name.toLowerCase() === wanted)
}

function finding(path: Path, place: Span, hidden: Hiding): Finding {
  return { message: `The secret in ${path.join('.')} is not sanitized.`, at: place, ...hidden }
}
