// `timeout`, redirects, cookies, certificates and compression: how a request travels.
import { toNumber, toText } from '../../iml/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { headerOf } from '../http.ts'
import { ALWAYS, ANSWER } from '../names.ts'
import { LONGEST_TIMEOUT } from '../setting.ts'
import { type Directive, documentation, draft, unchanged } from './directive.ts'

export const timeout: Directive = {
  name: 'timeout',
  home: 'request',
  doc: 'Milliseconds until the request is given up, at most 300000; unless written the `timeout` of common data, or 40000.',
  link: documentation('app-structure/base'),
  certain: true,
  note: 'documented for base and for common data; inferred: a component may write it, too, as public apps do, and what base says wins over common data',
  schema: { type: 'integer', minimum: 1, maximum: LONGEST_TIMEOUT },
  scope: ALWAYS,
  apply: (written, state) => {
    const value = toNumber(evaluate(written, state))
    if (!(value >= 1 && value <= LONGEST_TIMEOUT)) {
      throw new ModuleError(
        'RuntimeError',
        `The timeout must be 1 to ${LONGEST_TIMEOUT} milliseconds.`,
      )
    }
    return draft(state, { timeout: value }, value)
  },
}

/** Redirects of some methods, under one of the names that Make's own texts give the directive. */
function follows(name: string, which: 'get' | 'others', where: string): Directive {
  const what = which === 'get' ? 'GET requests' : 'other requests'
  return {
    name,
    home: 'request',
    doc: `Whether redirects of ${what} are followed; true unless written. This is how ${where} spells it.`,
    link: documentation('component-blocks/api/making-requests'),
    certain: true,
    note: 'both spellings do the same; only true or false, as documented: any other value counts as true',
    schema: { type: 'boolean' },
    scope: [],
    apply: (written, state) =>
      draft(state, { follow: { ...state.draft.follow, [which]: written !== false } }, written),
  }
}

export const followRedirect = follows('followRedirect', 'get', 'Make’s documentation')
export const followRedirects = follows('followRedirects', 'get', 'Make’s editor')
export const followAllRedirect = follows('followAllRedirect', 'others', 'Make’s documentation')
export const followAllRedirects = follows('followAllRedirects', 'others', 'Make’s editor')

export const shareCookies: Directive = {
  name: 'shareCookies',
  home: 'request',
  doc: 'Keeps the cookies of the answer for later requests of the run that have it, too; false unless written.',
  link: documentation('component-blocks/api/making-requests#sharecookies'),
  certain: true,
  note: 'inferred: a request without it neither sends nor keeps cookies; each cookie goes where RFC 6265 sends it; a Cookie header of the author stays in front of them',
  schema: { type: 'boolean' },
  scope: [],
  apply: (written, state) => draft(state, { shareCookies: written === true }, written),
}

export const rejectUnauthorized: Directive = {
  name: 'rejectUnauthorized',
  home: 'request',
  doc: 'Deprecated in Make, and without effect here: certificates are always verified.',
  link: documentation('component-blocks/api/making-requests'),
  certain: true,
  schema: { type: 'boolean' },
  scope: [],
  apply: (written, state) => ({
    ...unchanged(state, written),
    ...(written === false
      ? { warning: 'rejectUnauthorized has no effect here; `ca` names an authority of your own.' }
      : {}),
  }),
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
  doc: 'Asks for a compressed answer with an Accept-Encoding header, and reads it; false unless written.',
  link: documentation('component-blocks/api/making-requests#gzip'),
  certain: true,
  note: 'a header of the author stays; a compressed answer is read without it, too, and what goes out over the wire names the encodings that are understood',
  schema: { type: 'boolean' },
  scope: [],
  apply: (written, state) => {
    const { headers } = state.draft
    if (written !== true || headerOf(headers, 'accept-encoding') !== undefined) {
      return unchanged(state, written)
    }
    return draft(state, { headers: [...headers, ['Accept-Encoding', 'gzip, deflate']] }, written)
  },
}
