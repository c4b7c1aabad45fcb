// Addresses of modules stand below baseUrl.
import { own } from '../../text/index.ts'
import { replaceValue } from '../look/edits.ts'
import { literalText } from '../look/expressions.ts'
import { callingRequests, placeOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const base = { baseUrl: 'https://api.example.com/v1' }

export const urlIsRelative: Rule = {
  name: 'url-is-relative',
  severity: 'error',
  doc: 'The url of a module or RPC begins with a slash and does not repeat baseUrl.',
  reason: 'An address that repeats baseUrl is forgotten when the base moves.',
  source: 'L-COM-1: best practices, modules',
  certain: true,
  good: { base, 'module.communication': { url: '/things' } },
  bad: { base, 'module.communication': { url: 'https://api.example.com/v1/things' } },
  check: (app) => {
    const baseUrl = own(app.base?.value, 'baseUrl')
    return callingRequests(app).flatMap((request): Finding[] => {
      // the universal module shows its whole address on purpose
      if (own(request.component, 'type') === 'universal') return []
      const url = written(request, 'url')
      if (typeof url !== 'string' || url === '') return []
      const at = () => placeOf(request, 'url')
      if (typeof baseUrl === 'string' && baseUrl !== '' && url.startsWith(baseUrl)) {
        const rest = url.slice(baseUrl.length)
        const fix = rest.startsWith('/')
          ? { fix: replaceValue(request.document, [...request.path, 'url'], rest) }
          : {}
        return [
          {
            message: 'The url repeats baseUrl.',
            remedy: 'begin it with what follows baseUrl',
            at: at(),
            ...fix,
          },
        ]
      }
      // an address of another service, or one that an expression gives
      if (/^(\/| |[a-z]+:\/\/)/i.test(literalText(url))) return []
      const message = 'The url does not begin with a slash.'
      return [{ message, remedy: `write /${url}`, at: at() }]
    })
  },
}
