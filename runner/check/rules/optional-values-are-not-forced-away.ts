// An update must be able to send nothing on purpose.
import type { Node } from '../../iml/index.ts'
import { keywordOf, nodesWithin, pathOf } from '../look/expressions.ts'
import { moduleRequests, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const update = (name: string) => ({
  module: { label: 'Update a Thing', actionCrud: 'update' },
  'module.communication': { url: '/things', method: 'PUT', body: { name } },
})

export const optionalValuesAreNotForcedAway: Rule = {
  name: 'optional-values-are-not-forced-away',
  severity: 'error',
  doc: 'Bodies of updates do not turn empty values into undefined.',
  reason:
    'null, 0, an empty text and an empty list can then never be sent, so nothing can be emptied.',
  source: 'L-COM-18: best practices, modules, input parameters',
  certain: true,
  good: update('{{parameters.name}}'),
  bad: update('{{ifempty(parameters.name, undefined)}}'),
  check: (app) =>
    moduleRequests(app, 'action')
      .filter(({ component }) => component.crud === 'update')
      .flatMap((request) =>
        nodesWithin(written(request, 'body'))
          .filter(({ node }) => forcesAway(node))
          .map(({ node, path }): Finding => {
            const full = [...request.path, 'body', ...path]
            const at = request.document.spanOf(full, { start: node.start, end: node.end })
            return {
              message: 'An empty value is never sent.',
              remedy: 'send the parameter as it is',
              at,
            }
          }),
      ),
}

/** `ifempty(x, undefined)` and `if(x, x, undefined)` with the same x. */
function forcesAway(node: Node): boolean {
  if (node.kind !== 'call') return false
  const [first, second, third] = node.args
  // emptystring is sent, as a text that empties the field
  const isNothing = (one: Node | undefined): boolean => {
    const word = keywordOf(one)
    return word?.isNothing === true && word.kind !== 'empty'
  }
  if (node.name === 'ifempty') return isNothing(second)
  if (node.name !== 'if' || !isNothing(third)) return false
  const [asked, given] = [pathOf(first), pathOf(second)]
  return asked?.[0] === 'parameters' && asked.join('.') === given?.join('.')
}
