// `temp` and `response.temp`: what one execution remembers between its requests.
import { kindOf } from '../../iml/index.ts'
import { isRecord, type Json } from '../../text/index.ts'
import { evaluate, naming } from '../evaluate.ts'
import { mergeValues, shrinkingArrays } from '../merge.ts'
import { ALWAYS, ANSWER } from '../names.ts'
import { type State, variable } from '../state.ts'
import { type Applied, type Directive, documentation } from './directive.ts'

const schema = { type: 'object' }

/**
 * The whole block is evaluated against the old temp, then merged: members of one block do not see
 * each other. [inferred, A-08 and A-09]
 */
function remember(written: Json | undefined, state: State): Applied {
  const value = evaluate(written, state)
  const before = variable(state, 'temp') ?? {}
  if (value !== undefined && value !== null && !isRecord(value)) {
    const warning = `temp must be a collection; a ${kindOf(value).toLowerCase()} is not kept.`
    return { state, value, warning }
  }
  const after = naming(state, { temp: mergeValues(before, value) })
  const [shorter] = shrinkingArrays(before, value)
  if (shorter === undefined) return { state: after, value }
  const warning = `The list temp.${shorter} was longer before: its last items stay, because lists merge item by item.`
  return { state: after, value, warning }
}

export const temp: Directive = {
  name: 'temp',
  home: 'request',
  doc: 'Keeps values for later requests, pages and outputs; evaluated before anything else.',
  link: documentation('component-blocks/api#temp'),
  certain: true,
  note: 'members of one block do not see each other; arrays merge index by index',
  schema,
  scope: ANSWER,
  apply: remember,
}

export const responseTemp: Directive = {
  ...temp,
  home: 'response',
  doc: 'Keeps values of the answer; evaluated before everything else in `response`, also on errors.',
  scope: [...ALWAYS, 'body', 'headers', 'statusCode'],
}
