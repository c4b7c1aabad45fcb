// What must be filled in comes first.
import type { Module } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { isFilledIn, type PlacedField, parametersOf, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

const required = { name: 'id', type: 'text', required: true }
const optional = { name: 'name', type: 'text' }

export const fieldsAreOrdered: Rule = {
  name: 'fields-are-ordered',
  severity: 'warning',
  doc: 'Required parameters come first, then optional ones, then advanced ones.',
  reason: 'Users fill a dialog from the top and stop when nothing more is asked of them.',
  source: 'L-PAR-1: best practices, mappable parameters',
  certain: true,
  follows: { file: ['required-key'] },
  good: { 'module.mappableParams': [required, optional] },
  bad: { 'module.mappableParams': [optional, required] },
  check: (app) =>
    [...app.modules.values()].flatMap((module) => {
      const lists = new Map<string, PlacedField[]>()
      for (const one of parametersOf(module)) {
        const key = `${one.document.source.file}:${one.list.join('.')}`
        lists.set(key, [...(lists.get(key) ?? []), one])
      }
      return [...lists.values()].flatMap((list) => judge(list, hasLimit(module)))
    }),
}

/** The limit of these stands last, whatever it is; limit-parameter sees to it. */
const hasLimit = ({ type }: Module): boolean => type === 'search' || type === 'trigger'

function judge(list: readonly PlacedField[], isLimited: boolean): Finding[] {
  const fields = list.filter(
    (one) =>
      textIn(one, 'name') !== '' &&
      isFilledIn(one) &&
      !(isLimited && textIn(one, 'name') === 'limit' && one.inside.length === 0),
  )
  return fields.flatMap((one, index): Finding[] => {
    const before = fields[index - 1]
    if (!before || rank(before) <= rank(one)) return []
    const at = one.document.spanOf([...one.path, 'name'])
    const words = ['required', 'optional', 'advanced']
    return [
      {
        message: `"${textIn(one, 'name')}" is ${words[rank(one)]} and stands behind one that is ${words[rank(before)]}.`,
        remedy: `move it before "${textIn(before, 'name')}"`,
        at,
      },
    ]
  })
}

function rank({ field }: PlacedField): number {
  if (own(field, 'advanced') === true) return 2
  return own(field, 'required') === true ? 0 : 1
}
