// An error that names neither status nor reason helps nobody.
import type { Document } from '../../spec/index.ts'
import { type Json, own, type Path } from '../../text/index.ts'
import { membersRead, reads } from '../look/expressions.ts'
import type { Finding, Rule } from './rule.ts'

export const errorMessageNamesStatus: Rule = {
  name: 'error-message-names-status',
  severity: 'warning',
  doc: 'The error message of base holds {{statusCode}} and what the answer says.',
  reason: 'The message is all that a user and the support get to see.',
  source: 'L-BASE-5: best practices, base',
  certain: true,
  follows: { file: ['malformed-expression'] },
  good: { base: { response: { error: { message: '[{{statusCode}}] {{body.message}}' } } } },
  bad: { base: { response: { error: { message: 'Something went wrong.' } } } },
  check: ({ base }) => (base ? judge(base, ['response']) : []),
}

/** What the message takes from the answer may also come by way of `temp`. */
function judge(document: Document, path: Path): Finding[] {
  const response = own(document.value, 'response')
  const error = own(response, 'error') as Json | undefined
  if (error === undefined) return []
  const written = typeof error === 'string' ? error : (own(error, 'message') as Json | undefined)
  const inside = typeof error === 'string' ? [] : ['message']
  const at = () => document.spanOf([...path, 'error', ...inside])
  const findings: Finding[] = []
  if (!reads(written, 'statusCode')) {
    const remedy = 'begin it with [{{statusCode}}]'
    findings.push({ message: 'The error message does not name the status.', remedy, at: at() })
  }
  const temps = [...membersRead(written, 'temp')].map((name) => own(own(response, 'temp'), name))
  const says = reads(written, 'body') || temps.some((temp) => reads(temp as Json, 'body'))
  const message = 'The error message does not tell what the answer says.'
  const remedy = 'add what the answer says, such as {{body.message}}'
  if (!says) findings.push({ message, remedy, at: at() })
  return findings
}
