// The items of a list in a few words each, with the labels of what was chosen and without secrets.
import { type Field, isExpression, isSecretType } from '../../parameters/index.ts'
import { isRecord } from '../../text/index.ts'
import type { Question } from './question.ts'
import { inFewWords } from './texts.ts'

/** One part per item, named as its questions are. */
export function partsOf(field: Field): Question['parts'] {
  return field.children.map((item) => ({
    label: `${item.label}: ${inFewWords(inWords(item))}`,
    path: item.path,
  }))
}

/** The value of an item as it may be shown: labels in place of names and of chosen values. */
function inWords(field: Field): unknown {
  const { children, mode, options, type, value } = field
  if (isSecretType(type)) return value === undefined ? undefined : '•••'
  if (mode === 'map' || children.length === 0) {
    const chosen = options.items.find((choice) => choice.value === value)
    return chosen && !isExpression(value) ? chosen.label : value
  }
  if (Array.isArray(value)) return children.map((one) => inFewWords(inWords(one))).join('; ')
  if (!isRecord(value)) return value
  return Object.fromEntries(children.map((one) => [one.label, inWords(one)]))
}
