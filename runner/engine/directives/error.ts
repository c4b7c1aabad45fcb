// `response.error`: the sentence and the type with which a failed request ends the operation.
import { toNumber, toText } from '../../iml/index.ts'
import { isRecord, type Json, own } from '../../text/index.ts'
import { errorTypes, ModuleError, messageOfStatus, typeOfStatus } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { ANSWER } from '../names.ts'
import { type State, variable } from '../state.ts'
import { type Directive, documentation, unchanged, wordSchema } from './directive.ts'

/** What `response.error` says for a status; members are undefined where it says nothing. */
export interface Said {
  readonly message: string | undefined
  readonly type: string | undefined
}

/**
 * What the app says about a status: its own entry first, then the general one. A message that
 * evaluates to nothing counts as not given. [order of types: inferred, A-05]
 */
export function saidAbout(written: Json | undefined, status: number, state: State): Said {
  if (!isRecord(written)) return { message: textOrNothing(written, state), type: undefined }
  const entry = own(written, String(status))
  const special = isRecord(entry) ? entry : { message: entry ?? null }
  const of = (from: Json, name: string) => textOrNothing(own(from, name), state)
  return {
    message: of(special, 'message') ?? of(written, 'message'),
    type: of(special, 'type') ?? of(written, 'type'),
  }
}

function textOrNothing(written: Json | undefined, state: State): string | undefined {
  const value = evaluate(written, state)
  return value === undefined || value === null || value === '' ? undefined : toText(value)
}

const typeSchema = wordSchema(
  errorTypes.filter(({ named }) => named !== undefined).map(({ name }) => name),
)

const entrySchema = {
  type: 'object',
  properties: { message: { type: 'string', maxLength: 1024 }, type: typeSchema },
  required: ['message'],
  additionalProperties: false,
}

export const error: Directive = {
  name: 'error',
  home: 'response',
  always: true,
  doc: 'Message and type of the error a status from 400 to 599 ends the operation with; entries per status win.',
  link: documentation('component-blocks/api/handling-responses/error'),
  certain: true,
  note: 'types by status when none is written: 429 RateLimitError, 5xx ConnectionError, else RuntimeError, although pages for developers say RuntimeError for all (A-05)',
  schema: {
    anyOf: [
      { type: 'string', maxLength: 1024 },
      {
        type: 'object',
        properties: entrySchema.properties,
        patternProperties: { '^[0-9]{3}$': entrySchema },
        required: ['message'],
        additionalProperties: false,
      },
    ],
  },
  scope: ANSWER,
  apply: (written, state) => {
    const status = state.response ? toNumber(variable(state, 'statusCode')) : 0
    // statuses nobody defines are no success either
    if (!(status >= 400)) return unchanged(state, undefined)
    const said = saidAbout(written, status, state)
    throw new ModuleError(
      said.type ?? typeOfStatus(status),
      said.message ?? messageOfStatus(status),
      { call: state.call },
    )
  },
}
