// The JSON Schema of a request, from the rows of the directives and the keys that are loops around it.

import {
  AFTER,
  BEFORE,
  type Directive,
  type JsonSchema,
  REQUEST,
  RESPONSE,
} from '../../engine/index.ts'
import type { Home } from '../../spec/index.ts'
import { defined } from '../../text/index.ts'
import { described, describedRow } from './described.ts'
import {
  asInRequest,
  endpointPagination,
  pagination,
  repeat,
  respond,
  status,
  verification,
} from './loops.ts'

const byName = (rows: readonly Directive[]): ReadonlyMap<string, JsonSchema> =>
  new Map(rows.map((row) => [row.name, describedRow(row)]))

const requestRows = byName([...BEFORE, ...REQUEST])
const responseRows = byName([...RESPONSE, ...AFTER])

/** Keys of a request that are no directive. */
const beside: ReadonlyMap<string, JsonSchema> = new Map([
  ['repeat', repeat],
  ['respond', respond],
  ['verification', verification],
])

const schemaOf = (rows: ReadonlyMap<string, JsonSchema>, name: string): JsonSchema =>
  rows.get(name) ?? {}

/** Those of the rows that a file has, and those it takes from elsewhere. */
function keys(
  rows: readonly (readonly [string, JsonSchema])[],
  lacks: readonly string[],
  added: readonly (readonly [string, JsonSchema])[],
): Record<string, JsonSchema> {
  return Object.fromEntries([...rows.filter(([name]) => !lacks.includes(name)), ...added])
}

/** A file that holds one request. */
export function requestSchema(home: Home): JsonSchema {
  return { ...REQUEST_HERE, definitions: { request: requestForm(home) } }
}

function requestForm(home: Home): JsonSchema {
  const added = home.adds.map((name) => [name, asInResponse(name)] as const)
  const pages = described({ type: 'object' }, { doc: 'How the next page is asked for.' })
  const properties = keys([...requestRows, ...beside], home.lacks, [
    ...added,
    ['pagination', pages],
    ['response', responseSchema(home)],
  ])
  const { methods, need } = home.writing
  const writes = { required: ['method'], properties: { method: { enum: methods } } }
  return {
    type: 'object',
    properties,
    additionalProperties: false,
    allOf: [implies(writes, { required: need }), ...endpointRules(home)],
  }
}

/** One request, or a chain of them. */
export function chainSchema(home: Home): JsonSchema {
  return { ...oneOrMore(), definitions: { request: requestForm(home) } }
}

const REQUEST_HERE: JsonSchema = { $ref: '#/definitions/request' }

/** A choice by the type of the value, so that an editor complains about the form that is meant. */
function oneOrMore(): JsonSchema {
  return {
    type: ['object', 'array'],
    ...implies({ type: 'array' }, { items: REQUEST_HERE }, REQUEST_HERE),
  }
}

/**
 * Phases of OAuth: those of version 2 as the editor's schema has them, and those of version 1, which
 * it lacks. A phase may be a chain (documented), although that schema takes one request only.
 */
const PHASES: Readonly<Record<string, string>> = {
  preauthorize: 'Before the user is asked.',
  authorize: 'Where the user is sent to allow access.',
  token: 'What turns the code that came back into a token.',
  info: 'Checks the connection and says whose it is.',
  refresh: 'Gets a new token when the old one has expired.',
  invalidate: 'Gives the token back when the connection is removed.',
  requestToken: 'OAuth 1: gets the token that the user then allows.',
  accessToken: 'OAuth 1: turns the allowed token into one that lasts.',
}

/** The request of a basic connection, or the phases of one with OAuth. */
export function phasesSchema(home: Home): JsonSchema {
  const link = 'https://developers.make.com/custom-apps-documentation/app-structure/connections'
  const phase = { $ref: '#/definitions/phase' }
  const phases = Object.entries(PHASES).map(([name, doc]) => [
    name,
    described(phase, { doc, link }),
  ])
  const oauth = {
    type: 'object',
    properties: { ...Object.fromEntries(phases), oauth: schemaOf(requestRows, 'oauth') },
    additionalProperties: false,
  }
  const named = Object.keys(PHASES).map((name) => ({ required: [name] }))
  return {
    ...implies(
      { type: 'object', anyOf: named },
      { $ref: '#/definitions/oauth' },
      { $ref: '#/definitions/phase' },
    ),
    definitions: { oauth, phase: oneOrMore(), request: requestForm(home) },
  }
}

function responseSchema({ responseLacks, responseAdds, output }: Home): JsonSchema {
  // only an answer to a webhook has a status
  const all = {
    ...asInRequest(...responseAdds),
    ...(responseAdds.includes('status') ? { status } : {}),
  }
  const added = Object.entries(all)
  const properties = keys([...responseRows], responseLacks, added)
  if (output) properties.output = { ...schemaOf(responseRows, 'output'), ...output }
  return described(
    {
      type: 'object',
      properties,
      additionalProperties: false,
      ...(output ? { required: ['output'] } : {}),
    },
    { doc: 'What becomes of the answer.' },
  )
}

const asInResponse = (name: string): JsonSchema => ({
  $ref: `#/definitions/request/properties/response/properties/${name}`,
})

/** Directives that mean something beside `endpoint`; the others of a request are never used there. */
const WITH_ENDPOINT = ['endpoint', 'input', 'log']

function endpointRules(home: Home): readonly JsonSchema[] {
  if (home.lacks.includes('endpoint')) return [{ properties: { pagination } }]
  const unused = REQUEST.map(({ name }) => name).filter(
    (name) => !home.lacks.includes(name) && !WITH_ENDPOINT.includes(name),
  )
  const never = Object.fromEntries(unused.map((name) => [name, false]))
  return [
    { dependencies: { input: ['endpoint'] } },
    implies(
      { required: ['endpoint'] },
      { properties: { ...never, pagination: endpointPagination } },
      { properties: { pagination } },
    ),
  ]
}

function implies(condition: JsonSchema, consequence: JsonSchema, otherwise?: JsonSchema) {
  return {
    if: condition,
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: consequence,
    ...defined({ else: otherwise }),
  }
}
