// A sanitize path with a typing error hides nothing.
import { isRecord, own, type Span, suggest } from '../../text/index.ts'
import { allRequests } from '../look/requests.ts'
import { folded } from '../look/secrets.ts'
import type { Finding, Rule } from './rule.ts'

const BASE = {
  baseUrl: 'https://api.example.com',
  headers: { 'x-api-key': '{{connection.apiKey}}' },
}

export const sanitizePathHits: Rule = {
  name: 'sanitize-path-hits',
  severity: 'error',
  doc: 'Every path in log.sanitize names something that some request sends.',
  reason: 'A path with a typing error leaves the secret in the logs.',
  source: 'L-BASE-3: component blocks, sanitization',
  certain: true,
  good: { base: { ...BASE, log: { sanitize: ['request.headers.X-Api-Key'] } } },
  bad: { base: { ...BASE, log: { sanitize: ['request.headers.x-apikey'] } } },
  check: (app) => {
    const requests = allRequests(app)
    const base = app.base ? [app.base.value] : []
    const all = [...base, ...requests.map((request) => request.value)]
    const { base: document } = app
    const ofBase = document
      ? pathsOf(document.value, (index) => document.spanOf(['log', 'sanitize', index]))
      : []
    return [
      ...ofBase.flatMap((one) => judge(one, all)),
      ...requests.flatMap((request) => {
        const { document, path, value, onBase } = request
        const written = pathsOf(value, (index) =>
          document.spanOf([...path, 'log', 'sanitize', index]),
        )
        return written.flatMap((one) => judge(one, onBase ? [...base, value] : [value]))
      }),
    ]
  },
}

interface WrittenPath {
  readonly path: string
  readonly at: () => Span
}

function pathsOf(value: unknown, placeOf: (index: number) => Span): WrittenPath[] {
  const paths = own(own(value, 'log'), 'sanitize')
  if (!Array.isArray(paths)) return []
  return paths.flatMap((path: unknown, index) =>
    typeof path === 'string' ? [{ path, at: () => placeOf(index) }] : [],
  )
}

function judge({ path, at }: WrittenPath, requests: readonly unknown[]): Finding[] {
  const [side, part = '', ...steps] = folded(path).split('.')
  if (side === 'response') return inAnswer(path, part, at)
  if (side !== 'request') {
    const remedy = 'begin with request. or response.'
    return [{ message: `"${path}" is no path of a request or an answer.`, remedy, at: at() }]
  }
  if (!OF_REQUESTS.includes(part)) return unknownPart(path, part, OF_REQUESTS, at)
  const containers = requests
    .map((request) => own(request, part))
    .filter((one) => one !== undefined)
  if (steps.length === 0 || part === 'url') return []
  // names that are computed can be anything
  if (containers.some((one) => !isRecord(one) || hasComputed(one))) return []
  const names = [...new Set(containers.flatMap((one) => Object.keys(one as object)))]
  const wanted = part === 'headers' ? steps.join('.') : (steps[0] ?? '')
  const folds = part === 'headers' ? names.map((name) => name.toLowerCase()) : names
  if (folds.includes(wanted) || folds.includes(steps.join('.'))) return []
  const message = `"${path}" names nothing that is sent.`
  const near = suggest(wanted, folds)
  const place = at()
  if (near === undefined) {
    const sent = names.length === 0 ? 'nothing is sent there' : `sent are ${names.join(', ')}`
    return [{ message, remedy: `remove it, or name what is sent: ${sent}`, at: place }]
  }
  // of a header the whole rest is its name, of all else only the first step was wrong
  const rest = part === 'headers' ? [] : steps.slice(1)
  const meant = [side, part, near, ...rest].join('.')
  const fix = { at: place, text: JSON.stringify(meant) }
  return [{ message, suggestion: meant, at: place, fix }]
}

/** What a path can name of a request and of an answer. */
const OF_REQUESTS = ['headers', 'qs', 'body', 'url']
const OF_ANSWERS = ['headers', 'body']

function inAnswer(path: string, part: string, at: () => Span): Finding[] {
  return OF_ANSWERS.includes(part) ? [] : unknownPart(path, part, OF_ANSWERS, at)
}

/** A path whose second step is no part, mended where what is meant can be seen. */
function unknownPart(
  path: string,
  part: string,
  parts: readonly string[],
  at: () => Span,
): Finding[] {
  const [side = '', , ...steps] = path.split('.')
  const place = at()
  const message = `"${path}" names nothing of ${side === 'request' ? 'a request' : 'an answer'}.`
  const near = suggest(part, parts)
  // response.data is kept for later, and no part of what is logged
  const meant = near ?? (part === 'data' ? 'body' : undefined)
  if (meant === undefined) {
    return [{ message, remedy: `${side}. goes on with ${parts.join(', ')}`, at: place }]
  }
  const suggestion = [side, meant, ...steps].join('.')
  return [{ message, suggestion, at: place, fix: { at: place, text: JSON.stringify(suggestion) } }]
}

function hasComputed(container: unknown): boolean {
  return isRecord(container) && Object.keys(container).some((name) => name.includes('{{'))
}
