// The body of a further page stands instead of the first one.
import { isRecord } from '../../text/index.ts'
import { allRequests, keyPlaceOf, methodOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const page = (body: object) => ({
  'module.communication': {
    url: '/things/search',
    method: 'POST',
    body: { query: '{{parameters.query}}' },
    pagination: { condition: '{{body.more}}', body },
  },
})

export const pagingKeepsBody: Rule = {
  name: 'paging-keeps-body',
  severity: 'warning',
  doc: 'pagination.body repeats what the body of the request holds.',
  reason:
    'It replaces the body and is not merged into it, so that what it lacks is not sent again.',
  source: 'A-02: communication.md 8, pagination.body',
  certain: false,
  good: page({ query: '{{parameters.query}}', page: '{{pagination.page}}' }),
  bad: page({ page: '{{pagination.page}}' }),
  check: (app) =>
    allRequests(app).flatMap((request): Finding[] => {
      const [first, next] = [written(request, 'body'), written(request, 'pagination', 'body')]
      if (!isRecord(first) || !isRecord(next) || methodOf(request) === 'GET') return []
      // names that are computed may hold any of them
      if (Object.keys(next).some((name) => name.includes('{{'))) return []
      const missing = Object.keys(first).filter((name) => !Object.hasOwn(next, name))
      if (missing.length === 0) return []
      const message = `Further pages are asked without ${missing.map((name) => `"${name}"`).join(', ')}.`
      const remedy = 'repeat it in pagination.body, which replaces the body'
      return [{ message, remedy, at: keyPlaceOf(request, 'pagination', 'body') }]
    }),
}
