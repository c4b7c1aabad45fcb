// The moment a token expires is a date; seconds are read as milliseconds since 1970.
import { isRecord, type Json } from '../../text/index.ts'
import { loneNode, nodesWithin, pathOf } from '../look/expressions.ts'
import { allRequests, placeOf, type WrittenRequest, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const oauth = (expires: string) => ({
  connection: { connectionType: 'oauth' },
  'connection.communication': {
    token: { url: 'https://api.example.com/token', response: { expires } },
  },
})

/** Comparisons that ask what comes first. */
const ORDERS: ReadonlySet<string> = new Set(['<', '>', '<=', '>='])

/** Names of moments, as apps keep them. */
const MOMENT = /^(expires|expiry|expiration|valid_?until)(_?(at|on|date|time))?$/i

/** Names under which services answer how many seconds a token lives. */
const SECONDS = /^(expires?[_-]?in|expiresInSeconds|ttl)$/i

export const expiryIsADate: Rule = {
  name: 'expiry-is-a-date',
  severity: 'error',
  doc: 'response.expires, and a member of response.data that is compared with a date, is a date.',
  reason: 'Seconds are read as milliseconds since 1970, so the token always counts as expired.',
  source: 'connections, oauth2: addSeconds(now, body.expires_in); observed in public apps',
  certain: true,
  good: oauth('{{addSeconds(now, body.expires_in)}}'),
  bad: oauth('{{body.expires_in}}'),
  check: (app) =>
    allRequests(app)
      .filter(({ component }) => component.kind === 'connection')
      .flatMap((request): Finding[] => {
        const kept = written(request, 'response', 'data')
        const moments = isRecord(kept)
          ? Object.keys(kept).filter((name) => MOMENT.test(name) || isCompared(name, request))
          : []
        const paths = [
          ['response', 'expires'],
          ...moments.map((name) => ['response', 'data', name]),
        ]
        return paths.flatMap((path): Finding[] => {
          const node = loneNode(written(request, ...path) as Json | undefined)
          const steps = node && pathOf(node)
          const name = steps?.at(-1)
          if (steps?.[0] !== 'body' || name === undefined || !SECONDS.test(name)) return []
          const meant = `{{addSeconds(now, ${steps.join('.')})}}`
          return [
            {
              message: 'The number of seconds a token lives is no date.',
              remedy: `write ${meant}`,
              at: placeOf(request, ...path),
            },
          ]
        })
      }),
}

/** True when the connection compares a member that it keeps with something, as it would a date. */
function isCompared(name: string, { document }: WrittenRequest): boolean {
  return nodesWithin(document.value).some(({ node }) => {
    if (node.kind !== 'binary' || !ORDERS.has(node.operator.sign)) return false
    return [node.left, node.right].some((side) => {
      const [variable, member] = pathOf(side) ?? []
      return (variable === 'data' || variable === 'connection') && member === name
    })
  })
}
