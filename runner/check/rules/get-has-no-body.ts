// GET sends nothing.
import { removeMember } from '../look/edits.ts'
import { allRequests, keyPlaceOf, methodOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const EMPTY = new Set(['{}', 'null', '""', '"json"'])

export const getHasNoBody: Rule = {
  name: 'get-has-no-body',
  severity: 'warning',
  doc: 'Requests with GET have neither body nor type.',
  reason: 'Neither is sent, so whoever reads them is misled.',
  source: 'L-COM-5: communication, body',
  certain: true,
  follows: { component: ['request-keys'] },
  good: { 'module.communication': { url: '/things', method: 'GET' } },
  bad: { 'module.communication': { url: '/things', method: 'GET', body: { a: 1 } } },
  check: (app) =>
    allRequests(app)
      .filter((request) => methodOf(request) === 'GET' && written(request, 'url') !== undefined)
      .flatMap((request) =>
        ['body', 'type'].flatMap((key): Finding[] => {
          const value = written(request, key)
          // what Make's editor puts into a new file does no harm
          if (value === undefined || EMPTY.has(JSON.stringify(value))) return []
          const fix = removeMember(request.document, [...request.path, key])
          const at = keyPlaceOf(request, key)
          return [{ message: `GET has a ${key}, which is not sent.`, remedy: 'remove it', at, fix }]
        }),
      ),
}
