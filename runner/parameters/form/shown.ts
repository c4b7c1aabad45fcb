// What of the values of a dialog is shown, and so is what a run gets.
import { isRecord } from '../../text/index.ts'
import type { Known } from '../remote.ts'
import { drawForm, type Looks, type Plan } from './dialog.ts'
import type { Field } from './model.ts'
import { withValueAt } from './values-at.ts'

type Values = Readonly<Record<string, unknown>>

/** True for fields that are filled in item by item. */
export function isList({ control }: Field): boolean {
  return control === 'items' || control === 'filter'
}

/** True for a collection that is being filled in member by member. */
export function isOpenGroup(field: Field): boolean {
  return field.control === 'group' && field.mode === 'choose' && isRecord(field.value)
}

/** The values of fields that are shown; those of hidden ones stay in the session only. */
export function shownValues(plan: Plan, values: Values, known: Known, looks: Looks = {}): Values {
  return shownIn(drawForm(plan, values, known, looks).fields)
}

/** The values of fields that are drawn already. */
export function shownIn(fields: readonly Field[]): Values {
  let members: Values = {}
  for (const field of fields) {
    if (field.control === 'note' || field.name === '' || field.value === undefined) continue
    const changed = withValueAt(members, [field.name], shownValue(field))
    if (isRecord(changed)) members = changed
  }
  return members
}

function shownValue(field: Field): unknown {
  if (field.control === 'group' && field.mode === 'choose' && isRecord(field.value)) {
    return shownIn(field.children)
  }
  const hasItems = isList(field) && field.mode === 'choose' && Array.isArray(field.value)
  return hasItems && field.children.length > 0 ? field.children.map(shownValue) : field.value
}
