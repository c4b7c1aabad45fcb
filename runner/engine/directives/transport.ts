// `timeout`, `followRedirects`, `followAllRedirects`, `ca`, `gzip`: how a request travels.
import { toText } from '../../iml/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { ALWAYS, ANSWER } from '../names.ts'
import { type Directive, documentation, draft, unchanged } from './directive.ts'

const LONGEST = 300_000

export const timeout: Directive = {
  name: 'timeout',
  home: 'request',
  doc: 'Milliseconds until the request is given up, at most 300000; 40000 unless written.',
  link: documentation('app-structure/base'),
  certain: true,
  note: 'documented for base; a component may write it, too, as public apps do',
  schema: { type: 'integer', minimum: 1, maximum: LONGEST },
  scope: ALWAYS,
  apply: (written, state) => {
    const value = Number(evaluate(written, state))
    if (!(value >= 1 && value <= LONGEST)) {
      throw new ModuleError('RuntimeError', `The timeout must be 1 to ${LONGEST} milliseconds.`)
    }
    return draft(state, { timeout: value }, value)
  },
}

export const followRedirects: Directive = {
  name: 'followRedirects',
  home: 'request',
  doc: 'Whether redirects of GET requests are followed; true unless written.',
  link: documentation('component-blocks/api/making-requests'),
  certain: true,
  schema: { type: 'boolean' },
  scope: [],
  apply: (written, state) =>
    draft(state, { follow: { ...state.draft.follow, get: written !== false } }, written),
}

export const followAllRedirects: Directive = {
  name: 'followAllRedirects',
  home: 'request',
  doc: 'Whether redirects of other requests are followed; true unless written.',
  link: documentation('component-blocks/api/making-requests'),
  certain: true,
  schema: { type: 'boolean' },
  scope: [],
  apply: (written, state) =>
    draft(state, { follow: { ...state.draft.follow, others: written !== false } }, written),
}

export const ca: Directive = {
  name: 'ca',
  home: 'request',
  doc: 'A further certificate authority, PEM.',
  link: documentation('component-blocks/api'),
  certain: true,
  schema: { type: 'string', maxLength: 8192 },
  scope: ANSWER,
  apply: (written, state) => {
    const value = evaluate(written, state)
    return draft(state, { ca: value === undefined ? undefined : toText(value) }, value)
  },
}

export const gzip: Directive = {
  name: 'gzip',
  home: 'request',
  doc: 'Deprecated and without effect: compressed answers are always understood.',
  link: documentation('component-blocks/api'),
  certain: true,
  schema: { type: 'boolean' },
  scope: [],
  apply: (written, state) => unchanged(state, written),
}
