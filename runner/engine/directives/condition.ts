// `condition`: whether a request is made at all.
import { isRecord, type Json, own } from '../../text/index.ts'
import { evaluate } from '../evaluate.ts'
import { ANSWER } from '../names.ts'
import type { State } from '../state.ts'
import { type Applied, type Directive, documentation, unchanged } from './directive.ts'

function decide(written: Json | undefined, state: State): Applied {
  const detailed = isRecord(written)
  const asked = detailed ? own(written, 'condition') : written
  // an object without `condition` always runs (documented)
  const value = asked === undefined ? true : evaluate(asked, state)
  if (value) return unchanged(state, value)
  const fallback = detailed ? own(written, 'default') : undefined
  return { state: { ...state, skipped: { value: evaluate(fallback, state) } }, value }
}

export const condition: Directive = {
  name: 'condition',
  home: 'request',
  doc: 'Skips the request when it is false; `default` then stands in for its output, and without one and a further request nothing comes out.',
  link: documentation('component-blocks/api#condition'),
  certain: true,
  note: 'in a chain the default becomes the result of the step and the chain goes on (A-20)',
  schema: {
    anyOf: [
      { type: ['boolean', 'string'] },
      {
        type: 'object',
        properties: { condition: { type: ['boolean', 'string'] }, default: {} },
        additionalProperties: false,
      },
    ],
  },
  scope: ANSWER,
  apply: decide,
}
