// A connection that fails must say why.
import { isLast, placeOf, requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

export const connectionReportsErrors: Rule = {
  name: 'connection-reports-errors',
  severity: 'error',
  doc: 'The request that tries the credentials has a response.error of its own.',
  reason: 'base does not lie under connections, so a wrong key would show a bare status.',
  source: 'L-CONN-2: best practices, connections',
  certain: true,
  good: {
    'connection.communication': {
      url: 'https://api.example.com/me',
      response: { error: '[{{statusCode}}] {{body.message}}' },
    },
  },
  bad: { 'connection.communication': { url: 'https://api.example.com/me' } },
  check: (app) =>
    [...app.connections.values()].flatMap(requestsOf).flatMap((request): Finding[] => {
      const tries = request.phase === 'communication' || request.phase === 'info'
      const silent = written(request, 'response', 'error') === undefined
      if (!tries || !isLast(request) || !silent || written(request, 'url') === undefined) return []
      const at = placeOf(request, 'url')
      const remedy = 'add "response": {"error": {"message": "[{{statusCode}}] ..."}}'
      return [{ message: 'Nothing says what is wrong when the connection fails.', remedy, at }]
    }),
}
