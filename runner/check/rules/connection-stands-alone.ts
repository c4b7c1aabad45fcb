// Connections inherit nothing from base.
import { literalText } from '../look/expressions.ts'
import { placeOf, requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

export const connectionStandsAlone: Rule = {
  name: 'connection-stands-alone',
  severity: 'error',
  doc: 'Requests of connections have an absolute address.',
  reason: 'They inherit no baseUrl, so a relative address leads nowhere.',
  source: 'L-BASE-7, L-CONN-1: connections',
  certain: true,
  good: { 'connection.communication': { url: 'https://api.example.com/me' } },
  bad: { 'connection.communication': { url: '/me' } },
  check: (app) =>
    [...app.connections.values()].flatMap(requestsOf).flatMap((request): Finding[] => {
      const url = written(request, 'url')
      if (typeof url !== 'string' || /^(https?:\/\/| )/i.test(literalText(url))) return []
      const at = placeOf(request, 'url')
      return [{ message: 'The address is not absolute.', remedy: 'begin it with https://', at }]
    }),
}
