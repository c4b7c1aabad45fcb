// `response.type`: how the answer's body is read.
import { advised, didYouMean, isRecord, stringOf } from '../../text/index.ts'
import { decodeAnswer, readerNames, readerOfType } from '../codecs/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate, naming } from '../evaluate.ts'
import { inAnyCase } from '../header-names.ts'
import { ANSWER } from '../names.ts'
import { type Directive, documentation, unchanged, wordSchema } from './directive.ts'

const readerSchema = wordSchema(readerNames)

export const responseType: Directive = {
  name: 'type',
  home: 'response',
  always: true,
  doc: 'How the answer is read: automatic (by Content-Type), json, urlencoded, xml, text, string, raw, binary; or one of them per status.',
  link: documentation('component-blocks/api/handling-responses'),
  certain: true,
  note: 'other content types: +json as JSON, text/* as text, else bytes; an empty body is undefined (A-11)',
  schema: {
    anyOf: [
      readerSchema,
      {
        type: 'object',
        patternProperties: { '^(\\*|[0-9]{3}-[0-9]{3}|[0-9]{3})$': readerSchema },
        additionalProperties: false,
      },
    ],
  },
  scope: ANSWER,
  apply: (written, state) => {
    const response = state.response
    // a static step has no answer: body, headers and statusCode stay those of the step before
    if (!response) return unchanged(state, undefined)
    const types = evaluate(written, state)
    const type = (isRecord(types) ? readerOfType(types, response.status) : types) ?? 'automatic'
    const name = stringOf(type)
    if (!readerNames.includes(name)) {
      const advice = didYouMean(name, readerNames) ?? `known are ${readerNames.join(', ')}`
      throw new ModuleError('RuntimeError', `"${name}" is no type of an answer.`, advised(advice))
    }
    const body = decodeAnswer(response, name)
    const headers = inAnyCase(response.headers)
    const names = { body, headers, statusCode: response.status }
    return { state: naming(state, names), value: name }
  },
}
