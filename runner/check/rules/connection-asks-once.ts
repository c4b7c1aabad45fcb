// What the communication of a connection may not do: Make sends one request and keeps what it answers.
import { allRequests, keyPlaceOf, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

/** Directives that no connection has, each as its path in a request. */
const LACKING = [
  ['aws'],
  ['pagination'],
  ['response', 'limit'],
  ['response', 'iterate'],
  ['response', 'output'],
] as const

const me = { url: 'https://api.example.com/me', response: { error: { message: 'x' } } }

export const connectionAsksOnce: Rule = {
  name: 'connection-asks-once',
  severity: 'error',
  doc: 'A connection sends a single request per phase, without pages, items, output and aws.',
  reason: 'Make does not offer more for connections.',
  source: 'https://developers.make.com/custom-apps-documentation/app-components/connections/basic',
  certain: true,
  follows: { place: ['request-keys', 'answer-keys'] },
  good: { 'connection.communication': me },
  bad: { 'connection.communication': [me, me] },
  check: (app) =>
    allRequests(app)
      .filter(({ component }) => component.kind === 'connection')
      .flatMap((request): Finding[] => {
        const { source, start } = placeOf(request)
        const second: Finding[] =
          request.step === 1
            ? [
                {
                  message: `A connection sends ${request.steps} requests, and only one is offered.`,
                  remedy: 'keep the one that tells whether the credentials are right',
                  at: { source, start, end: start + 1 },
                },
              ]
            : []
        const strange = LACKING.filter((path) => written(request, ...path) !== undefined)
        return [
          ...second,
          ...strange.map(
            (path): Finding => ({
              message: `A connection has no ${path.join('.')}.`,
              remedy: 'remove it; what the connection keeps stands in response.data',
              at: keyPlaceOf(request, ...path),
            }),
          ),
        ]
      }),
}
