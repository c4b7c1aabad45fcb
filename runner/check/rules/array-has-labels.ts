// The button that adds an item says what it adds.
import { isRecord, own } from '../../text/index.ts'
import { parametersOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const list = (labels?: object) => ({
  'module.mappableParams': [
    {
      name: 'tags',
      type: 'array',
      label: 'Tags',
      labels,
      spec: [{ name: 'tag', type: 'text', label: 'Tag' }],
    },
  ],
})

export const arrayHasLabels: Rule = {
  name: 'array-has-labels',
  severity: 'warning',
  doc: 'An array says in labels.add what its button adds.',
  reason: 'The button reads "Add item" in every list otherwise.',
  source: 'L-PAR-7: a public review checklist, BP-016',
  certain: false,
  good: list({ add: 'Add a tag', item: 'Tag' }),
  bad: list(),
  check: (app) =>
    [...app.modules.values()]
      .flatMap(parametersOf)
      .filter(({ field }) => own(field, 'type') === 'array' && !isRecord(own(field, 'labels')))
      .map((one): Finding => {
        const at = one.document.spanOf([...one.path, 'name'])
        return {
          message: `"${textIn(one, 'name')}" does not say what it adds.`,
          remedy: 'add "labels": {"add": "Add ..."}',
          at,
        }
      }),
}
