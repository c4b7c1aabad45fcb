// What becomes of an answer stands in response; beside the url it does nothing.
import { allRequests, keyPlaceOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

/** Members of `response` that nothing reads beside it. */
const OF_RESPONSE = [
  'output',
  'iterate',
  'trigger',
  'limit',
  'valid',
  'error',
  'wrapper',
  'metadata',
  'uid',
  'expires',
]

export const responseKeysStandInResponse: Rule = {
  name: 'response-keys-stand-in-response',
  severity: 'error',
  doc: 'The members of response, such as output and iterate, stand in it, not beside the url.',
  reason: 'Beside the url they are accepted and do nothing.',
  source: 'communication.md 4: the members of response',
  certain: true,
  good: { 'module.communication': { url: '/thing', response: { output: '{{body}}' } } },
  bad: { 'module.communication': { url: '/thing', output: '{{body}}' } },
  check: (app) =>
    allRequests(app).flatMap((request) =>
      OF_RESPONSE.filter((key) => written(request, key) !== undefined).map((key): Finding => {
        const message = `"${key}" beside the url does nothing.`
        const remedy = `move it into "response"`
        return { message, remedy, at: keyPlaceOf(request, key) }
      }),
    ),
}
