// `response.iterate`: which part of the answer is worked off item by item.
import { kindOf } from '../../iml/index.ts'
import { isRecord, own } from '../../text/index.ts'
import { bracedPath, ModuleError } from '../errors.ts'
import { evaluate, naming } from '../evaluate.ts'
import { eachItem } from '../items.ts'
import { ANSWER } from '../names.ts'
import { type Directive, documentation } from './directive.ts'

export const iterate: Directive = {
  name: 'iterate',
  home: 'response',
  doc: 'The list whose items become bundles; `condition` keeps only some of them.',
  link: documentation('component-blocks/api/handling-responses/iterate'),
  certain: true,
  note: 'null and undefined give no items; anything else that is no list is a DataError (A-17)',
  schema: {
    anyOf: [
      { type: 'string', maxLength: 512 },
      {
        type: 'object',
        properties: {
          container: { type: 'string', maxLength: 512 },
          condition: { type: ['boolean', 'string'] },
        },
        required: ['container'],
        additionalProperties: false,
      },
    ],
  },
  scope: [...ANSWER, 'item'],
  apply: (written, state) => {
    const detailed = isRecord(written)
    const container = evaluate(detailed ? own(written, 'container') : written, state)
    if (container !== undefined && container !== null && !Array.isArray(container)) {
      const message = `iterate expects a list, but found ${kindOf(container)}.`
      throw new ModuleError('DataError', message, { remedy: bracedPath(container) })
    }
    const all: readonly unknown[] = container ?? []
    const condition = detailed ? own(written, 'condition') : undefined
    const kept = condition === undefined ? undefined : eachItem(condition, all, state)
    const items = kept ? all.filter((_, index) => kept[index]) : all
    const ends = { container: { first: all[0], last: all.at(-1) } }
    return {
      state: { ...naming(state, { iterate: ends }), items, containerLength: all.length },
      value: items,
    }
  },
}
