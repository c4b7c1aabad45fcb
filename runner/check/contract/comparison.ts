// What every comparison of requests needs: the contract with its operations, and which of them a request means.
import type { Path, Span } from '../../text/index.ts'
import { keyPlaceOf, methodOf, placeOf, type WrittenRequest, written } from '../look/requests.ts'
import type { Address, Server } from './addresses.ts'
import { type Findings, report, reportUnknown } from './findings.ts'
import type { Layer } from './heading.ts'
import type { Contract } from './located.ts'
import { type Operation, operationsAt } from './operations.ts'

/** What a comparison needs to know about where it stands. */
export interface Comparing {
  readonly contract: Contract
  readonly findings: Findings
  /** `POST /things`. */
  readonly operation: string
  readonly component: string
  /** True for modules: what they leave out is worth a hint. */
  readonly counts: boolean
}

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

/** The operation a request means; what the contract lacks is reported at its url or method. */
export function operationOf(
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
export function layer(request: WrittenRequest, ...path: Path): Layer {
  const value = written(request, ...path)
  return { value, keyAt: (name) => keyPlaceOf(request, ...path, name) }
}
