// Two connections of one app must be told apart.
import { fieldsOf, textIn } from '../look/fields.ts'
import { placeOf, requestsOf, type WrittenRequest, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const INFO = {
  url: 'https://api.example.com/me',
  response: { error: '[{{statusCode}}] {{body.message}}' },
}

export const connectionHasMetadata: Rule = {
  name: 'connection-has-metadata',
  severity: 'warning',
  doc: 'A connection that knows who its user is says so in response.metadata.',
  reason: 'The value stands beside the connection where users choose between several.',
  source: 'L-CONN-3: best practices, connections',
  certain: true,
  good: {
    connection: { connectionType: 'oauth' },
    'connection.communication': {
      info: { ...INFO, response: { metadata: { type: 'email', value: '{{body.email}}' } } },
    },
  },
  bad: { connection: { connectionType: 'oauth' }, 'connection.communication': { info: INFO } },
  check: (app) =>
    [...app.connections.values()].flatMap((connection): Finding[] => {
      const requests = requestsOf(connection)
      // an answer that only accepts a key tells nothing about its owner
      const named = fieldsOf(connection.code.get('params')).some(
        (one) =>
          textIn(one, 'type') === 'email' ||
          /^(user_?name|email|login)$/i.test(textIn(one, 'name')),
      )
      const asked =
        requests.find((request) => request.phase === 'info') ??
        (named ? requests.at(-1) : requests.findLast(asksWho))
      if (!asked || requests.some((one) => written(one, 'response', 'metadata') !== undefined))
        return []
      const at = placeOf(asked, 'response')
      return [{ message: 'The connection has no metadata.', remedy: 'add response.metadata', at }]
    }),
}

/** Addresses that answer with the owner of the credentials. */
const OWNER = /\/(me|self|whoami|user|user\/me|users\/me|profile|account|current[-_]?user)\/?$/i

function asksWho(request: WrittenRequest): boolean {
  const url = written(request, 'url')
  return typeof url === 'string' && OWNER.test(url.replace(/\?.*$/, ''))
}
