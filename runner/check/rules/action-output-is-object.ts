// A bundle is a collection.
import { findFunction } from '../../iml/index.ts'
import { loneNode } from '../look/expressions.ts'
import { isLast, moduleRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

export const actionOutputIsObject: Rule = {
  name: 'action-output-is-object',
  severity: 'error',
  doc: 'The output of an action is a collection, not an array.',
  reason: 'An array becomes several bundles, and none of them has the names of the interface.',
  source: 'L-COM-8: modules, action, types',
  certain: true,
  good: {
    'module.communication': {
      url: '/things',
      response: { output: { names: "{{map(body.data, 'name')}}" } },
    },
  },
  bad: {
    'module.communication': { url: '/things', response: { output: "{{map(body.data, 'name')}}" } },
  },
  check: (app) =>
    moduleRequests(app, 'action')
      .filter(isLast)
      .flatMap((request): Finding[] => {
        const output = written(request, 'response', 'output')
        const node = loneNode(output)
        const gives = node?.kind === 'call' ? findFunction(node.name)?.result : undefined
        const wrapped = written(request, 'response', 'wrapper') !== undefined
        if (wrapped || !(Array.isArray(output) || gives === 'array')) return []
        const at = placeOf(request, 'response', 'output')
        return [
          {
            message: 'The output is an array.',
            remedy: 'put it under a name: { "items": ... }',
            at,
          },
        ]
      }),
}
