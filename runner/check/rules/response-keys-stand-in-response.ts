// What becomes of an answer stands in response; beside the url it does nothing.
import { homes } from '../../spec/index.ts'
import { allRequests, keyPlaceOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

/** What kinds without a request write beside it, so that the editor accepts it beside a url, too. */
const BESIDE: readonly string[] = homes.communication.adds

export const responseKeysStandInResponse: Rule = {
  name: 'response-keys-stand-in-response',
  severity: 'error',
  doc: 'output and iterate stand in response, not beside the url.',
  reason: 'Beside the url they are accepted and do nothing.',
  source: 'communication.md 4: the members of response',
  certain: true,
  good: { 'module.communication': { url: '/thing', response: { output: '{{body}}' } } },
  bad: { 'module.communication': { url: '/thing', output: '{{body}}' } },
  check: (app) =>
    allRequests(app)
      .filter((request) => request.phase !== 'epoch' && written(request, 'url') !== undefined)
      .flatMap((request) =>
        BESIDE.filter((key) => written(request, key) !== undefined).map((key): Finding => {
          const message = `"${key}" beside the url does nothing.`
          return { message, remedy: 'move it into "response"', at: keyPlaceOf(request, key) }
        }),
      ),
}
