// A collection that is filled in needs fields.
import { own } from '../../text/index.ts'
import { parametersOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

export const compositeHasSpec: Rule = {
  name: 'composite-has-spec',
  severity: 'hint',
  doc: 'Parameters of type collection say in spec what they hold.',
  reason: 'Without it users see no fields and have to map a value whose shape nobody tells them.',
  source: 'P-7: parameters, collection and array',
  certain: true,
  follows: { component: ['parameter-keys'] },
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
          // an array without one has texts as items, which is meant more often than not
          textIn(one, 'type') === 'collection' && own(one.field, 'spec') === undefined,
      )
      .map((one): Finding => {
        const at = one.document.spanOf([...one.path, 'type'])
        const remedy =
          'add "spec": [...] with its fields, or use type json where any object may be given'
        return {
          message: 'The collection has no spec, so users must map a whole object.',
          remedy,
          at,
        }
      }),
}
