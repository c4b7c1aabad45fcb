// The type of an error decides whether Make tries again.
import { isRecord, own } from '../../text/index.ts'
import { allRequests, placeOf } from './look/requests.ts'
import type { Finding, Rule } from './rule.ts'

/** Statuses that mean one thing only; without any type Make chooses the same. */
const WANTED: Readonly<Record<string, string>> = {
  '429': 'RateLimitError',
  '501': 'ConnectionError',
  '502': 'ConnectionError',
  '503': 'ConnectionError',
}

export const errorTypesFitStatus: Rule = {
  name: 'error-types-fit-status',
  severity: 'error',
  doc: '429 ends in RateLimitError; 501, 502 and 503 end in ConnectionError.',
  reason: 'Only these types are tried again later; others switch the scenario off or roll it back.',
  source: 'L-BASE-6: a public review checklist, BP-022',
  certain: false,
  good: { base: { response: { error: { message: 'x', type: 'DataError', ...entries() } } } },
  bad: { base: { response: { error: { message: 'x', type: 'DataError' } } } },
  check: (app) => [
    ...(app.base
      ? judge(own(own(app.base.value, 'response'), 'error'), (path) =>
          app.base?.spanOf(['response', 'error', ...path]),
        )
      : []),
    ...allRequests(app)
      .filter((request) => !request.onBase)
      .flatMap((request) =>
        judge(own(own(request.value, 'response'), 'error'), (path) =>
          placeOf(request, 'response', 'error', ...path),
        ),
      ),
  ],
}

function entries(): Record<string, { message: string; type: string }> {
  return Object.fromEntries(
    Object.entries(WANTED).map(([status, type]) => [status, { message: 'x', type }]),
  )
}

function judge(
  error: unknown,
  place: (path: readonly string[]) => Finding['at'] | undefined,
): Finding[] {
  if (!isRecord(error)) return []
  const general = own(error, 'type')
  return Object.entries(WANTED).flatMap(([status, wanted]) => {
    const entry = own(error, status)
    const type = own(entry, 'type') ?? general
    if (type === undefined || type === wanted || String(type).includes('{{')) return []
    const path = own(entry, 'type') === undefined ? (entry ? [status] : ['type']) : [status, 'type']
    const at = place(path)
    const message = `Status ${status} becomes ${String(type)} instead of ${wanted}.`
    return at ? [{ message, remedy: `add an entry "${status}" with this type`, at }] : []
  })
}
