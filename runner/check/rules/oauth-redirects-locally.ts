// The address an OAuth service sends the user back to.
import type { Span } from '../../text/index.ts'
import { nodesWithin, pathOf } from '../look/expressions.ts'
import { placeOf, requestsOf, type WrittenRequest } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const flow = (authorize: string, token: string) => ({
  connection: { connectionType: 'oauth' },
  'connection.communication': {
    authorize: { url: 'https://example.com/authorize', qs: { redirect_uri: authorize } },
    token: { url: 'https://example.com/token', body: { redirect_uri: token } },
  },
})

export const oauthRedirectsLocally: Rule = {
  name: 'oauth-redirects-locally',
  severity: 'warning',
  doc: 'authorize and token use {{oauth.localRedirectUri}}, refresh uses no redirect address.',
  reason: 'The other address is one for all zones of Make and is kept for older apps only.',
  source: 'L-CONN-8: connections, OAuth 2.0',
  certain: true,
  good: flow('{{oauth.localRedirectUri}}', '{{oauth.localRedirectUri}}'),
  bad: flow('{{oauth.redirectUri}}', '{{oauth.localRedirectUri}}'),
  check: (app) =>
    [...app.connections.values()].flatMap(requestsOf).flatMap((request): Finding[] => {
      const old = placesOf(request, ['redirectUri'])
      if (request.phase === 'refresh') {
        const message = 'A refresh needs no redirect address.'
        const any = placesOf(request, ['redirectUri', 'localRedirectUri'])
        return any.map((at) => ({ message, remedy: 'remove it', at }))
      }
      if (request.phase !== 'authorize' && request.phase !== 'token') return []
      const remedy = 'use {{oauth.localRedirectUri}}'
      return old.map((at) => ({ message: 'The redirect address is the old one.', remedy, at }))
    }),
}

/** Where a request reads one of these members of oauth. */
function placesOf(request: WrittenRequest, names: readonly string[]): Span[] {
  return nodesWithin(request.value).flatMap(({ node, path }) => {
    const [base, name = ''] = pathOf(node) ?? []
    return base === 'oauth' && names.includes(name) ? [placeOf(request, ...path)] : []
  })
}
