// How many bundles a user wants is not how many the service sends at once.
import type { Json } from '../../text/index.ts'
import { isRecord, own } from '../../text/index.ts'
import { loneNode, pathOf } from '../look/expressions.ts'
import { moduleRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const search = { moduleType: 'search', label: 'List Things' }

export const pageSizeIsConstant: Rule = {
  name: 'page-size-is-constant',
  severity: 'warning',
  doc: 'The page size is the largest of the service, or min() of it and the limit, never the bare limit.',
  reason: 'A limit above the largest page size is refused, and an empty one sends nothing.',
  source: 'L-COM-11: best practices, search modules',
  certain: true,
  good: { module: search, 'module.communication': { url: '/things', qs: { limit: 100 } } },
  bad: {
    module: search,
    'module.communication': { url: '/things', qs: { limit: '{{parameters.limit}}' } },
  },
  check: (app) =>
    moduleRequests(app, 'search').flatMap((request) =>
      ['qs', 'body'].flatMap((part) => {
        const value: Json | undefined = written(request, part)
        if (!isRecord(value)) return []
        return Object.keys(value).flatMap((name): Finding[] => {
          const path = pathOf(loneNode(own(value, name)))
          if (path?.join('.') !== 'parameters.limit') return []
          const remedy = 'write the largest page size; response.limit stops in time'
          return [
            {
              message: 'The limit of the user is the page size.',
              remedy,
              at: placeOf(request, part, name),
            },
          ]
        })
      }),
    ),
}
