// A body of type text is a text.
import { own } from '../../text/index.ts'
import { allRequests, keyPlaceOf, methodOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const request = (body: unknown) => ({
  'module.communication': { url: '/things', method: 'POST', type: 'text', body },
})

const PLAIN = new Set(['text', 'string', 'raw'])

export const textBodyIsText: Rule = {
  name: 'text-body-is-text',
  severity: 'warning',
  doc: 'A body of type text, string or raw is a text, not an object or a list.',
  reason: 'What Make makes of such an object is not documented; dryrun sends its JSON.',
  source: 'communication.md 3.3',
  certain: false,
  good: request('{{parameters.text}}'),
  bad: request({ text: '{{parameters.text}}' }),
  check: (app) =>
    allRequests(app).flatMap((one): Finding[] => {
      const body = written(one, 'body')
      if (typeof body !== 'object' || body === null || methodOf(one) === 'GET') return []
      const type = written(one, 'type') ?? (one.onBase ? own(app.base?.value, 'type') : undefined)
      if (typeof type !== 'string' || !PLAIN.has(type)) return []
      const what = Array.isArray(body) ? 'a list' : 'an object'
      const message = `The body is of type ${type}, but ${what}.`
      const remedy = 'write the body as a text, or use "type": "json"'
      return [{ message, remedy, at: keyPlaceOf(one, 'body') }]
    }),
}
