// A list in a dialog must come quickly.
import { reads } from './look/expressions.ts'
import { isLast, keyPlaceOf, placeOf, requestsOf, written } from './look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const rpc = (limit?: number) => ({
  'rpc.communication': {
    url: '/things',
    response: {
      limit,
      iterate: '{{body.data}}',
      output: { label: '{{item.name}}', value: '{{item.id}}' },
    },
  },
})

export const rpcIsBounded: Rule = {
  name: 'rpc-is-bounded',
  severity: 'error',
  doc: 'An RPC that iterates has response.limit, and one with pages a condition on pagination.page.',
  reason: 'An RPC has 40 seconds, and nobody scrolls through thousands of options.',
  source: 'L-RPC-1: best practices, remote procedure calls',
  certain: true,
  good: rpc(300),
  bad: rpc(),
  check: (app) =>
    [...app.rpcs.values()]
      .flatMap(requestsOf)
      .filter(isLast)
      .flatMap((request): Finding[] => {
        const findings: Finding[] = []
        const iterates = written(request, 'response', 'iterate') !== undefined
        if (iterates && written(request, 'response', 'limit') === undefined) {
          findings.push({
            message: 'The RPC has no limit.',
            remedy: 'add "limit" to its response',
            at: placeOf(request, 'response'),
          })
        }
        const pages = written(request, 'pagination')
        if (
          pages !== undefined &&
          !reads(written(request, 'pagination', 'condition'), 'pagination', 'page')
        ) {
          const remedy = 'add pagination.page <= 3 to its condition'
          findings.push({
            message: 'Nothing bounds the number of pages.',
            remedy,
            at: keyPlaceOf(request, 'pagination'),
          })
        }
        return findings
      }),
}
