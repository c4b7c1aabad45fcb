// `baseUrl`, `url` and `encodeUrl`: where a request goes.
import { toText } from '../../iml/index.ts'
import { evaluate } from '../evaluate.ts'
import { ANSWER } from '../names.ts'
import { type Directive, documentation, draft, textSchema, unchanged } from './directive.ts'

export const baseUrl: Directive = {
  name: 'baseUrl',
  home: 'request',
  doc: 'The beginning of every relative url; stands in base.',
  link: documentation('app-structure/base'),
  certain: true,
  schema: { ...textSchema, minLength: 1, maxLength: 512 },
  scope: ANSWER,
  apply: (written, state) => {
    const value = evaluate(written, state)
    return draft(state, { baseUrl: value === undefined ? undefined : toText(value) }, value)
  },
}

export const url: Directive = {
  name: 'url',
  home: 'request',
  doc: 'Address of the request, relative to baseUrl or absolute; without it no request is made.',
  link: documentation('component-blocks/api/making-requests'),
  certain: true,
  schema: { ...textSchema, minLength: 1, maxLength: 512 },
  scope: ANSWER,
  apply: (written, state) => {
    const value = evaluate(written, state)
    return draft(state, { url: toText(value) }, value)
  },
}

export const encodeUrl: Directive = {
  name: 'encodeUrl',
  home: 'request',
  doc: 'Encodes the path of the address, `%` included; false sends it as it is written.',
  link: documentation('component-blocks/api/making-requests'),
  certain: true,
  schema: { type: 'boolean' },
  scope: [],
  apply: (written, state) => {
    if (written === undefined) return unchanged(state, written)
    return draft(state, { encodeUrl: written !== false }, written)
  },
}
