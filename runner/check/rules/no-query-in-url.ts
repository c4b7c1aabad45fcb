// A query belongs into qs.
import { literalText } from '../look/expressions.ts'
import { allRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

export const noQueryInUrl: Rule = {
  name: 'no-query-in-url',
  severity: 'error',
  doc: 'No url holds a query; qs does.',
  reason: 'Values in a url are not encoded as query values, and a qs beside it may replace them.',
  source: 'L-COM-2: best practices, modules, input parameters',
  certain: true,
  good: { 'module.communication': { url: '/things', qs: { q: '{{parameters.q}}' } } },
  bad: { 'module.communication': { url: '/things?q={{parameters.q}}' } },
  check: (app) =>
    allRequests(app).flatMap((request): Finding[] => {
      const url = written(request, 'url')
      if (typeof url !== 'string' || !literalText(url).includes('?')) return []
      return [
        { message: 'The url holds a query.', remedy: 'move it to qs', at: placeOf(request, 'url') },
      ]
    }),
}
