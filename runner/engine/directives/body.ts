// `body` and `type`: what is sent, and how it is written down.
import { advised, didYouMean, stringOf } from '../../text/index.ts'
import { bodyCodecs } from '../codecs/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { isBodiless } from '../http.ts'
import { ANSWER } from '../names.ts'
import { type Directive, documentation, draft, unchanged, wordSchema } from './directive.ts'

export const body: Directive = {
  name: 'body',
  home: 'request',
  doc: 'Body of the request; never sent with GET.',
  link: documentation('component-blocks/api/making-requests'),
  certain: true,
  note: 'with type json a text is sent as a JSON text, although an example of the page has XML without a type: write type: text (A-10)',
  schema: {},
  scope: ANSWER,
  apply: (written, state) => {
    const value = evaluate(written, state)
    return draft(state, { body: value }, value)
  },
}

export const type: Directive = {
  name: 'type',
  home: 'request',
  doc: 'How the body is written: json, urlencoded, multipart/form-data, text, string, raw, binary; ignored with GET.',
  link: documentation('component-blocks/api/making-requests'),
  certain: true,
  schema: wordSchema([...bodyCodecs.keys()]),
  scope: ANSWER,
  apply: (written, state) => {
    // documented: with GET it is ignored, whatever it says
    if (isBodiless(state.draft.method)) return unchanged(state, undefined)
    const value = evaluate(written, state) ?? 'json'
    const name = stringOf(value)
    if (!bodyCodecs.has(name)) {
      const known = [...bodyCodecs.keys()]
      const advice = didYouMean(name, known) ?? `known are ${known.join(', ')}`
      const message = `"${name}" is no type of a request body.`
      throw new ModuleError('RuntimeError', message, advised(advice))
    }
    return draft(state, { type: name }, value)
  },
}
