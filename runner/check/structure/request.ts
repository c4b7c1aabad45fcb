// The keys of a request and of its response, made from the rows of the engine's directives.
import {
  AFTER,
  BEFORE,
  type Directive,
  NOT_BESIDE_ENDPOINT,
  REQUEST,
  RESPONSE,
  type ScopeName,
} from '../../engine/index.ts'
import { type Home, homes } from '../../spec/index.ts'
import { isRecord, own, type Path } from '../../text/index.ts'
import { ANYTHING, type Form, type Mistake, type Part, wordOrExpression } from '../judge/part.ts'
import { missingKey } from '../judge/words.ts'
import { isIgnoredType, methodPart, notInEditor, TOLERATED } from './not-in-editor.ts'

const partOf = ({ schema, scope }: Directive): Part => ({ schema, scope })

const requestRows = new Map([...BEFORE, ...REQUEST].map((row) => [row.name, partOf(row)]))
const responseRows = new Map([...RESPONSE, ...AFTER].map((row) => [row.name, partOf(row)]))

const row = (rows: ReadonlyMap<string, Part>, name: string): Part => rows.get(name) ?? ANYTHING

/** What templates of the loops around an exchange may read: the answer, and the page's ends. */
const answer: readonly ScopeName[] = row(requestRows, 'url').scope ?? []
const afterPage: readonly ScopeName[] = [...answer, 'iterate']

/** `oauth`, which may stand in a request, in its response and around the phases of a connection. */
export const oauthSigning: Part = row(requestRows, 'oauth')

const condition = { type: ['boolean', 'string'] }
const flag = { type: 'boolean' }

const formPart = (form: Form, scope?: readonly ScopeName[]): Part => ({
  form: () => form,
  ...(scope ? { scope } : {}),
})

/** The keys of `pagination`: those of a request that a further page may replace. */
const pagination = formPart(
  {
    what: 'pagination',
    keys: new Map<string, Part>([
      ['mergeWithParent', { schema: flag }],
      ...['url', 'method', 'headers', 'qs', 'body'].map((name): [string, Part] => [
        name,
        { ...row(requestRows, name), scope: afterPage },
      ]),
      ['condition', { schema: condition, scope: afterPage }],
    ]),
  },
  afterPage,
)

const endpointPagination = formPart(
  {
    what: 'the pagination of an endpoint',
    keys: new Map<string, Part>([
      ['mergeWithParent', { schema: flag }],
      ['endpoint', row(requestRows, 'endpoint')],
      ['input', { schema: { type: 'object' } }],
      ['condition', { schema: condition }],
    ]),
  },
  afterPage,
)

const repeat: Part = {
  schema: {
    type: 'object',
    properties: {
      condition: { type: 'string' },
      delay: { type: 'number' },
      limit: { type: 'number' },
    },
  },
  scope: afterPage,
}

const respond = formPart({
  what: 'respond',
  keys: new Map<string, Part>([
    ['type', wordOrExpression(['json', 'urlencoded', 'text'])],
    [
      'status',
      { schema: { anyOf: [{ type: 'integer', minimum: 100, maximum: 999 }, { type: 'string' }] } },
    ],
    ['headers', row(requestRows, 'headers')],
    ['body', row(requestRows, 'body')],
  ]),
})

const verification = formPart({
  what: 'verification',
  keys: new Map([
    ['condition', row(requestRows, 'condition')],
    ['respond', respond],
  ]),
})

/** Keys beside the rows: loops around an exchange, and what webhooks write. */
const beside: readonly (readonly [string, Part])[] = [
  ['input', { schema: { type: 'object' }, scope: answer }],
  ['respond', { ...respond, scope: answer }],
  ['verification', { ...verification, scope: answer }],
  ['repeat', repeat],
]

