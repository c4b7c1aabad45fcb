// What goes in and what comes out under one name is called the same.
import { fieldsOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const app = (label: string) => ({
  'module.mappableParams': [{ name: 'name', type: 'text', label: 'Full Name' }],
  'module.interface': [{ name: 'name', type: 'text', label }],
})

export const sameFieldSameLabel: Rule = {
  name: 'same-field-same-label',
  severity: 'warning',
  doc: 'An output field has the label of the mappable parameter with the same name.',
  reason: 'Users look for the value they typed in under the words they saw there.',
  source: 'L-NAME-7: naming conventions, output labels',
  certain: true,
  good: app('Full Name'),
  bad: app('Name'),
  check: ({ modules }) =>
    [...modules.values()].flatMap((module) => {
      const parameters = fieldsOf(module.code.get('mappableParams'))
      const labels = new Map(
        parameters.map((one) => [keyOf(one.inside, textIn(one, 'name')), textIn(one, 'label')]),
      )
      return fieldsOf(module.code.get('interface')).flatMap((one): Finding[] => {
        const wanted = labels.get(keyOf(one.inside, textIn(one, 'name')))
        const label = textIn(one, 'label')
        if (!wanted || label === '' || label === wanted || textIn(one, 'name') === '') return []
        const at = one.document.spanOf([...one.path, 'label'])
        const message = `The parameter of this name is called "${wanted}".`
        return [{ message, remedy: `write "${wanted}", or rename the parameter`, at }]
      })
    }),
}

const keyOf = (inside: readonly string[], name: string): string => [...inside, name].join('.')
