// Nobody knows ids by heart, and everybody maps them.
import type { Module } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { membersRead } from '../look/expressions.ts'
import { fieldsOf, optionsAddress, type PlacedField, textIn } from '../look/fields.ts'
import { requestsOf, written } from '../look/requests.ts'
import type { Finding, Rule } from './rule.ts'

const get = (more: object) => ({
  module: { label: 'Get a Thing', actionCrud: 'read' },
  rpc: {},
  'module.communication': { url: '/things/{{parameters.thingId}}' },
  'module.mappableParams': [{ name: 'thingId', label: 'Thing ID', required: true, ...more }],
})
const picker = { type: 'select', options: 'rpc://listThings' }

export const idHasPicker: Rule = {
  name: 'id-has-picker',
  severity: 'warning',
  doc: 'An id in the address of a module is a select with an RPC and mode edit.',
  reason:
    'Users choose from a list while they build and map an id when it runs; mode edit shows mapping first.',
  source: 'L-PAR-6, P-10: best practices, remote procedure calls',
  certain: true,
  follows: { component: ['request-keys'] },
  good: get({ ...picker, mode: 'edit' }),
  bad: get(picker),
  check: (app) => [...app.modules.values()].filter((one) => one.type === 'action').flatMap(judge),
}

/** Ids in the address are those of something that exists; others in a body are left to the author. */
function judge(module: Module): Finding[] {
  const names = new Set(
    requestsOf(module).flatMap((one) => [...membersRead(written(one, 'url'), 'parameters')]),
  )
  return fieldsOf(module.code.get('mappableParams')).flatMap((one) => {
    const name = textIn(one, 'name')
    if (one.inside.length > 0) return []
    const isId = /(^id|Id|ID|_id)$/.test(name)
    return isId && names.has(name) ? judgeId(one) : misplacedEdit(module, one, names)
  })
}

function judgeId(one: PlacedField): Finding[] {
  const at = () => one.document.spanOf([...one.path, 'name'])
  const type = textIn(one, 'type')
  const name = textIn(one, 'name')
  const hasSearch = own(one.field, 'rpc') !== undefined
  if (['text', 'number', 'integer', 'uinteger'].includes(type)) {
    if (hasSearch) return []
    return [
      {
        message: `"${name}" cannot be chosen from a list.`,
        remedy: 'use a select with an RPC and mode edit',
        at: at(),
      },
    ]
  }
  if (type !== 'select' || !optionsAddress(one) || own(one.field, 'mode') === 'edit') return []
  return [
    {
      message: `"${name}" shows its list before its map field.`,
      remedy: 'add "mode": "edit"',
      at: at(),
    },
  ]
}

/** A create module has no id to map but those of parents, which stand in its address. */
function misplacedEdit(module: Module, one: PlacedField, inUrl: ReadonlySet<string>): Finding[] {
  if (
    module.crud !== 'create' ||
    own(one.field, 'mode') !== 'edit' ||
    inUrl.has(textIn(one, 'name'))
  )
    return []
  const at = one.document.spanOf([...one.path, 'mode'])
  return [{ message: 'A create module shows the map field first.', remedy: 'remove "mode"', at }]
}
