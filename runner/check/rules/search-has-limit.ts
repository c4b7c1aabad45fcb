// A search must end.
import type { Module } from '../../spec/index.ts'
import { reads } from '../look/expressions.ts'
import { parametersOf, textIn } from '../look/fields.ts'
import { isLast, moduleRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const search = { moduleType: 'search', label: 'List Things' }
const response = { iterate: '{{body.data}}' }

export const searchHasLimit: Rule = {
  name: 'search-has-limit',
  severity: 'error',
  doc: 'A search has response.limit, and takes it from its parameters.',
  reason: 'Without a limit a search reads everything there is, and every bundle costs the user.',
  source: 'L-COM-9: best practices, search modules',
  certain: true,
  follows: { file: ['malformed-expression'] },
  good: {
    module: search,
    'module.communication': {
      url: '/things',
      response: { ...response, limit: '{{parameters.limit}}' },
    },
  },
  bad: { module: search, 'module.communication': { url: '/things', response } },
  check: (app) =>
    moduleRequests(app, 'search')
      .filter(isLast)
      .flatMap((request): Finding[] => {
        const limit = written(request, 'response', 'limit')
        const remedy = remedyFor(request.component)
        if (limit === undefined) {
          const at = placeOf(request, 'response')
          return [{ message: 'The search has no limit.', remedy, at }]
        }
        if (reads(limit, 'parameters')) return []
        const at = placeOf(request, 'response', 'limit')
        return [{ message: 'The user cannot choose the limit.', remedy, at }]
      }),
}

/** What to write, and where the dialog has no such field yet, that one, too. */
function remedyFor(module: Module): string {
  const remedy = 'write "limit": "{{parameters.limit}}"'
  return parametersOf(module).some((one) => textIn(one, 'name') === 'limit')
    ? remedy
    : `${remedy}, and add that parameter`
}
