// Looking one thing up in a list must say when it is not there.

import { findFunction, type Node } from '../../iml/index.ts'
import { own } from '../../text/index.ts'
import { nodesOf } from '../look/expressions.ts'
import { isLast, moduleRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const get = (valid?: object) => ({
  module: { label: 'Get a Thing', actionCrud: 'read' },
  'module.communication': { url: '/things', response: { output: '{{body.data[1]}}', valid } },
})

export const getGuardsEmptyResult: Rule = {
  name: 'get-guards-empty-result',
  severity: 'warning',
  doc: 'A Get module that takes the first item of a list has response.valid.',
  reason: 'Nothing found would otherwise be an empty bundle instead of an error.',
  source: 'L-COM-23: a public review checklist, BP-003',
  certain: false,
  good: get({ condition: '{{length(body.data) > 0}}', message: 'The thing was not found.' }),
  bad: get(),
  check: (app) =>
    moduleRequests(app, 'action')
      .filter((one) => isLast(one) && one.component.crud === 'read')
      .flatMap((request): Finding[] => {
        const output = written(request, 'response', 'output')
        const guarded =
          written(request, 'response', 'valid') ?? own(own(app.base?.value, 'response'), 'valid')
        if (
          typeof output !== 'string' ||
          guarded !== undefined ||
          !nodesOf(output).some(takesFirst)
        )
          return []
        const at = placeOf(request, 'response', 'output')
        return [
          { message: 'Nothing is said when the list is empty.', remedy: 'add response.valid', at },
        ]
      }),
}

function takesFirst(node: Node): boolean {
  if (node.kind === 'call') return findFunction(node.name)?.handsOn === 'item'
  return node.kind === 'path' && node.steps.some((step) => step.kind === 'index')
}
