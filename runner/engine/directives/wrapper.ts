// `response.wrapper`: the last word on the output, once, after all pages.
import { evaluate } from '../evaluate.ts'
import { withoutUndefined } from '../merge.ts'
import { ANSWER } from '../names.ts'
import { type Directive, documentation, unchanged } from './directive.ts'

export const wrapper: Directive = {
  name: 'wrapper',
  home: 'response',
  doc: 'Turns everything that came out into the final result; evaluated once, after all pages.',
  link: documentation('component-blocks/api/handling-responses/wrapper'),
  certain: true,
  note: 'in a chain the wrapper belongs to the step that gave the result (A-24)',
  schema: {},
  scope: [...ANSWER, 'output', 'iterate'],
  apply: (written, state) => unchanged(state, withoutUndefined(evaluate(written, state))),
}
