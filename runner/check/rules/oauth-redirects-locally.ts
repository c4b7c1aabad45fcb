// The address an OAuth service sends the user back to.
import { reads } from './look/expressions.ts'
import { placeOf, requestsOf } from './look/requests.ts'
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
      const at = () => placeOf(request)
      const old = reads(request.value, 'oauth', 'redirectUri')
      const any = old || reads(request.value, 'oauth', 'localRedirectUri')
      if (request.phase === 'refresh' && any) {
        return [{ message: 'A refresh needs no redirect address.', at: at() }]
      }
      const sends = request.phase === 'authorize' || request.phase === 'token'
      if (!sends || !old) return []
      const remedy = 'use {{oauth.localRedirectUri}}'
      return [{ message: 'The redirect address is the old one.', remedy, at: at() }]
    }),
}
