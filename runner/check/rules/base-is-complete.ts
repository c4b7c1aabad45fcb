// base must hold what every request needs.
import type { Connection } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { reads } from '../look/expressions.ts'
import { fieldsOf } from '../look/fields.ts'
import { secretsOfConnections } from '../look/secrets.ts'
import type { Finding, Rule } from './rule.ts'
import { secretsShownInBase } from './secret-is-sanitized.ts'

const COMPLETE = {
  baseUrl: 'https://api.example.com',
  headers: { authorization: 'Bearer {{connection.apiKey}}' },
  response: { error: '[{{statusCode}}] {{body.message}}' },
  log: { sanitize: ['request.headers.authorization'] },
}

const KEY = { name: 'apiKey', type: 'password', label: 'API Key' }

export const baseIsComplete: Rule = {
  name: 'base-is-complete',
  severity: 'error',
  doc: 'base holds baseUrl, and with a connection its credentials, response.error and log.sanitize.',
  reason: 'What base lacks, every module has to repeat, and one of them will forget.',
  source: 'L-BASE-1: best practices, base',
  certain: true,
  follows: { file: ['malformed-expression'], app: ['broken-base', 'general-files'] },
  good: { base: COMPLETE, 'connection.params': [KEY] },
  bad: { base: { ...COMPLETE, response: undefined }, 'connection.params': [KEY] },
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
    const holding = [...app.connections.values()].some(holdsSomething)
    want(
      !holding || reads(value, 'connection'),
      'credentials',
      'send what the connection holds, such as in headers',
    )
    want(
      own(own(value, 'response'), 'error') !== undefined,
      'response.error',
      'say what went wrong',
    )
    const hides = own(own(value, 'log'), 'sanitize') !== undefined
    // what is sent and shown is told by secret-is-sanitized, at its place
    const isTold = secretsShownInBase(base, secretsOfConnections(app)).length > 0
    want(!holding || hides || isTold, 'log.sanitize', 'hide the credentials')
    return findings
  },
}

/** A connection without a field has nothing that could be sent. */
const holdsSomething = ({ type, code }: Connection): boolean =>
  type === 'oauth' || fieldsOf(code.get('params')).length > 0
