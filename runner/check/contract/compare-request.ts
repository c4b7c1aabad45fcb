// One request of the app against the operation it means: what it sends, and what it reads of the answer.
import { isRecord, type Json, own, type Path, type Span } from '../../text/index.ts'
import { loneNode } from '../rules/look/expressions.ts'
import {
  keyPlaceOf,
  methodOf,
  nameOf,
  placeOf,
  type WrittenRequest,
  written,
} from '../rules/look/requests.ts'
import { type Address, addressOf, type Server } from './addresses.ts'
import { type Comparing, compareSent } from './compare-sent.ts'
import { type Findings, report, reportUnknown } from './findings.ts'
import {
  compareHeaders,
  compareQuery,
  compareRequired,
  compareSecurity,
  type Layer,
  namesIn,
} from './heading.ts'
import type { Contract } from './located.ts'
import { type Operation, operationsAt } from './operations.ts'
import { compareRead, type Names, shapeOfNode, shapeOfWritten } from './read.ts'
import { sendsNothing, sentBy } from './sent.ts'
import { anyOf, itemOf, type Shape, UNKNOWN_SHAPE } from './shape.ts'

/** The contract, the app's base, and where findings go. */
export interface Bench {
  readonly contract: Contract
  readonly findings: Findings
  readonly operations: readonly Operation[]
  readonly servers: readonly Server[]
  readonly base: (Server & { readonly authorizedAt: () => Span }) | undefined
  /** `headers` and `qs` of base. */
  readonly baseLayers: { readonly headers: readonly Layer[]; readonly query: readonly Layer[] }
}

/** What a request turned out to be. */
export interface Compared {
  readonly operation: Operation | undefined
  readonly answer: Shape
  /** Shape of one bundle: what `output` gives. */
  readonly output: Shape
}

const NO_NAMES: Names = {}

/** Compares one request; `before` is the answer of the step before it in a chain. */
export function compareRequest(
  bench: Bench,
  request: WrittenRequest,
  before: Shape | undefined,
): Compared {
  const earlier: Names = before ? { body: before } : NO_NAMES
  const { contract, findings } = bench
  for (const key of ['url', 'qs', 'headers', 'body', 'condition']) {
    compareRead(contract, findings, request, written(request, key), [key], earlier, 'every')
  }
  const address = addressOf(request, bench.base, bench.servers)
  // a request without address passes on what it got
  if (!address) return compareAnswer(bench, request, before ?? UNKNOWN_SHAPE, undefined)
  const operation = operationOf(bench, request, address)
  if (!operation) return compareAnswer(bench, request, UNKNOWN_SHAPE, undefined)
  compareHeading(bench, request, operation)
  compareBody(bench, request, operation)
  return compareAnswer(bench, request, operation.answer, operation)
}

function operationOf(
  bench: Bench,
  request: WrittenRequest,
  address: Address,
): Operation | undefined {
  const method = methodOf(request)
  if (address.kind === 'stray') {
    const message = 'The contract has no server with this address.'
    const at = placeOf(request, 'url')
    report(bench.findings, { code: 'contract/unknown-server', severity: 'error', message, at })
  }
  if (address.kind !== 'below' || method === undefined) return undefined
  // where tokens are fetched is seldom part of a contract
  const aside =
    request.component.kind === 'connection' && !['communication', 'info'].includes(request.phase)
  if (request.component.kind === 'module' && own(request.component, 'type') === 'universal')
    return undefined
  const { findings, operations } = bench
  const path = `/${address.segments.map((one) => (one.includes(' ') ? '{...}' : one)).join('/')}`
  const there = operationsAt(operations, address.segments)
  if (there.length === 0) {
    if (aside) return undefined
    const known = [
      ...new Set(operations.filter((one) => one.method === method).map((one) => one.path)),
    ]
    const message = `The contract has no path ${path}.`
    const near = known.map((one) => one.replaceAll(/\{[^}]*\}/g, '{...}'))
    reportUnknown(findings, 'contract/unknown-path', message, placeOf(request, 'url'), path, near)
    return undefined
  }
  const found = there.find((one) => one.method === method)
  if (!found) {
    const message = `The contract has no ${method} ${path}.`
    const at = placeOf(request, written(request, 'method') === undefined ? 'url' : 'method')
    const known = there.map((one) => one.method)
    reportUnknown(findings, 'contract/unknown-method', message, at, method, known)
  }
  return found
}

/** A layer written in the request itself. */
function layer(request: WrittenRequest, ...path: Path): Layer {
  const value = written(request, ...path)
  return { value, keyAt: (name) => keyPlaceOf(request, ...path, name) }
}

