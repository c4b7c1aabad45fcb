// A search gives one bundle per item.
import { isLast, moduleRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const search = { moduleType: 'search', label: 'List Things' }

export const searchHasIterate: Rule = {
  name: 'search-has-iterate',
  severity: 'error',
  doc: 'A search says in response.iterate where its items are.',
  reason: 'Without it the whole answer is one bundle.',
  source: 'L-COM-9: best practices, search modules',
  certain: true,
  good: {
    module: search,
    'module.communication': { url: '/things', response: { iterate: '{{body.data}}' } },
  },
  bad: {
    module: search,
    'module.communication': { url: '/things', response: { output: '{{body}}' } },
  },
  check: (app) =>
    moduleRequests(app, 'search')
      .filter(isLast)
      .flatMap((request): Finding[] => {
        // one that stands a level too high is told by response-keys-stand-in-response
        const iterates =
          written(request, 'response', 'iterate') !== undefined ||
          written(request, 'iterate') !== undefined
        // an output that a function makes an array of is iterated as it is
        const output = written(request, 'response', 'output')
        const made = typeof output === 'string' && /\(/.test(output)
        if (iterates || made || written(request, 'response', 'wrapper') !== undefined) return []
        return [
          {
            message: 'The search does not iterate.',
            remedy: 'add response.iterate',
            at: placeOf(request, 'response'),
          },
        ]
      }),
}
