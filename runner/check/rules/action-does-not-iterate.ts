// An action gives one bundle.
import { keyPlaceOf, moduleRequests, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

export const actionDoesNotIterate: Rule = {
  name: 'action-does-not-iterate',
  severity: 'error',
  doc: 'Actions have no iterate, limit or pagination, unless a wrapper makes one bundle of all.',
  reason: 'Users expect one bundle; what gives several is a search.',
  source: 'L-COM-7: modules, action',
  certain: true,
  good: { 'module.communication': { url: '/things', response: { output: '{{body}}' } } },
  bad: { 'module.communication': { url: '/things', response: { iterate: '{{body.data}}' } } },
  check: (app) =>
    moduleRequests(app, 'action').flatMap((request) => {
      if (written(request, 'response', 'wrapper') !== undefined) return []
      return [['response', 'iterate'], ['response', 'limit'], ['pagination']].flatMap(
        (path): Finding[] => {
          if (written(request, ...path) === undefined) return []
          const remedy = 'make it a search, or add a wrapper'
          return [
            { message: `An action has ${path.at(-1)}.`, remedy, at: keyPlaceOf(request, ...path) },
          ]
        },
      )
    }),
}
