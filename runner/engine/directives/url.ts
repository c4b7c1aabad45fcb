// `baseUrl`, `url` and `encodeUrl`: where a request goes.
import { toText } from '../../iml/index.ts'
import type { Json } from '../../text/index.ts'
import { evaluate } from '../evaluate.ts'
import { ANSWER } from '../names.ts'
import type { State } from '../state.ts'
import {
  type Applied,
  type Directive,
  documentation,
  draft,
  textSchema,
  unchanged,
} from './directive.ts'
import { emptyReads } from './empty-reads.ts'

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
    const baseUrl = value === undefined ? undefined : toText(value)
    return { ...draft(state, { baseUrl }, value), ...doubtAbout(written, state) }
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
    return { ...draft(state, { url: toText(value) }, value), ...doubtAbout(written, state) }
  },
}

/**
 * A name that gives nothing leaves a gap in the address, which Make sends as it is: a DELETE of
 * `/notes/` is another request than that of a note. What is meant to be optional stands in a function.
 */
function doubtAbout(written: Json | undefined, state: State): Pick<Applied, 'warning'> {
  if (typeof written !== 'string') return {}
  const empty = emptyReads(written, state)
  if (empty.length === 0) return {}
  return {
    warning: `The address has a gap: ${empty.join(', ')} gives nothing there.`,
  }
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
