// A module does all or nothing.
import { methodOf, placeOf, requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const post = { url: '/things', method: 'POST', body: {}, response: { output: null } }

export const oneWritePerModule: Rule = {
  name: 'one-write-per-module',
  severity: 'warning',
  doc: 'A module sends at most one request that changes something.',
  reason: 'When the second one fails, the first has happened, and a retry does it again.',
  source: 'L-COM-24: best practices, batch actions',
  certain: true,
  good: { 'module.communication': [{ url: '/things', method: 'GET' }, post] },
  bad: { 'module.communication': [post, post] },
  check: (app) =>
    [...app.modules.values()].flatMap((module) => {
      const writes = requestsOf(module).filter((request) => {
        const method = methodOf(request)
        // alternatives with a condition of their own seldom run together
        const alternative = written(request, 'condition') !== undefined
        return (
          method !== undefined &&
          method !== 'GET' &&
          method !== 'HEAD' &&
          !alternative &&
          written(request, 'url') !== undefined
        )
      })
      return writes.slice(1).map((request): Finding => {
        const remedy = 'write in one request, or in two modules'
        return {
          message: 'The module writes a second time.',
          remedy,
          at: placeOf(request, 'method'),
        }
      })
    }),
}
