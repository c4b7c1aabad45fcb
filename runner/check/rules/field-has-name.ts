// A value without a name reaches nobody.
import { componentsOf } from '../../spec/index.ts'
import { at, own, stringOf } from '../../text/index.ts'
import { opening } from '../found.ts'
import { fieldsOf, isVisual, type PlacedField, parametersOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

export const fieldHasName: Rule = {
  name: 'field-has-name',
  severity: 'error',
  doc: 'Every field that holds a value has a name.',
  reason: 'What is typed into a field without a name is sent nowhere.',
  source: 'P-2: make-forman-schema',
  certain: true,
  good: { 'module.mappableParams': [{ name: 'id', type: 'text', label: 'ID' }] },
  bad: { 'module.mappableParams': [{ type: 'text', label: 'ID' }] },
  check: (app) =>
    componentsOf(app).flatMap((component) =>
      [...parametersOf(component), ...fieldsOf(component.code.get('interface'))]
        .filter(isNameless)
        .map(({ document, path, field }): Finding => {
          const message = `The ${stringOf(own(field, 'type'))} field has no name.`
          const remedy = 'add "name", the key of the value'
          return { message, remedy, at: opening(document.spanOf(path)) }
        }),
    ),
}

function isNameless(one: PlacedField): boolean {
  if (textIn(one, 'type') === '' || isVisual(one)) return false
  // what an array holds, and what only decorates a dialog, needs none; the parts of a collection do
  const holder = at(one.document.value, one.list.slice(0, -1))
  if (one.list.at(-1) === 'spec' && own(holder, 'type') !== 'collection') return false
  return own(one.field, 'name') === undefined
}
