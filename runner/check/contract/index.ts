// The app against the contract of its service, both ways and without a request; refuses other formats than OpenAPI 3.
import {
  type App,
  type Component,
  componentsOf,
  type Document,
  type Module,
} from '../../spec/index.ts'
import { own, type Problem, type Source, stringOf } from '../../text/index.ts'
import type { Found } from '../found.ts'
import { isLast, nameOf, requestsOf, type WrittenRequest } from '../look/requests.ts'
import { baseServer, segmentsBelow, serversOf } from './addresses.ts'
import { type Compared, compareRequest, queryOf, reportSanitize } from './compare-request.ts'
import type { Bench } from './comparison.ts'
import { createFindings, noteUnused, problemsIn, report } from './findings.ts'
import { compareHeaders, compareQuery, type Layer } from './heading.ts'
import { brokenReferences, type Contract, contractOf } from './located.ts'
import { type Operation, operationsOf } from './operations.ts'
import { compareRead } from './read.ts'
import { anyOf, type Shape } from './shape.ts'
import { compareShown } from './shown.ts'

/** A contract: its text, for places, and the value somebody read from it (YAML or JSON). */
export interface ContractFile {
  readonly source: Source
  readonly document: unknown
}

/** A request with the operation it means. */
interface Use {
  readonly request: WrittenRequest
  readonly operation: Operation
}

/**
 * What the app uses and the contract lacks (errors at their place in the app), and what the
 * contract offers and no module shows (hints at their place in the contract). Operations marked
 * `x-make-module: null` or `deprecated` are meant to be left alone.
 */
export function contractProblems(app: App, file: ContractFile): Found[] {
  const contract = contractOf(file.source, file.document)
  const refusal = refusalOf(contract)
  if (refusal) return [refusal]
  const bench = benchOf(app, contract)
  for (const broken of brokenReferences(contract)) {
    const message = `The reference ${stringOf(broken.value)} leads nowhere.`
    const at = contract.spanOf(broken.path)
    const code = 'contract/broken-reference'
    report(bench.findings, { code, severity: 'error', message, at })
  }
  compareBase(bench, app.base)
  const uses = componentsOf(app).flatMap((component) => compareComponent(bench, component))
  noteOperations(bench, uses)
  return problemsIn(bench.findings, contract)
}

function refusalOf(contract: Contract): Problem | undefined {
  const version = own(contract.root.value, 'openapi')
  const paths = own(contract.root.value, 'paths')
  if (typeof version === 'string' && version.startsWith('3.') && paths !== undefined)
    return undefined
  return {
    code: 'contract/format',
    severity: 'error',
    message: 'The contract is no OpenAPI 3 document with paths.',
    remedy: 'give a YAML or JSON file that begins with openapi: 3.x',
    at: { source: contract.source, start: 0, end: 0 },
  }
}

function benchOf(app: App, contract: Contract): Bench {
  const base = baseServer(app.base)
  const written = app.base
  const authorizedAt = written && (() => written.spanOf(['headers']))
  return {
    contract,
    findings: createFindings(),
    operations: operationsOf(contract),
    servers: serversOf(contract),
    base: base && authorizedAt && { ...base, authorizedAt },
    baseLayers: {
      headers: app.base ? [baseLayer(app.base, 'headers')] : [],
      query: app.base ? [baseLayer(app.base, 'qs')] : [],
    },
  }
}

function baseLayer(base: Document, key: string): Layer {
  const value = own(base.value, key) as Layer['value']
  return { value, keyAt: (name) => base.keySpanOf([key, name]) }
}

/** Base lies under every request: it is wrong only where no operation at all has what it uses. */
function compareBase(bench: Bench, base: Document | undefined): void {
  const { contract, findings, operations, baseLayers } = bench
  if (!base) return
  const { base: address } = bench
  if (address && !bench.servers.some((server) => segmentsBelow(server, address) !== undefined)) {
    const message = 'The contract has no server with this address.'
    const at = base.spanOf(['baseUrl'])
    report(findings, { code: 'contract/unknown-server', severity: 'error', message, at })
  }
  const whole = { document: base, path: [], value: base.value as WrittenRequest['value'] }
  for (const layer of baseLayers.query) compareQuery(findings, layer, operations)
  for (const layer of baseLayers.headers) {
    const unknown = compareHeaders(findings, layer, operations)
    reportSanitize(findings, whole, unknown, operations)
  }
  const body = anyOf(operations.flatMap((one): Shape[] => [one.answer, one.refusal]))
  const response = own(base.value, 'response') as Layer['value']
  compareRead(contract, findings, whole, response, ['response'], { body }, 'any')
}

/** Compares the requests of a component in turn, and what a module shows of the last answer. */
function compareComponent(bench: Bench, component: Component): Use[] {
  let last: Compared | undefined
  const uses: Use[] = []
  for (const request of requestsOf(component)) {
    last = compareRequest(bench, request, request.step > 0 ? last?.answer : undefined)
    const { operation, pages } = last
    if (pages) uses.push({ request, operation: pages })
    if (!operation) continue
    uses.push({ request, operation })
    if (component.kind !== 'module' || !isLast(request) || request.phase !== 'communication')
      continue
    const { contract, findings } = bench
    const named = `${operation.method} ${operation.path}`
    const comparing = {
      contract,
      findings,
      operation: named,
      component: nameOf(component),
      counts: true,
    }
    compareShown(comparing, component as Module, last.output)
  }
  return uses
}

/** Notes the operations and query keys that no module and no RPC uses. */
function noteOperations(bench: Bench, uses: readonly Use[]): void {
  for (const operation of bench.operations) {
    const { method, path, part, query } = operation
    if (own(part.value, 'deprecated') === true || own(part.value, 'x-make-module') === null)
      continue
    const users = uses.filter(
      ({ request, operation: used }) =>
        used === operation && request.component.kind !== 'connection',
    )
    if (users.length === 0) {
      noteUnused(bench.findings, { what: `${method} ${path}`, path: part.path }, 'the app')
      continue
    }
    const sent = new Set(users.flatMap(({ request }) => queryOf(bench, request)))
    for (const [name, { path: place }] of query) {
      if (sent.has(name) || sent.has(`${name}[]`)) continue
      const what = `the query key "${name}" of ${method} ${path}`
      noteUnused(bench.findings, { what, path: [...place, 'name'] }, 'the app')
    }
  }
}
