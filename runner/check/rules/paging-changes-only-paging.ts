// pagination.qs is merged over qs, so what stays the same need not be repeated.
import { isRecord } from '../../text/index.ts'
import { removeMember } from '../look/edits.ts'
import { reads } from '../look/expressions.ts'
import { allRequests, keyPlaceOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const page = (qs: object) => ({
  'module.communication': {
    url: '/things',
    qs: { q: '{{parameters.q}}' },
    pagination: { condition: true, qs },
  },
})

export const pagingChangesOnlyPaging: Rule = {
  name: 'paging-changes-only-paging',
  severity: 'warning',
  doc: 'pagination.qs holds only what changes from page to page.',
  reason: 'A filter that is written twice will be changed once.',
  source: 'L-COM-10: best practices, modules',
  certain: true,
  good: page({ page: '{{pagination.page}}' }),
  bad: page({ page: '{{pagination.page}}', q: '{{parameters.q}}' }),
  check: (app) =>
    allRequests(app).flatMap((request) => {
      const next = written(request, 'pagination', 'qs')
      if (!isRecord(next) || written(request, 'pagination', 'mergeWithParent') === false) return []
      return Object.keys(next).flatMap((name): Finding[] => {
        const before = written(request, 'qs', name)
        const same =
          JSON.stringify(before) === JSON.stringify(written(request, 'pagination', 'qs', name))
        // an expression may give something else for every page
        const changes = ['pagination', 'temp', 'body', 'iterate'].some((variable) =>
          reads(before, variable),
        )
        if (before === undefined || !same || changes) return []
        const path = ['pagination', 'qs', name]
        const fix = removeMember(request.document, [...request.path, ...path])
        return [
          {
            message: `"${name}" is the same on every page.`,
            remedy: 'remove it here',
            at: keyPlaceOf(request, ...path),
            fix,
          },
        ]
      })
    }),
}