function compareHeading(bench: Bench, request: WrittenRequest, operation: Operation): void {
  const { findings, baseLayers } = bench
  const query = [layer(request, 'qs'), layer(request, 'pagination', 'qs')]
  const headers = [layer(request, 'headers')]
  for (const one of query) compareQuery(findings, one, [operation])
  for (const one of headers) {
    reportSanitize(findings, request, compareHeaders(findings, one, [operation]))
  }
  const sent = request.onBase
    ? { query: [...query, ...baseLayers.query], headers: [...headers, ...baseLayers.headers] }
    : { query, headers }
  const at = () => placeOf(request, 'url')
  compareRequired(findings, operation, sent, at)
  const authorized = request.onBase ? bench.base?.authorizedAt : undefined
  compareSecurity(findings, operation, sent, authorized ?? at)
}

/** Paths in `log.sanitize` that name a header which the contract does not know either. */
export function reportSanitize(
  findings: Findings,
  request: Pick<WrittenRequest, 'document' | 'path' | 'value'>,
  unknown: readonly string[],
): void {
  const paths = own(own(request.value, 'log'), 'sanitize')
  if (!Array.isArray(paths)) return
  for (const [index, path] of paths.entries()) {
    const name = unknown.find(
      (one) => `request.headers.${one}`.toLowerCase() === String(path).toLowerCase(),
    )
    if (name === undefined) continue
    const message = `The contract has no header "${name}" to sanitize.`
    const at = request.document.spanOf([...request.path, 'log', 'sanitize', index])
    report(findings, { code: 'contract/unknown-header', severity: 'error', message, at })
  }
}

function compareBody(bench: Bench, request: WrittenRequest, operation: Operation): void {
  const { contract, findings } = bench
  const body = written(request, 'body')
  const named = `${operation.method} ${operation.path}`
  if (!operation.body) {
    if (sendsNothing(body) || operation.method === 'GET') return
    const message = `The contract takes no body for ${named}.`
    const at = keyPlaceOf(request, 'body')
    report(findings, { code: 'contract/unknown-body', severity: 'error', message, at })
    return
  }
  if (sendsNothing(body)) {
    if (!operation.body.required) return
    const message = `The contract wants a body for ${named}, and none is sent.`
    const at = placeOf(request, 'url')
    report(findings, { code: 'contract/missing-body', severity: 'error', message, at })
    return
  }
  const component = nameOf(request.component)
  const counts = request.component.kind === 'module'
  const comparing: Comparing = { contract, findings, operation: named, component, counts }
  for (const sent of sentBy(request, body ?? null, ['body'])) {
    compareSent(comparing, sent, operation.body.schema)
  }
}

function compareAnswer(
  bench: Bench,
  request: WrittenRequest,
  answer: Shape,
  operation: Operation | undefined,
): Compared {
  const { contract, findings } = bench
  const both = anyOf([answer, operation?.refusal ?? UNKNOWN_SHAPE])
  const names: Names = { body: answer }
  const response = (key: string, scope: Names, strictness: 'every' | 'any' = 'every'): void =>
    compareRead(
      contract,
      findings,
      request,
      written(request, 'response', key),
      ['response', key],
      scope,
      strictness,
    )
  response('temp', { body: both }, 'any')
  response('error', { body: both }, 'any')
  response('valid', { body: both }, 'any')
  for (const key of ['limit', 'data', 'metadata', 'uid', 'expires']) response(key, names)
  for (const key of ['pagination', 'repeat']) {
    compareRead(contract, findings, request, written(request, key), [key], names, 'every')
  }
  const item = itemShape(bench, request, names)
  const inner: Names = item ? { ...names, item } : names
  for (const key of ['iterate', 'output', 'wrapper', 'trigger']) response(key, inner)
  const output = written(request, 'response', 'output')
  const wrapped = written(request, 'response', 'wrapper') !== undefined
  if (wrapped) return { operation, answer, output: UNKNOWN_SHAPE }
  if (output === undefined) return { operation, answer, output: item ?? answer }
  return { operation, answer, output: shapeOfWritten(contract, output, inner) }
}

/** The shape of `item`; undefined where the request does not iterate. */
function itemShape(bench: Bench, request: WrittenRequest, names: Names): Shape | undefined {
  const iterate = written(request, 'response', 'iterate')
  if (iterate === undefined) return undefined
  const container: Json | undefined = isRecord(iterate)
    ? written(request, 'response', 'iterate', 'container')
    : iterate
  const node = loneNode(container)
  if (!node) return UNKNOWN_SHAPE
  return itemOf(bench.contract, shapeOfNode(bench.contract, node, names)) ?? UNKNOWN_SHAPE
}

/** The names of the query keys a request sends, base included. */
export function queryOf(bench: Bench, request: WrittenRequest): string[] {
  const own = [layer(request, 'qs'), layer(request, 'pagination', 'qs')]
  return namesIn(request.onBase ? [...own, ...bench.baseLayers.query] : own)
}
