// Pages must end.
import { allRequests, keyPlaceOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const search = { moduleType: 'search', label: 'List Things' }
const pagination = { qs: { cursor: '{{body.next}}' } }

export const pagingHasCondition: Rule = {
  name: 'paging-has-condition',
  severity: 'warning',
  doc: 'pagination has a condition.',
  reason:
    'Without one another page is asked for until one is empty, which not every service ever sends.',
  source: 'L-COM-12: communication, pagination',
  certain: false,
  good: {
    module: search,
    'module.communication': {
      url: '/things',
      pagination: { ...pagination, condition: '{{body.next}}' },
    },
  },
  bad: { module: search, 'module.communication': { url: '/things', pagination } },
  check: (app) =>
    allRequests(app).flatMap((request): Finding[] => {
      if (written(request, 'pagination') === undefined) return []
      if (written(request, 'pagination', 'condition') !== undefined) return []
      const at = keyPlaceOf(request, 'pagination')
      return [
        {
          message: 'Nothing ends the pagination but an empty page.',
          remedy: 'add a condition',
          at,
        },
      ]
    }),
}
