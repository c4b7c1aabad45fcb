// Typed texts as values a dialog would hold, and values as the text that is typed for them.

import type { Values } from '../../operation/index.ts'
import {
  type Description,
  drawForm,
  type Field,
  isErased,
  isExpression,
  NOTHING_KNOWN,
  type Plan,
  put,
  typeNamed,
} from '../../parameters/index.ts'
import { isRecord, stringOf } from '../../text/index.ts'
import { typedValue } from '../wish/param.ts'
import { everyPlace } from './field-places.ts'

/** What a text came to. */
export type Read = { readonly value: unknown } | { readonly wrong: string }

/**
 * The value a text stands for, as with --param: an expression as it is, a number for fields that
 * want one and for digits in a field with a remote list, JSON for lists and collections. `{{erase}}`
 * is null where the field can be erased, an empty text nothing.
 */
export function readText(field: Field, text: string): Read {
  if (text === '') return { value: undefined }
  if (isErased(text) && field.canErase) return { value: null }
  if (isExpression(text)) return { value: text }
  if (typeNamed(field.type)?.wants === 'number') return { value: numberOf(text) }
  const { value, problem } = typedValue(text, descriptionOf(field), membersOf(field))
  return problem ? { wrong: `${problem.message} It ${problem.remedy}`.trim() } : { value }
}

/** Values with the numbers that were typed as text, as they are typed with --param. */
export function withNumbers(plan: Plan, values: Values): Values {
  return everyPlace(drawForm(plan, values, NOTHING_KNOWN).fields).reduce(
    (all, { field, steps }) => {
      const isTyped = typeof field.value === 'string' && !isExpression(field.value)
      if (!isTyped || field.value === '' || typeNamed(field.type)?.wants !== 'number') return all
      return put(all, steps, numberOf(stringOf(field.value)))
    },
    values,
  )
}

/** The number, or the text, which the check then refuses in Make's words. */
function numberOf(text: string): unknown {
  const number = Number(text)
  return text.trim() !== '' && Number.isFinite(number) ? number : text
}

/** The field as a description, as far as reading typed text goes. */
function descriptionOf(field: Field): Description {
  const { name, label, type, required, advanced, multiple, options } = field
  const facts = { path: name, label, type, required, advanced, multiple, depth: 0 }
  return options.asked
    ? { ...facts, remote: options.asked.rpc }
    : { ...facts, choices: options.items }
}

/** The members of a list's items, which tell that its items are collections. */
function membersOf(field: Field): readonly Description[] {
  return field.children
    .flatMap((item) => (item.control === 'group' ? item.children : []))
    .map((member) => ({ ...descriptionOf(member), path: `${field.name}[].${member.name}` }))
}

/** The text a person would have typed for a value. */
export function textOf(value: unknown): string {
  if (value === undefined) return ''
  if (value === null) return '{{erase}}'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A value in a few words, for menus. */
export function inFewWords(value: unknown): string {
  if (value === undefined || value === '') return 'empty'
  const text = isRecord(value)
    ? Object.entries(value)
        .filter(([, member]) => member !== undefined && member !== '')
        .map(([name, member]) => `${name}: ${textOf(member)}`)
        .join(', ')
    : textOf(value)
  if (text === '') return 'empty'
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text
}

const MOST_SHOWN = 60
