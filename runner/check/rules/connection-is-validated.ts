// A connection that accepts anything fails later, in every module.
import { requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

export const connectionIsValidated: Rule = {
  name: 'connection-is-validated',
  severity: 'error',
  doc: 'A basic connection sends a request, an OAuth connection has an info phase.',
  reason: 'Only a request shows that the credentials are right while the user still looks.',
  source: 'L-CONN-1: best practices, connections',
  certain: true,
  good: { 'connection.communication': { url: 'https://api.example.com/me' } },
  bad: { 'connection.communication': {} },
  check: (app) =>
    [...app.connections.values()].flatMap((connection): Finding[] => {
      const document = connection.code.get('communication')
      if (!document) return []
      const requests = requestsOf(connection)
      const phased = requests.some((request) => request.phase !== 'communication')
      const tried = phased
        ? requests.some((request) => request.phase === 'info')
        : requests.some((request) => written(request, 'url') !== undefined)
      if (tried) return []
      const at = document.spanOf([])
      const remedy = phased ? 'add an info phase' : 'add the url of a cheap request'
      return [{ message: 'Nothing tries whether the credentials are right.', remedy, at }]
    }),
}
