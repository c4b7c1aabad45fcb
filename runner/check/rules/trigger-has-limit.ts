// A polling trigger must not read a whole history.
import { toNumber } from '../../iml/index.ts'
import { keyPlaceOf, moduleRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const watch = (limit?: string) => ({
  module: { moduleType: 'trigger', label: 'Watch Things' },
  'module.communication': {
    url: '/things',
    response: {
      limit,
      iterate: '{{body.data}}',
      trigger: { type: 'id', id: '{{item.id}}', order: 'desc' },
    },
  },
})

export const triggerHasLimit: Rule = {
  name: 'trigger-has-limit',
  severity: 'warning',
  doc: 'A trigger has response.limit and names the order of its items; its epoch reads at most 500.',
  reason:
    'Without a limit only one bundle comes per run, and with a wrong order some are never seen.',
  source: 'L-COM-28: best practices, trigger modules',
  certain: true,
  good: watch('{{parameters.limit}}'),
  bad: watch(),
  check: (app) =>
    moduleRequests(app, 'trigger').flatMap((request): Finding[] => {
      const limit = written(request, 'response', 'limit')
      if (request.phase === 'epoch') {
        const bounded = limit === undefined || typeof limit === 'string' || toNumber(limit) <= 500
        const at = placeOf(request, 'response', 'limit')
        return bounded
          ? []
          : [
              {
                message: 'The choice where to start reads more than 500 items.',
                remedy: 'write "limit": 500 or less',
                at,
              },
            ]
      }
      const at = placeOf(request, 'response')
      const findings: Finding[] = []
      if (written(request, 'response', 'trigger') === undefined) return []
      if (limit === undefined)
        findings.push({
          message: 'The trigger has no limit.',
          remedy: 'write "limit": "{{parameters.limit}}"',
          at,
        })
      if (written(request, 'response', 'trigger', 'order') === undefined) {
        findings.push({
          message: 'The trigger does not name its order.',
          remedy: 'write asc, desc or unordered',
          at: keyPlaceOf(request, 'response', 'trigger'),
        })
      }
      return findings
    }),
}
