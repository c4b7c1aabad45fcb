// `headers`: what is sent beside the body, with names as Make writes them.
import { toText } from '../../iml/index.ts'
import { isRecord, type Json } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import { ANSWER } from '../names.ts'
import type { State } from '../state.ts'
import { type Directive, documentation, draft, flatSchema } from './directive.ts'
import { unconnected } from './empty-reads.ts'
import { mergeLayers } from './layers.ts'

/** Header names go out Title-Case-With-Dashes, however they are written (documented). */
function titleCase(name: string): string {
  return name
    .split('-')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1).toLowerCase())
    .join('-')
}

export const headers: Directive = {
  name: 'headers',
  home: 'request',
  doc: 'Headers of the request; names in any case, empty ones (undefined, null) are not sent.',
  link: documentation('component-blocks/api/making-requests'),
  certain: true,
  note: 'a list is sent as one header joined with ", "; an empty text is sent empty (A-22); one expression replaces the headers of base, as documented',
  schema: flatSchema,
  scope: ANSWER,
  apply: (written, state) => {
    const pairs = headerPairs(written, state)
    return {
      ...draft(state, { headers: pairs }, Object.fromEntries(pairs)),
      ...unconnected(written, state, 'header'),
    }
  },
}

/** Headers as they are sent, also those of an answer. Throws a ModuleError for what cannot be sent. */
export function headerPairs(written: Json | undefined, state: State): [string, string][] {
  const layers = mergeLayers(written, state, (name) => name.toLowerCase())
  return [...layers.values()].map(({ name, value }) => {
    const text = Array.isArray(value) ? value.map(toText).join(', ') : headerText(name, value)
    checkHeader(name, text)
    return [titleCase(name.trim()), text]
  })
}

function headerText(name: string, value: unknown): string {
  if (!isRecord(value)) return toText(value)
  throw new ModuleError('RuntimeError', `The header ${titleCase(name)} is a collection.`, {
    remedy: 'give a text, for example one member of it',
  })
}

/** Refuses what cannot be sent: HTTP allows no line breaks in a value and only tokens as names. */
function checkHeader(name: string, value: string): void {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name.trim())) {
    throw new ModuleError('RuntimeError', `"${name}" is no name of a header.`, {
      remedy: 'use letters, digits and dashes',
    })
  }
  for (const character of value) {
    const code = character.charCodeAt(0)
    if ((code < 32 && code !== 9) || code === 127 || code > 255) {
      throw new ModuleError(
        'RuntimeError',
        `The header ${titleCase(name)} holds a character that headers cannot carry.`,
        { remedy: 'encode the value, for example with encodeURL or base64' },
      )
    }
  }
}
