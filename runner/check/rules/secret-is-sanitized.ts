// A secret that is sent must not be shown in the logs of Make.
import type { App } from '../../spec/index.ts'
import { at, isRecord, type Json, own, type Path, type Span } from '../../text/index.ts'
import { addItem } from './look/edits.ts'
import { nodesWithin, pathOf } from './look/expressions.ts'
import { allRequests, keyPlaceOf, type WrittenRequest } from './look/requests.ts'
import {
  folded,
  isSecretName,
  sanitized,
  secretsOfConnections,
  secretsOfParameters,
} from './look/secrets.ts'
import type { Finding, Fix, Rule } from './rule.ts'

const REQUEST = { headers: { authorization: 'Bearer {{connection.apiKey}}' } }

export const secretIsSanitized: Rule = {
  name: 'secret-is-sanitized',
  severity: 'error',
  doc: 'Every header, query key and body member that holds a secret is named in log.sanitize.',
  reason: 'Whatever is not sanitized can be read by everyone who sees the logs of a scenario.',
  source: 'L-BASE-2, L-CONN-4: component blocks, sanitization',
  certain: true,
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
    return [...inBase(app, ofBase, isSecret), ...requests]
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

function inBase(app: App, hidden: readonly string[], isSecret: IsSecret): Finding[] {
  const { base } = app
  if (!base) return []
  const paths = leaks(base.value, hidden, (leaf) => readsSecret(leaf, 'connection', isSecret))
  return paths.map((path) =>
    finding(
      path,
      base.keySpanOf(path),
      addItem(base, ['log', 'sanitize'], `request.${path.join('.')}`),
    ),
  )
}

function inRequest(
  request: WrittenRequest,
  hidden: readonly string[],
  isSecret: IsSecret,
): Finding[] {
  const isOwn = secretsOfParameters(request)
  const sent = leaks(
    request.value,
    hidden,
    (leaf) => readsSecret(leaf, 'connection', isSecret) || readsSecret(leaf, 'parameters', isOwn),
  )
  const list = [...request.path, 'log', 'sanitize']
  const fixed = (path: string): Fix | undefined => addItem(request.document, list, path)
  return [
    ...sent.map((path) =>
      finding(path, keyPlaceOf(request, ...path), fixed(`request.${path.join('.')}`)),
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
    if (steps?.[0] !== 'body' || !isSecretName(steps.at(-1) ?? '')) return []
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

function finding(path: Path, place: Span, fix: Fix | undefined): Finding {
  const full = `request.${path.join('.')}`
  return {
    message: `The secret in ${path.join('.')} is not sanitized.`,
    remedy: `add "${full}" to log.sanitize`,
    at: place,
    ...(fix ? { fix } : {}),
  }
}
