// base must hold what every request needs.
import { own } from '../../text/index.ts'
import { reads } from './look/expressions.ts'
import type { Finding, Rule } from './rule.ts'

const COMPLETE = {
  baseUrl: 'https://api.example.com',
  headers: { authorization: 'Bearer {{connection.apiKey}}' },
  response: { error: '[{{statusCode}}] {{body.message}}' },
  log: { sanitize: ['request.headers.authorization'] },
}

export const baseIsComplete: Rule = {
  name: 'base-is-complete',
  severity: 'error',
  doc: 'base holds baseUrl, and with a connection its credentials, response.error and log.sanitize.',
  reason: 'What base lacks, every module has to repeat, and one of them will forget.',
  source: 'L-BASE-1: best practices, base',
  certain: true,
  good: { base: COMPLETE, 'connection.params': [] },
  bad: { base: { ...COMPLETE, log: undefined }, 'connection.params': [] },
  check: (app) => {
    const { base } = app
    if (!base) {
      if (app.modules.size === 0) return []
      const at = app.manifest.spanOf(['generalCodeFiles'])
      return [{ message: 'The app has no base.', remedy: 'write its file and name it here', at }]
    }
    const findings: Finding[] = []
    const want = (present: boolean, what: string, remedy: string): void => {
      if (!present) findings.push({ message: `base has no ${what}.`, remedy, at: base.spanOf([]) })
    }
    const { value } = base
    want(own(value, 'baseUrl') !== undefined, 'baseUrl', 'add the address all requests begin with')
    if (app.connections.size === 0) return findings
    want(reads(value, 'connection'), 'credentials', 'send what the connection holds')
    want(
      own(own(value, 'response'), 'error') !== undefined,
      'response.error',
      'say what went wrong',
    )
    want(own(own(value, 'log'), 'sanitize') !== undefined, 'log.sanitize', 'hide the credentials')
    return findings
  },
}
