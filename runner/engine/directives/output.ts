// `response.output`: what becomes a bundle, once per item or once per answer.
import { evaluate } from '../evaluate.ts'
import { eachItem } from '../items.ts'
import { withoutUndefined } from '../merge.ts'
import { ANSWER } from '../names.ts'
import { variable } from '../state.ts'
import { type Directive, documentation } from './directive.ts'

export const output: Directive = {
  name: 'output',
  home: 'response',
  always: true,
  doc: 'What goes out: per item when iterating, else once; the item or the body unless written.',
  link: documentation('component-blocks/api/handling-responses/output'),
  certain: true,
  note: 'null and false give no output; members that are undefined vanish',
  schema: {},
  scope: [...ANSWER, 'item', 'iterate'],
  apply: (written, state) => {
    // literal null and false suppress the output (observed); the step then keeps the earlier result
    if (written === null || written === false) {
      const none = state.items ? [] : undefined
      return { state: { ...state, output: none }, value: none }
    }
    const clean = typeof written === 'object'
    let value: unknown
    if (!state.items)
      value = written === undefined ? variable(state, 'body') : evaluate(written, state)
    else value = written === undefined ? state.items : eachItem(written, state.items, state)
    const kept = clean ? withoutUndefined(value) : value
    return { state: { ...state, output: kept }, value: kept }
  },
}
