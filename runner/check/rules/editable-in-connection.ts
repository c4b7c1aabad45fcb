// `editable` lets a user change a connection without making a new one.
import type { Document } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { fieldsOf, isFilledIn, type PlacedField, textIn } from '../look/fields.ts'
import type { Finding, Rule } from './rule.ts'

export const editableInConnection: Rule = {
  name: 'editable-in-connection',
  severity: 'warning',
  doc: 'Parameters of connections are editable; parameters of modules have no such key.',
  reason:
    'Without it an expired key means a new connection in every scenario; elsewhere it does nothing.',
  source: 'P-11: unofficial notes',
  certain: false,
  good: { 'connection.params': [{ name: 'apiKey', type: 'password', editable: true }] },
  bad: { 'connection.params': [{ name: 'apiKey', type: 'password' }] },
  check: (app) => [
    ...[...app.connections.values()].flatMap((connection) =>
      fieldsOf(connection.code.get('params')).flatMap(notEditable),
    ),
    ...[...app.modules.values()].flatMap((module) =>
      [
        ...fieldsOf(module.code.get('mappableParams')),
        ...fieldsOf(module.code.get('staticParams')),
      ].flatMap(misplaced),
    ),
  ],
}

function notEditable(one: PlacedField): Finding[] {
  const { field, document, path, inside } = one
  if (own(field, 'editable') !== undefined || !isFilledIn(one) || inside.length > 0) return []
  const at = nameSpan(document, one)
  const end = document.spanOf([...path, 'name'])
  const fix =
    textIn(one, 'name') === ''
      ? {}
      : { fix: { at: { ...end, start: end.end }, text: ', "editable": true' } }
  return [
    { message: 'The field cannot be changed later.', remedy: 'add "editable": true', at, ...fix },
  ]
}

function misplaced({ field, document, path }: PlacedField): Finding[] {
  if (own(field, 'editable') === undefined) return []
  const at = document.keySpanOf([...path, 'editable'])
  return [{ message: 'editable belongs to connections only.', remedy: 'remove it', at }]
}

const nameSpan = (document: Document, { path }: PlacedField) => document.spanOf([...path, 'name'])
