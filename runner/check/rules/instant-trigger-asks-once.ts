// What a webhook receives becomes one bundle.
import { keyPlaceOf, moduleRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const trigger = (communication: unknown) => ({
  webhook: {},
  module: { label: 'Watch Things', moduleType: 'instant_trigger', webhook: 'example' },
  'module.communication': communication,
})

const request = { url: '/things/{{payload.id}}', response: { output: '{{body}}' } }

export const instantTriggerAsksOnce: Rule = {
  name: 'instant-trigger-asks-once',
  severity: 'warning',
  doc: 'The communication of an instant trigger is one request, without iterate and without pagination.',
  reason:
    'It is asked for one item of the webhook; several items are made by iterate of the webhook.',
  source: 'communication.md 4, 7.4: multiple requests, iterate, pagination',
  certain: true,
  good: trigger(request),
  bad: trigger([request, request]),
  check: (app) =>
    moduleRequests(app, 'instant_trigger')
      .filter(({ phase }) => phase === 'communication')
      .flatMap((one): Finding[] => {
        const findings: Finding[] = []
        if (one.step === 1) {
          const message = `An instant trigger sends ${one.steps} requests.`
          const remedy = 'keep one; ask for the rest in modules behind it'
          const { source, start } = placeOf(one)
          findings.push({ message, remedy, at: { source, start, end: start + 1 } })
        }
        for (const path of [['iterate'], ['response', 'iterate'], ['pagination']]) {
          if (written(one, ...path) === undefined) continue
          const message = `An instant trigger has ${path.at(-1)}, which gives many bundles.`
          const remedy = 'iterate in the communication of the webhook, and remove it here'
          findings.push({ message, remedy, at: keyPlaceOf(one, ...path) })
        }
        return findings
      }),
}
