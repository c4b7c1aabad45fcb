// The body of a request against the operation it means: one where none is taken, none where one is wanted, its members.
import { keyPlaceOf, nameOf, placeOf, type WrittenRequest, written } from '../look/requests.ts'
import { compareSent } from './compare-sent.ts'
import type { Bench, Comparing } from './comparison.ts'
import { report } from './findings.ts'
import type { Operation } from './operations.ts'
import { sendsNothing, sentBy } from './sent.ts'

/** Compares what is sent as a body, member by member. */
export function compareBody(bench: Bench, request: WrittenRequest, operation: Operation): void {
  const { findings } = bench
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
  const comparing = comparingOf(bench, request, operation)
  for (const sent of sentBy(request, body ?? null, ['body'])) {
    compareSent(comparing, sent, operation.body.schema)
  }
}

/** Where the comparison of what a request sends stands. */
export function comparingOf(
  { contract, findings }: Bench,
  { component }: WrittenRequest,
  { method, path }: Operation,
): Comparing {
  const counts = component.kind === 'module'
  return {
    contract,
    findings,
    operation: `${method} ${path}`,
    component: nameOf(component),
    counts,
  }
}
