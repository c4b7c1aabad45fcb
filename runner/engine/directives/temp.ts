// `temp` and `response.temp`: what one execution remembers between its requests.
import type { Json } from '../../text/index.ts'
import { evaluate, naming } from '../evaluate.ts'
import { mergeValues } from '../merge.ts'
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
  const temp = mergeValues(variable(state, 'temp') ?? {}, value)
  return { state: naming(state, { temp }), value }
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
