// Comparing with the number of pages goes wrong by one easily.
import type { Node } from '../../iml/index.ts'
import { nodesOf, pathOf } from '../look/expressions.ts'
import { allRequests, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const search = { moduleType: 'search', label: 'List Things' }
const paged = (condition: string) => ({
  module: search,
  'module.communication': {
    url: '/things',
    pagination: { qs: { page: '{{pagination.page}}' }, condition },
  },
})

export const lastPageIsRead: Rule = {
  name: 'last-page-is-read',
  severity: 'warning',
  doc: 'pagination.page is compared with a number of pages by <= or >=.',
  reason:
    'The condition is asked again with the number of the next page, so < leaves out the last one.',
  source: 'L-COM-13: unofficial notes',
  certain: false,
  good: paged('{{pagination.page <= body.pages}}'),
  bad: paged('{{pagination.page < body.pages}}'),
  check: (app) =>
    allRequests(app).flatMap((request) => {
      const condition = written(request, 'pagination', 'condition')
      if (typeof condition !== 'string') return []
      return nodesOf(condition)
        .filter(leavesOutLast)
        .map(({ start, end }): Finding => {
          const path = [...request.path, 'pagination', 'condition']
          const at = request.document.spanOf(path, { start, end })
          return { message: 'The last page is left out.', remedy: 'use <= or >=', at }
        })
    }),
}

function leavesOutLast(node: Node): boolean {
  if (node.kind !== 'binary' || !['<', '>'].includes(node.operator.sign)) return false
  const paths = [pathOf(node.left), pathOf(node.right)]
  const page = paths.some((path) => path?.join('.') === 'pagination.page')
  return page && paths.some((path) => path?.[0] === 'body')
}
