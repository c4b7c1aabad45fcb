// Comparing with the number of pages goes wrong by one easily.
import type { Node } from '../../iml/index.ts'
import { nodesOf, pathOf } from '../look/expressions.ts'
import { isPage, pagesRead } from '../look/paging.ts'
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
  doc: 'A paging condition holds until the last page is read.',
  reason:
    'The condition is asked again with the number of the next page, so that < leaves out the last one.',
  source: 'L-COM-13: unofficial notes',
  certain: false,
  good: paged('{{pagination.page <= body.pages}}'),
  bad: paged('{{pagination.page < body.pages}}'),
  check: (app) =>
    allRequests(app).flatMap((request) => {
      const condition = written(request, 'pagination', 'condition')
      if (typeof condition !== 'string' || !leavesOutLast(condition)) return []
      const path = [...request.path, 'pagination', 'condition']
      const comparison = nodesOf(condition).findLast(comparesPage)
      const finding: Finding = {
        message: 'The last page is left out.',
        remedy: remedyFor(comparison),
        at: request.document.spanOf(path, comparison),
      }
      return [finding]
    }),
}

/** Two services, so that nothing is told of a condition that is right for one of them. */
const leavesOutLast = (condition: string): boolean =>
  [3, 5].every((pages) => (pagesRead(condition, pages) ?? pages) < pages)

const COMPARISONS = new Set(['<', '>', '<=', '>=', '=', '!='])

function comparesPage(node: Node): node is Extract<Node, { readonly kind: 'binary' }> {
  if (node.kind !== 'binary' || !COMPARISONS.has(node.operator.sign)) return false
  return [node.left, node.right].some(readsPage)
}

function readsPage(node: Node): boolean {
  if (isPage(node)) return true
  return node.kind === 'binary' && [node.left, node.right].some(readsPage)
}

function remedyFor(comparison: Node | undefined): string {
  if (comparison?.kind === 'binary') {
    const { operator, left, right } = comparison
    const isPlain = [left, right].some(isPage) && [left, right].every((side) => pathOf(side))
    if (isPlain && ['<', '>'].includes(operator.sign)) return 'use <= or >='
    if (isPlain) return 'compare pagination.page by <='
  }
  return 'let it hold with the number of the last page: it is asked again with that of the next page'
}
