// `endpoint` and `input`: a request that runs an endpoint component instead of going out itself.
import { toText } from '../../iml/index.ts'
import { advised, didYouMean, isRecord, type Json, own } from '../../text/index.ts'
import { ModuleError } from '../errors.ts'
import { evaluate } from '../evaluate.ts'
import { ANSWER } from '../names.ts'
import type { State } from '../state.ts'
import { type Applied, type Directive, documentation, draft } from './directive.ts'

/**
 * What may not stand beside `endpoint`, as nothing of it would be used: the list of the editor's
 * schema, and what that schema lacks.
 */
export const NOT_BESIDE_ENDPOINT = [
  'url',
  'method',
  'headers',
  'qs',
  'body',
  'encodeUrl',
  'ca',
  'type',
  'gzip',
  'aws',
  'followRedirect',
  'followRedirects',
  'followAllRedirect',
  'followAllRedirects',
  'shareCookies',
  'rejectUnauthorized',
  'oauth',
] as const

const PAGE = documentation('component-blocks/api')

export const input: Directive = {
  name: 'input',
  home: 'request',
  doc: 'What an endpoint reads as `parameters`; only beside `endpoint`.',
  link: PAGE,
  certain: true,
  note: 'inferred: handed over as it is, without the conversion and the defaults of its input parameters',
  schema: { type: 'object' },
  scope: ANSWER,
  apply: (written, state) => {
    const value = evaluate(written, state)
    if (state.placed.value.endpoint === undefined) {
      throw new ModuleError('RuntimeError', '`input` stands here without `endpoint`.', {
        remedy: 'name the endpoint that reads it, or remove it',
      })
    }
    if (value !== undefined && value !== null && !isRecord(value)) {
      throw new ModuleError('RuntimeError', '`input` must be a collection.')
    }
    return draft(state, { input: value ?? {} }, value)
  },
}

export const endpoint: Directive = {
  name: 'endpoint',
  home: 'request',
  doc: 'Runs an endpoint component of the app instead of a request; its result is the body, with status 200.',
  link: PAGE,
  certain: false,
  note: 'known from the schema of Make’s editor only; inferred: the endpoint has base under it, the caller’s connection, its own empty temp, and makes a single call; another connection is refused',
  schema: {
    anyOf: [
      { type: 'string' },
      {
        type: 'object',
        properties: { name: { type: 'string' }, connection: { type: 'string' } },
        required: ['name'],
        additionalProperties: false,
      },
    ],
  },
  scope: ANSWER,
  apply: choose,
}

/** The name is fixed text: it is not evaluated. [inferred] */
function choose(written: Json | undefined, state: State): Applied {
  const name = typeof written === 'string' ? written : own(written, 'name')
  if (typeof name !== 'string') {
    throw new ModuleError('RuntimeError', 'endpoint must be the name of an endpoint.', {
      remedy: 'write "endpoint": "NAME", or {"name": "NAME"}',
    })
  }
  const connection = evaluate(own(written, 'connection'), state)
  if (connection !== undefined && connection !== null && connection !== '') {
    throw new ModuleError(
      'RuntimeError',
      `The endpoint "${name}" asks for the connection "${toText(connection)}", but a run has only one.`,
      { remedy: 'nothing was sent; without `connection` the endpoint uses that of its caller' },
    )
  }
  const known = state.setting.endpoints ?? new Map<string, never>()
  if (!known.has(name)) {
    const all = [...known.keys()]
    const list = all.length === 0 ? 'it has no endpoints at all' : `known are ${all.join(', ')}`
    const advice = didYouMean(name, all) ?? list
    throw new ModuleError('RuntimeError', `The app has no endpoint "${name}".`, advised(advice))
  }
  return draft(state, { endpoint: name }, name)
}
