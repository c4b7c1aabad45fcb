// An instant trigger that asks nothing gives what the webhook received: payload.
import { nodesWithin, pathOf } from '../look/expressions.ts'
import { moduleRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const trigger = (output: string) => ({
  webhook: {},
  module: { label: 'Watch Things', moduleType: 'instant_trigger', webhook: 'example' },
  'module.communication': { response: { output } },
})

export const instantTriggerGivesPayload: Rule = {
  name: 'instant-trigger-gives-payload',
  severity: 'error',
  doc: 'An instant trigger without a request of its own reads payload, not body.',
  reason: 'Without a request there is no answer, so its bundles are empty.',
  source:
    'https://developers.make.com/custom-apps-documentation/app-components/modules/instant-trigger',
  certain: true,
  good: trigger('{{payload}}'),
  bad: trigger('{{body}}'),
  check: (app) =>
    moduleRequests(app, 'instant_trigger')
      .filter(({ phase, steps }) => phase === 'communication' && steps === 1)
      .filter((request) => written(request, 'url') === undefined)
      .flatMap((request): Finding[] => {
        const reads = nodesWithin(written(request, 'response', 'output'))
        const wrong = reads.find(({ node }) => pathOf(node)?.[0] === 'body')
        if (!wrong) return []
        const at = placeOf(request, 'response', 'output', ...wrong.path)
        const message = 'Without a request there is no body.'
        return [{ message, remedy: 'read payload, what the webhook received', at }]
      }),
}