/** The keys of a request in a kind of file. */
function requestForm(home: Home): Form {
  const keys = new Map<string, Part>()
  const response = responseForm(home)
  const pages: Part = { choose: () => pagination, scope: afterPage }
  const all: readonly (readonly [string, Part])[] = [
    ...requestRows,
    ['method', methodPart],
    ...beside,
    ['pagination', pages],
    ['response', { form: () => response }],
    ...home.adds.map((name) => [name, row(responseRows, name)] as const),
  ]
  for (const [name, part] of all) if (!home.lacks.includes(name)) keys.set(name, part)
  return {
    what: home.what,
    keys,
    elsewhere: new Map([
      ...[...responseRows.keys()].map((name) => [name, `"${name}" stands in "response"`] as const),
      ...(home === homes.base ? [] : [['baseUrl', '"baseUrl" stands in base'] as const]),
    ]),
    ignored: TOLERATED.filter((name) => home.lacks.includes(name)),
    judge: (value, path) => [
      ...methodNeeds(home, value, path),
      ...endpointRules(value, path),
      ...notInEditor(home, value, path),
    ],
  }
}

/** The part of one request; where an endpoint is called its pages are paged in another way. */
export function requestPart(home: Home): Part {
  const form = requestForm(home)
  const usual: Part = { form: () => form }
  if (home === homes.base) return usual
  const variant = (name: string, part: Part): Part => {
    const keys = new Map([...form.keys, [name, part] as const])
    return { form: () => ({ ...form, keys }) }
  }
  const calling = variant('pagination', endpointPagination)
  const untyped = variant('type', ANYTHING)
  const mayCall = !home.lacks.includes('endpoint')
  return {
    choose: (value) => {
      if (mayCall && own(value, 'endpoint') !== undefined) return calling
      return isRecord(value) && isIgnoredType(value) ? untyped : usual
    },
  }
}

/** What says which items of a trigger are new; beside it nothing reads these names. */
const OF_TRIGGER = ['id', 'date', 'order']

function responseForm(home: Home): Form {
  const keys = new Map<string, Part>()
  for (const [name, part] of responseRows) {
    if (!home.responseLacks.includes(name)) keys.set(name, part)
  }
  const added: ReadonlyMap<string, Part> = new Map([
    ['oauth', oauthSigning],
    ['status', { scope: answer }],
    ['headers', row(requestRows, 'headers')],
    ['body', row(requestRows, 'body')],
  ])
  for (const name of home.responseAdds) keys.set(name, added.get(name) ?? ANYTHING)
  if (home.output) keys.set('output', { ...row(responseRows, 'output'), schema: home.output })
  return {
    what: 'response',
    keys,
    required: home.output ? ['output'] : [],
    elsewhere: new Map([
      ...[...requestRows.keys()]
        .filter((name) => !responseRows.has(name))
        .map((name) => [name, `"${name}" stands beside "response", not in it`] as const),
      ...OF_TRIGGER.map((name) => [name, `"${name}" stands in "response.trigger"`] as const),
    ]),
  }
}

/** A method that writes needs an address and a body; Make's editor refuses it otherwise. */
function methodNeeds(
  { writing: { methods, need } }: Home,
  value: Readonly<Record<string, unknown>>,
  path: Path,
): readonly Mistake[] {
  const method = own(value, 'method')
  if (typeof method !== 'string' || !methods.includes(method)) return []
  return need
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => {
      const advice = name === 'body' ? 'add "body": {} where nothing is sent' : undefined
      return missingKey([...path, 'method'], name, `for ${method}`, advice)
    })
}

function endpointRules(value: Readonly<Record<string, unknown>>, path: Path): readonly Mistake[] {
  const calls = Object.hasOwn(value, 'endpoint')
  if (!calls && Object.hasOwn(value, 'input')) {
    return [missingKey([...path, 'input'], 'endpoint', 'beside "input"')]
  }
  if (!calls) return []
  return NOT_BESIDE_ENDPOINT.filter((name) => Object.hasOwn(value, name)).map((name) => ({
    kind: 'unknown-key',
    path: [...path, name],
    onKey: true,
    message: `"${name}" means nothing beside "endpoint".`,
    advice: 'the endpoint makes the request; remove one of the two',
  }))
}
