// Addresses of templates and tunnels are left over from a first try.
import { isRecord, type Json, type Span } from '../../text/index.ts'
import { allRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

/** Hosts that nobody's service has: the one of Make's template, and tunnels to a developer's machine. */
const LEFT_OVER =
  /^https?:\/\/(?:(?:www\.)?example\.(?:com|org|net)|(?:[\w-]+\.)+(?:ngrok-free\.app|ngrok-free\.dev|ngrok\.app|ngrok\.io|loca\.lt|trycloudflare\.com|serveo\.net|localhost\.run|lhr\.life|webhook\.site|requestbin\.com|pipedream\.net)|(?:localhost|127\.0\.0\.1))(?=[:/?#]|$)/i

export const addressIsNotLeftOver: Rule = {
  name: 'address-is-not-left-over',
  severity: 'warning',
  doc: 'No address is that of a template or of a tunnel to one machine.',
  reason: 'Such an address works for nobody, or only while its author tries the app.',
  source: 'observed in public apps',
  certain: false,
  good: { base: { baseUrl: 'https://api.example.com' } },
  bad: { base: { baseUrl: 'https://www.example.com' } },
  check: (app) => {
    const { base } = app
    const ofBase = base ? left(base.value, (path) => base.spanOf(path)) : []
    const ofRequests = allRequests(app).flatMap((request) =>
      findingsOf(written(request, 'url'), () => placeOf(request, 'url')),
    )
    return [...ofBase, ...ofRequests]
  },
}

function left(value: Json, placeIn: (path: string[]) => Span): Finding[] {
  if (!isRecord(value)) return []
  return findingsOf(value.baseUrl, () => placeIn(['baseUrl']))
}

function findingsOf(address: unknown, at: () => Span): Finding[] {
  if (typeof address !== 'string') return []
  const [found] = LEFT_OVER.exec(address) ?? []
  if (found === undefined) return []
  const message = `${found} is no address of a service.`
  return [{ message, remedy: 'write the address of the service', at: at() }]
}
