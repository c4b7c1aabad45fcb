// `response.valid`: refuses an answer although its status is a success.
import { toNumber, toText } from '../../iml/index.ts'
import { isRecord, type Json, own } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { ANSWER } from '../names.ts'
import { type State, variable } from '../state.ts'
import { type Directive, documentation, unchanged } from './directive.ts'
import { saidAbout } from './error.ts'

/** Documented wording for an invalid answer nobody says anything about. */
const FALLBACK = 'Response marked as invalid.'

export const valid: Directive = {
  name: 'valid',
  home: 'response',
  doc: 'Ends the operation with an error when it is false, for answers of status 200 to 399.',
  link: documentation('component-blocks/api/handling-responses/valid'),
  certain: true,
  note: 'message and type: valid, then the status entry of error, then error, then the fallback (A-12)',
  schema: {
    anyOf: [
      { type: ['boolean', 'string'] },
      {
        type: 'object',
        properties: {
          condition: { type: 'string' },
          message: { type: 'string' },
          type: { type: 'string' },
        },
        additionalProperties: false,
      },
    ],
  },
  scope: ANSWER,
  apply: (written, state) => {
    const detailed = isRecord(written)
    const asked = detailed ? own(written, 'condition') : written
    const value = asked === undefined ? true : evaluate(asked, state)
    if (value) return unchanged(state, value)
    throw invalid(detailed ? written : {}, state)
  },
}

function invalid(written: Json, state: State): ModuleError {
  const response = own(state.placed.value, 'response')
  const status = toNumber(variable(state, 'statusCode'))
  const said = saidAbout(own(response, 'error'), status, state)
  const message = evaluate(own(written, 'message'), state)
  const type = evaluate(own(written, 'type'), state)
  return new ModuleError(
    toText(type) || said.type || 'RuntimeError',
    toText(message) || said.message || FALLBACK,
    { call: state.call },
  )
}
