// A collection that is filled in needs fields.
import { own } from '../../text/index.ts'
import { parametersOf, textIn } from './look/fields.ts'
import type { Finding, Rule } from './rule.ts'

export const compositeHasSpec: Rule = {
  name: 'composite-has-spec',
  severity: 'warning',
  doc: 'Parameters of type collection or array say in spec what they hold.',
  reason: 'Without it users see no fields and have to map a value whose shape nobody tells them.',
  source: 'P-7: parameters, collection and array',
  certain: true,
  good: {
    'module.mappableParams': [
      { name: 'order', type: 'collection', label: 'Order', spec: [{ name: 'id', type: 'text' }] },
    ],
  },
  bad: { 'module.mappableParams': [{ name: 'order', type: 'collection', label: 'Order' }] },
  check: (app) =>
    [...app.modules.values()]
      .flatMap(parametersOf)
      .filter(
        (one) =>
          ['collection', 'array'].includes(textIn(one, 'type')) &&
          own(one.field, 'spec') === undefined,
      )
      .map((one): Finding => {
        const at = one.document.spanOf([...one.path, 'type'])
        const remedy = 'add "spec": [...] with its fields'
        return { message: `The ${textIn(one, 'type')} has no spec.`, remedy, at }
      }),
}
