// A polling trigger without response.trigger cannot tell new items from known ones.
import { opening } from '../found.ts'
import { isLast, moduleRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const watch = (trigger?: unknown) => ({
  module: { moduleType: 'trigger', label: 'Watch Things' },
  'module.communication': {
    url: '/things',
    response: { limit: '{{parameters.limit}}', iterate: '{{body.data}}', trigger },
  },
})

export const triggerSaysWhatIsNew: Rule = {
  name: 'trigger-says-what-is-new',
  severity: 'error',
  doc: 'The last request of a polling trigger has response.trigger.',
  reason: 'Without it the trigger ends with an error: nothing tells new items from known ones.',
  source: 'communication.md 7.3: component blocks, response.trigger',
  certain: true,
  follows: { component: ['request-keys', 'answer-keys'] },
  good: watch({ type: 'id', id: '{{item.id}}', order: 'desc' }),
  bad: watch(),
  check: (app) =>
    moduleRequests(app, 'trigger')
      .filter((request) => request.phase === 'communication' && isLast(request))
      .filter((request) => written(request, 'response', 'trigger') === undefined)
      .map((request): Finding => {
        const message = 'The trigger does not say which items are new.'
        const remedy =
          'add response.trigger, such as {"type": "id", "id": "{{item.id}}", "order": "desc"}'
        return { message, remedy, at: opening(placeOf(request, 'response')) }
      }),
}
