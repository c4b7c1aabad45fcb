// Headers or a query that are one expression take the place of those in base.
import type { App } from '../../spec/index.ts'
import { isRecord, type Json, own } from '../../text/index.ts'
import { loneNode, nodesWithin, pathOf } from '../look/expressions.ts'
import { callingRequests, placeOf, type WrittenRequest, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const BASE = {
  baseUrl: 'https://api.example.com',
  headers: { authorization: 'Bearer {{connection.apiKey}}' },
}

export const baseIsNotThrownAway: Rule = {
  name: 'base-is-not-thrown-away',
  severity: 'error',
  doc: 'headers and qs that are one expression do not throw away what base sends.',
  reason: 'Such an expression replaces the members of base instead of being merged with them.',
  source:
    'https://developers.make.com/custom-apps-documentation/app-components/base/advanced-inheritance',
  certain: true,
  good: {
    base: BASE,
    'module.communication': { url: '/a', headers: { '{{...}}': '{{temp.own}}' } },
  },
  bad: { base: BASE, 'module.communication': { url: '/a', headers: '{{temp.own}}' } },
  check: (app) => callingRequests(app).flatMap((request) => lost(app, request)),
}

function lost(app: App, request: WrittenRequest): Finding[] {
  return ['headers', 'qs'].flatMap((part): Finding[] => {
    if (!loneNode(written(request, part))) return []
    const inherited = own(app.base?.value, part)
    if (!isRecord(inherited)) return []
    const names = Object.keys(inherited)
    if (names.length === 0) return []
    const keys = names.filter((name) => readsConnection(inherited[name] as Json))
    const what = keys.length > 0 ? `, and with ${keys.join(', ')} the key of the connection` : ''
    const message = `This replaces the ${part} of base: ${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} not sent${what}.`
    const remedy = `write {"{{...}}": ${JSON.stringify(written(request, part))}} to add to them`
    return [{ message, remedy, at: placeOf(request, part) }]
  })
}

const readsConnection = (value: Json): boolean =>
  nodesWithin(value).some(({ node }) => pathOf(node)?.[0] === 'connection')
