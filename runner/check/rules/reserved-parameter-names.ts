// Make uses some names of connection parameters itself.
import { fieldsOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const RESERVED = new Set(['accountName', 'teamId'])

export const reservedParameterNames: Rule = {
  name: 'reserved-parameter-names',
  severity: 'error',
  doc: 'No connection parameter is called accountName or teamId.',
  reason: 'Make sends values of its own under these names when a connection is made.',
  source: 'L-CONN-7: unofficial notes',
  certain: false,
  good: { 'connection.params': [{ name: 'account', type: 'text' }] },
  bad: { 'connection.params': [{ name: 'accountName', type: 'text' }] },
  check: (app) =>
    [...app.connections.values()]
      .flatMap((connection) => fieldsOf(connection.code.get('params')))
      .filter((one) => RESERVED.has(textIn(one, 'name')))
      .map((one): Finding => {
        const at = one.document.spanOf([...one.path, 'name'])
        const remedy = 'choose another name'
        return { message: `Make uses the name "${textIn(one, 'name')}" itself.`, remedy, at }
      }),
}
