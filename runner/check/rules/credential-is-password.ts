// Nobody looking at the screen should be able to read a key.
import { isSecretType, SECRET_NAME } from '../../parameters/index.ts'
import { replaceValue } from '../look/edits.ts'
import { fieldsOf, type PlacedField, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const field = (type: string, help?: string) => ({
  'connection.params': [{ name: 'apiKey', type, label: 'API Key', help, editable: true }],
})

export const credentialIsPassword: Rule = {
  name: 'credential-is-password',
  severity: 'warning',
  doc: 'A secret in a connection is of type password and its help says where to get it.',
  reason: 'Text fields show the secret, and most users do not know where their key is.',
  source: 'L-CONN-5: unofficial notes; a public review checklist',
  certain: false,
  good: field('password', 'Find it under Settings.'),
  bad: field('text'),
  check: (app) =>
    [...app.connections.values()]
      .flatMap((connection) => fieldsOf(connection.code.get('params')))
      .filter((one) => isTyped(one) && SECRET_NAME.test(textIn(one, 'name')))
      .flatMap((one): Finding[] => {
        const findings: Finding[] = []
        const path = [...one.path, 'type']
        if (textIn(one, 'type') === 'text') {
          const at = one.document.spanOf(path)
          const fix = replaceValue(one.document, path, 'password')
          findings.push({
            message: 'The secret is shown while it is typed.',
            remedy: 'use type password',
            at,
            fix,
          })
        }
        if (textIn(one, 'help') === '') {
          const place = one.document.spanOf([...one.path, 'name'])
          const remedy = 'add "help": where in the service the secret is shown'
          findings.push({ message: 'No help says where to find the secret.', remedy, at: place })
        }
        return findings
      }),
}

/** True for what people type in, to be seen or not; of other types a secret is chosen or read. */
function isTyped(one: PlacedField): boolean {
  const type = textIn(one, 'type')
  return type === 'text' || isSecretType(type)
}
