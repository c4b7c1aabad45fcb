// `response.trigger`: how a polling trigger knows which items are new.
import { isRecord, own, stringOf } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { eachItem } from '../items.ts'
import { ANSWER } from '../names.ts'
import { type Directive, documentation, unchanged, wordSchema } from './directive.ts'

const ORDERS = ['asc', 'desc', 'unordered']

export const trigger: Directive = {
  name: 'trigger',
  home: 'response',
  doc: 'Id and date of each raw item, and the order in which the service lists them.',
  link: documentation('app-components/modules/trigger'),
  certain: true,
  note: 'reads the raw item, never the output; ids must be numbers when type is id',
  schema: {
    type: 'object',
    properties: {
      type: wordSchema(['id', 'date']),
      order: wordSchema(ORDERS),
      id: { type: 'string', maxLength: 512 },
      date: { type: 'string', maxLength: 512 },
    },
    required: ['type', 'order', 'id'],
    additionalProperties: false,
    if: { properties: { type: { const: 'date' } } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: { required: ['date'] },
  },
  scope: [...ANSWER, 'item'],
  apply: (written, state) => {
    if (!isRecord(written)) throw new ModuleError('RuntimeError', '`trigger` must be an object.')
    const type = evaluate(own(written, 'type'), state) ?? 'date'
    const order = evaluate(own(written, 'order'), state) ?? 'desc'
    if ((type !== 'id' && type !== 'date') || !ORDERS.includes(stringOf(order))) {
      throw new ModuleError('RuntimeError', '`trigger` needs a type (id or date) and an order.', {
        remedy: `known orders are ${ORDERS.join(', ')}`,
      })
    }
    const items = state.items ?? []
    const ids = eachItem(own(written, 'id') ?? null, items, state)
    const dates = eachItem(own(written, 'date') ?? null, items, state)
    const marks = items.map((_, index) => ({ id: ids[index], date: dates[index] }))
    const seen = { type, order: order as 'asc', marks } as const
    return unchanged({ ...state, seen }, marks)
  },
}
