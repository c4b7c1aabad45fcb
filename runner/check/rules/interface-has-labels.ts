// Output fields are chosen by their labels.
import { fieldsOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

export const interfaceHasLabels: Rule = {
  name: 'interface-has-labels',
  severity: 'warning',
  doc: 'Every field of an interface has a label.',
  reason: 'Users map values by labels; names are for machines.',
  source: 'L-INT-1: best practices, output parameters',
  certain: true,
  good: { 'module.interface': [{ name: 'id', type: 'text', label: 'Thing ID' }] },
  bad: { 'module.interface': [{ name: 'id', type: 'text' }] },
  check: (app) =>
    [...app.modules.values()]
      .flatMap((module) => fieldsOf(module.code.get('interface')))
      .filter((one) => textIn(one, 'name') !== '' && textIn(one, 'label') === '')
      .map((one): Finding => {
        const at = one.document.spanOf([...one.path, 'name'])
        return { message: `"${textIn(one, 'name')}" has no label.`, remedy: 'add "label"', at }
      }),
}
