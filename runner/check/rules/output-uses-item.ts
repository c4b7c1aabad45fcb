// While iterating, what differs from bundle to bundle is `item`.
import { reads } from '../look/expressions.ts'
import { allRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const search = { moduleType: 'search', label: 'List Things' }
const answered = (output: string) => ({
  module: search,
  'module.communication': { url: '/things', response: { iterate: '{{body.data}}', output } },
})

export const outputUsesItem: Rule = {
  name: 'output-uses-item',
  severity: 'warning',
  doc: 'Where response iterates, output reads item.',
  reason: 'An output that reads only body gives the same bundle for every item.',
  source: 'L-COM-15: unofficial notes',
  certain: false,
  good: answered('{{item}}'),
  bad: answered('{{body.data}}'),
  check: (app) =>
    allRequests(app).flatMap((request): Finding[] => {
      const output = written(request, 'response', 'output')
      if (written(request, 'response', 'iterate') === undefined) return []
      if (!reads(output, 'body') || reads(output, 'item')) return []
      const at = placeOf(request, 'response', 'output')
      return [{ message: 'Every bundle is the same.', remedy: 'read item instead of body', at }]
    }),
}
