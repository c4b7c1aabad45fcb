// One request of the app against the operation it means: what it sends, and what it reads of the answer.
import { isRecord, type Json, own, stringOf } from '../../text/index.ts'
import { loneNode } from '../look/expressions.ts'
import { placeOf, type WrittenRequest, written } from '../look/requests.ts'
import { addressOf } from './addresses.ts'
import { compareBody, comparingOf } from './compare-body.ts'
import { comparePages, pagesAlike } from './compare-pages.ts'
import { compareQueryParameters } from './compare-parameter.ts'
import { compareUniversal } from './compare-universal.ts'
import { type Bench, layer, operationOf } from './comparison.ts'
import { type Findings, reportUnknown } from './findings.ts'
import {
  compareHeaders,
  compareQuery,
  compareRequired,
  compareSecurity,
  headersOf,
  namesIn,
} from './heading.ts'
import type { Operation } from './operations.ts'
import { compareRead, type Names, shapeOfNode, shapeOfWritten } from './read.ts'
import { anyOf, itemOf, type Shape, UNKNOWN_SHAPE, withOthers } from './shape.ts'

/** What a request turned out to be. */
export interface Compared {
  readonly operation: Operation | undefined
  /** The operation of further pages, where it is written for them. */
  readonly pages?: Operation
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
  if (isUniversal(request)) {
    compareUniversal(bench, request)
    return compareAnswer(bench, request, UNKNOWN_SHAPE, undefined)
  }
  const operation = operationOf(bench, request, address)
  const pages = comparePages(bench, request)
  const paged = pages ? { pages } : {}
  if (!operation) return { ...compareAnswer(bench, request, UNKNOWN_SHAPE, undefined), ...paged }
  compareHeading(bench, request, operation)
  compareQueryParameters(comparingOf(bench, request, operation), request, operation)
  compareBody(bench, request, operation)
  return { ...compareAnswer(bench, request, operation.answer, operation), ...paged }
}

const isUniversal = ({ component }: WrittenRequest): boolean =>
  component.kind === 'module' && own(component, 'type') === 'universal'

function compareHeading(bench: Bench, request: WrittenRequest, operation: Operation): void {
  const { findings, baseLayers } = bench
  // pages of another kind are compared with the operation they mean
  const pages = pagesAlike(request) ? [layer(request, 'pagination', 'qs')] : []
  const query = [layer(request, 'qs'), ...pages]
  const headers = [layer(request, 'headers')]
  for (const one of query) compareQuery(findings, one, [operation])
  for (const one of headers) {
    const unknown = compareHeaders(findings, one, [operation])
    reportSanitize(findings, request, unknown, [operation])
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
  operations: readonly Operation[],
): void {
  const paths = own(own(request.value, 'log'), 'sanitize')
  if (!Array.isArray(paths)) return
  for (const [index, path] of paths.entries()) {
    const name = unknown.find(
      (one) => `request.headers.${one}`.toLowerCase() === stringOf(path).toLowerCase(),
    )
    if (name === undefined) continue
    const known = headersOf(operations).map((one) => `request.headers.${one}`)
    const message = `The contract has no header "${name}" to sanitize.`
    const at = request.document.spanOf([...request.path, 'log', 'sanitize', index])
    // with a suggestion of its own it is not taken for a consequence of the header's
    reportUnknown(findings, 'contract/unknown-header', message, at, stringOf(path), known)
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
  const headers = operation?.answerHeaders ?? UNKNOWN_SHAPE
  const names: Names = { body: answer, headers }
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
  // refused requests read the temp, too, and their bodies may be what the contract does not describe
  const either = operation?.refusal.kind === 'unknown' ? withOthers(answer) : both
  response('temp', { body: either, headers }, 'any')
  response('error', { body: both, headers }, 'any')
  response('valid', { body: either, headers })
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
