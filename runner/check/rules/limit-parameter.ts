// The limit looks the same in every search.
import type { Module } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { opening } from '../found.ts'
import { reads } from '../look/expressions.ts'
import { fieldsOf, isFilledIn, type PlacedField, textIn } from '../look/fields.ts'
import { isLast, requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const search = (more: object) => ({
  module: { moduleType: 'search', label: 'List Things' },
  'module.mappableParams': [{ name: 'limit', type: 'uinteger', label: 'Limit', ...more }],
})

export const limitParameter: Rule = {
  name: 'limit-parameter',
  severity: 'error',
  doc: 'The limit of a search is an optional uinteger with default 10, not advanced, the last field; that of a trigger is required.',
  reason: 'Users know the field from every other app, and an empty limit means all.',
  source: 'L-PAR-4: best practices, action and search modules',
  certain: true,
  follows: { component: ['parameter-keys', 'nameless-field'] },
  good: search({ default: 10 }),
  bad: search({ required: true }),
  check: (app) => [...app.modules.values()].flatMap(judge),
}

function judge(module: Module): Finding[] {
  if (module.type !== 'search' && module.type !== 'trigger') return []
  const file = module.code.get('mappableParams')
  const lists = [module.code.get('staticParams'), file].map(fieldsOf)
  const limit = lists
    .flat()
    .find((one) => textIn(one, 'name') === 'limit' && one.inside.length === 0)
  if (!limit) {
    if (module.type === 'trigger' || !file || isToldOfAnswer(module)) return []
    const at = opening(file.spanOf([]))
    const remedy = 'add {"name": "limit", "type": "uinteger", "label": "Limit", "default": 10}'
    return [{ message: 'The search has no parameter "limit".', remedy, at }]
  }
  return module.type === 'search' ? judgeSearch(limit, lists.flat()) : judgeTrigger(limit)
}

/** True where search-has-limit says already that nobody chooses the limit. */
function isToldOfAnswer(module: Module): boolean {
  return requestsOf(module)
    .filter(isLast)
    .some((request) => !reads(written(request, 'response', 'limit'), 'parameters'))
}

function judgeSearch(limit: PlacedField, fields: readonly PlacedField[]): Finding[] {
  const findings: Finding[] = []
  const complain = (message: string, key: string, remedy: string): void => {
    findings.push({ message, remedy, at: limit.document.spanOf([...limit.path, key]) })
  }
  if (!['uinteger', 'integer'].includes(textIn(limit, 'type')))
    complain('The limit is no uinteger.', 'type', 'write "type": "uinteger"')
  if (own(limit.field, 'required') === true)
    complain('The limit is required.', 'required', 'remove "required": an empty limit means all')
  if (own(limit.field, 'advanced') === true)
    complain('The limit is advanced.', 'advanced', 'remove "advanced"')
  if (own(limit.field, 'default') === undefined)
    complain('The limit has no default.', 'name', 'add "default": 10')
  const level = fields
    .filter((one) => one.document === limit.document && one.path.length === 1)
    .filter((one) => one === limit || isFilledIn(one))
  if (level.at(-1) !== limit)
    complain('The limit is not the last field.', 'name', 'move it to the end of the list')
  return findings
}

function judgeTrigger(limit: PlacedField): Finding[] {
  if (own(limit.field, 'required') === true) return []
  const at = limit.document.spanOf([...limit.path, 'name'])
  const remedy = 'add "required": true'
  return [{ message: 'The limit of a trigger is not required.', remedy, at }]
}
