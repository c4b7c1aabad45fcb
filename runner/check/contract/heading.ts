// Query keys, headers and the way a request authorizes itself, against an operation of the contract.
import { isRecord, type Json, own, type Span, stringOf } from '../../text/index.ts'
import { type Findings, report, reportUnknown } from './findings.ts'
import type { Located } from './located.ts'
import type { Operation } from './operations.ts'

/** One layer of `headers` or `qs` and how its members are placed. */
export interface Layer {
  readonly value: Json | undefined
  readonly keyAt: (name: string) => Span
}

/** Headers that belong to HTTP and need no mention in a contract. */
const COMMON = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cache-control',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'origin',
  'prefer',
  'referer',
  'user-agent',
  'x-requested-with',
])

/** The names that are written; those that are computed are left out. */
export function namesIn(layers: readonly Layer[]): string[] {
  return layers.flatMap(({ value }) =>
    isRecord(value) ? Object.keys(value).filter((name) => !name.includes('{{')) : [],
  )
}

/** True when a layer may hold names that are not written out. */
function isComputed(layers: readonly Layer[]): boolean {
  return layers.some(({ value }) =>
    isRecord(value)
      ? Object.keys(value).some((name) => name.includes('{{'))
      : typeof value === 'string',
  )
}

/** Query keys that none of the operations takes. */
export function compareQuery(
  findings: Findings,
  layer: Layer,
  operations: readonly Operation[],
): void {
  const known = operations.flatMap((one) => [...one.query.keys(), ...schemesIn(one, 'query')])
  for (const name of namesIn([layer])) {
    // `ids[]` is the same parameter as `ids` to most services
    if (known.includes(name) || known.includes(name.replace(/\[.*$/, ''))) continue
    const message = `The contract has no query key "${name}" for ${labelOf(operations)}.`
    reportUnknown(findings, 'contract/unknown-query', message, layer.keyAt(name), name, known)
  }
}

/** The headers that any of the operations takes. */
export function headersOf(operations: readonly Operation[]): string[] {
  const names = operations.flatMap((one) => [...one.headers.keys(), ...schemesIn(one, 'header')])
  return [...new Set(names)]
}

/** Headers that none of the operations takes; returns their names. */
export function compareHeaders(
  findings: Findings,
  layer: Layer,
  operations: readonly Operation[],
): string[] {
  const known = headersOf(operations)
  const lower = new Set(known.map((name) => name.toLowerCase()))
  const unknown = namesIn([layer]).filter(
    (name) => !lower.has(name.toLowerCase()) && !COMMON.has(name.toLowerCase()),
  )
  for (const name of unknown) {
    const message = `The contract has no header "${name}" for ${labelOf(operations)}.`
    reportUnknown(findings, 'contract/unknown-header', message, layer.keyAt(name), name, known)
  }
  return unknown
}

function labelOf(operations: readonly Operation[]): string {
  const [only, ...others] = operations
  return only && others.length === 0 ? `${only.method} ${only.path}` : 'any operation'
}

function schemesIn(operation: Operation, place: string): string[] {
  return operation.security
    .flat()
    .filter(({ value }) => own(value, 'type') === 'apiKey' && own(value, 'in') === place)
    .map(({ value }) => stringOf(own(value, 'name')))
}

/** Reports required query keys and headers that are not sent. */
export function compareRequired(
  findings: Findings,
  operation: Operation,
  sent: { readonly query: readonly Layer[]; readonly headers: readonly Layer[] },
  at: () => Span,
): void {
  const kinds = [
    {
      what: 'query key',
      wanted: operation.query,
      layers: sent.query,
      fold: (name: string) => name.replace(/\[.*$/, ''),
    },
    {
      what: 'header',
      wanted: operation.headers,
      layers: sent.headers,
      fold: (name: string) => name.toLowerCase(),
    },
  ]
  for (const { what, wanted, layers, fold } of kinds) {
    if (isComputed(layers)) continue
    const names = new Set(namesIn(layers).map(fold))
    for (const [name, { value }] of wanted) {
      if (own(value, 'required') !== true || names.has(fold(name))) continue
      const message = `${operation.method} ${operation.path} needs the ${what} "${name}", which is not sent.`
      report(findings, { code: 'contract/missing-parameter', severity: 'error', message, at: at() })
    }
  }
}

/** Reports a request that authorizes itself in none of the ways the contract knows. */
export function compareSecurity(
  findings: Findings,
  operation: Operation,
  sent: { readonly query: readonly Layer[]; readonly headers: readonly Layer[] },
  at: () => Span,
): void {
  if (operation.security.length === 0) return
  if (isComputed(sent.headers) || isComputed(sent.query)) return
  const headers = new Set(namesIn(sent.headers).map((name) => name.toLowerCase()))
  const query = new Set(namesIn(sent.query))
  const holds = ({ value }: Located): boolean => {
    if (own(value, 'type') !== 'apiKey')
      return headers.has('authorization') || query.has('access_token')
    const name = stringOf(own(value, 'name'))
    if (own(value, 'in') === 'query') return query.has(name)
    return headers.has(own(value, 'in') === 'cookie' ? 'cookie' : name.toLowerCase())
  }
  if (operation.security.some((way) => way.every(holds))) return
  const ways = operation.security.map((way) => way.map(inWords).join(' and ')).join(', or ')
  report(findings, {
    code: 'contract/not-authorized',
    severity: 'error',
    message: `The contract wants ${ways}, which is not sent.`,
    at: at(),
  })
}

function inWords({ value }: Located): string {
  if (own(value, 'type') === 'apiKey') {
    const place = own(value, 'in') === 'query' ? 'query key' : stringOf(own(value, 'in'))
    return `the ${place} "${stringOf(own(value, 'name'))}"`
  }
  return 'the header "authorization"'
}
