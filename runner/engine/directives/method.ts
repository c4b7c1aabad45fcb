// `method`: the HTTP method, GET unless written.
import { toText } from '../../iml/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { ANSWER } from '../names.ts'
import { type Directive, documentation, draft, wordSchema } from './directive.ts'

export const method: Directive = {
  name: 'method',
  home: 'request',
  doc: 'The HTTP method; GET unless written.',
  link: documentation('component-blocks/api/making-requests'),
  certain: true,
  schema: wordSchema(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  scope: ANSWER,
  apply: (written, state) => {
    const value = toText(evaluate(written, state)).toUpperCase() || 'GET'
    if (!/^[A-Z]+$/.test(value)) {
      throw new ModuleError('RuntimeError', `"${value}" is no HTTP method.`, {
        remedy: 'use GET, POST, PUT, PATCH or DELETE',
      })
    }
    return draft(state, { method: value }, value)
  },
}
