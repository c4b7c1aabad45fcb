// Apps of our own making for the tests of deploy: together they have every kind of component.
import { kebab } from '../../runner/spec/index.ts'

export type Files = Readonly<Record<string, string>>

type Codes = Readonly<Record<string, string | null>>

/** Files of one app and its manifest, from entries whose texts stand beside their facts. */
interface Written {
  readonly base?: string
  readonly common?: string
  readonly readme?: string
  readonly groups?: unknown
  readonly components: Readonly<
    Record<string, Readonly<Record<string, { readonly facts: object; readonly codes: Codes }>>>
  >
}

const ENDINGS: Readonly<Record<string, string>> = {
  code: 'js',
  test: 'test.js',
  context: 'md',
  common: 'common.json',
  requiredScope: 'required-scope.iml.json',
}

/** The app as files; groups as Make prints them, the manifest as its editor does. */
export function filesOf({ base, common, readme, groups, components }: Written): Files {
  const files: Record<string, string> = {}
  const general: Record<string, string | null> = {
    base: null,
    common: null,
    groups: null,
    readme: null,
  }
  const put = (key: string, path: string, text: string | undefined): void => {
    if (text === undefined) return
    files[path] = text
    general[key] = path
  }
  put('base', 'general/base.iml.json', base)
  put('common', 'general/common.json', common)
  put(
    'groups',
    'modules/groups.json',
    groups === undefined ? undefined : JSON.stringify(groups, null, '\t'),
  )
  put('readme', 'README.md', readme)
  const all: Record<string, Record<string, unknown>> = {
    connection: {},
    webhook: {},
    module: {},
    rpc: {},
    function: {},
    endpoint: {},
  }
  for (const [kind, entries] of Object.entries(components)) {
    for (const [name, { facts, codes }] of Object.entries(entries)) {
      const codeFiles: Record<string, string | null> = {}
      for (const [key, text] of Object.entries(codes)) {
        const folder = `${kind}s/${kebab(name)}`
        const path = `${folder}/${kebab(name)}.${ENDINGS[key] ?? `${kebab(key)}.iml.json`}`
        codeFiles[key] = text === null ? null : path
        if (text !== null) files[path] = text
      }
      all[kind] = { ...all[kind], [name]: { ...facts, codeFiles } }
    }
  }
  const manifest = { fileVersion: 1, generalCodeFiles: general, components: all, origins: [] }
  return { ...files, 'makecomapp.json': JSON.stringify(manifest, null, 4) }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const BASE = json({
  baseUrl: 'https://api.service.example/v1',
  headers: { authorization: 'Bearer {{connection.apiKey}}' },
  response: { error: { message: '[{{statusCode}}] {{body.message}}' } },
  log: { sanitize: ['request.headers.authorization'] },
})

const KEY = json([
  { name: 'apiKey', type: 'password', label: 'API key', required: true, editable: true },
])
const ERROR = { error: { message: '[{{statusCode}}] {{body.message}}' } }
const CHECK = json({
  url: 'https://api.service.example/v1/me',
  headers: { authorization: 'Bearer {{parameters.apiKey}}' },
  response: ERROR,
  log: { sanitize: ['request.headers.authorization'] },
})
const ITEM = json([{ name: 'id', type: 'text', label: 'ID' }])
const request = (url: string): string =>
  json({ url, method: 'GET', response: { output: '{{body}}' } })

const module = (label: string, type: string, more: object, codes: Codes) => ({
  facts: { label, description: `${label} of the service.`, moduleType: type, ...more },
  codes,
})

const plainCodes = (url: string): Codes => ({
  communication: request(url),
  staticParams: null,
  mappableParams: '[]\n',
  interface: ITEM,
  samples: json({ id: '1' }),
  scope: null,
})

/** The module by which everything of the service can be called. */
const universal = (connection: string) =>
  module(
    'Make an API Call',
    'universal',
    { connection },
    {
      communication: json({
        url: '/{{parameters.url}}',
        method: '{{parameters.method}}',
        type: 'text',
        response: {
          output: { body: '{{body}}', headers: '{{headers}}', statusCode: '{{statusCode}}' },
        },
      }),
      mappableParams: json([
        { name: 'url', type: 'text', label: 'URL', required: true },
        { name: 'method', type: 'text', label: 'Method', required: true },
      ]),
      interface: json([
        { name: 'body', type: 'any', label: 'Body' },
        { name: 'headers', type: 'any', label: 'Headers' },
        { name: 'statusCode', type: 'number', label: 'Status code' },
      ]),
      samples: json({ body: {}, headers: {}, statusCode: 200 }),
    },
  )

/** Webhooks of both kinds, two connections, a trigger, an instant trigger, a responder. */
export const hooks = filesOf({
  base: BASE,
  readme: '# Hooks\n',
  components: {
    connection: {
      'service-key': {
        facts: { label: 'Service', connectionType: 'basic' },
        codes: { communication: CHECK, params: KEY, common: null },
      },
      'service-old': {
        facts: { label: 'Service (old)', connectionType: 'basic' },
        codes: { communication: CHECK, params: KEY, common: null },
      },
    },
    webhook: {
      orders: {
        facts: {
          label: 'Orders',
          webhookType: 'web',
          connection: 'service-key',
          altConnection: 'service-old',
        },
        codes: {
          communication: json({ output: '{{body}}' }),
          params: '[]\n',
          attach: json({
            url: '/hooks',
            method: 'POST',
            body: { url: '{{webhook.url}}' },
            response: { data: { id: '{{body.id}}' } },
          }),
          detach: json({ url: '/hooks/{{webhook.id}}', method: 'DELETE' }),
          update: null,
          requiredScope: null,
        },
      },
      events: {
        facts: {
          label: 'Events',
          webhookType: 'web-shared',
          connection: null,
          altConnection: null,
        },
        codes: {
          communication: json({ output: '{{body}}', uid: '{{body.account}}' }),
          params: '[]\n',
        },
      },
    },
    module: {
      watchOrders: module(
        'Watch Orders',
        'instant_trigger',
        { connection: null, webhook: 'orders' },
        {
          communication: json({ output: '{{bundle}}' }),
          mappableParams: '[]\n',
          interface: ITEM,
          samples: json({ id: '1' }),
        },
      ),
      watchItems: module(
        'Watch Items',
        'trigger',
        { connection: 'service-key', altConnection: 'service-old' },
        {
          ...plainCodes('/items'),
          communication: json({
            url: '/items',
            response: {
              output: '{{item}}',
              iterate: '{{body}}',
              trigger: { type: 'id', order: 'asc', id: '{{item.id}}' },
            },
          }),
          epoch: json({
            url: '/items',
            response: {
              iterate: '{{body}}',
              output: { label: '{{item.name}}', date: '{{item.created}}' },
            },
          }),
        },
      ),
      makeAnApiCall: universal('service-key'),
      answerOrder: module(
        'Answer an Order',
        'responder',
        { connection: null },
        {
          communication: json({ response: { status: 200, body: '{{parameters}}' } }),
          mappableParams: '[]\n',
        },
      ),
    },
    rpc: {
      listItems: {
        facts: { label: 'List Items', connection: 'service-key', altConnection: null },
        codes: { communication: request('/items'), params: '[]\n' },
      },
    },
  },
})

/** What no output may show: it stands in the common data of the next app. */
export const COMMON_SECRET = 'c0mmon/s3cret+value=='

/** Functions with tests, endpoints with context, common data. */
export const tools = filesOf({
  base: BASE,
  common: json({ clientId: 'client-4711', clientSecret: COMMON_SECRET }),
  components: {
    connection: {
      service: {
        facts: { label: 'Service', connectionType: 'basic' },
        codes: { communication: CHECK, params: KEY, common: null },
      },
    },
    function: {
      shout: {
        facts: {},
        codes: {
          code: 'function shout(text) {\n    return String(text).toUpperCase()\n}\n',
          test: "it('shouts', () => {\n    assert.strictEqual(shout('a'), 'A')\n})\n",
        },
      },
    },
    endpoint: {
      getItem: {
        facts: {
          label: 'Get an Item',
          description: 'Gives one item.',
          annotations: { readOnlyHint: true },
          attachedAccounts: ['service'],
        },
        codes: {
          communication: request('/items/{{parameters.id}}'),
          scope: null,
          inputParameters: json([{ name: 'id', type: 'text', label: 'ID', required: true }]),
          outputParameters: ITEM,
          context: 'Items are what the service keeps.\n',
        },
      },
    },
    module: {
      makeAnApiCall: universal('service'),
      getItem: module(
        'Get an Item',
        'action',
        { actionCrud: 'read', connection: 'service', altConnection: null },
        {
          ...plainCodes('/items/1'),
          communication: json({
            url: '/items/1',
            response: { output: { name: '{{shout(body.name)}}' } },
          }),
          interface: json([{ name: 'name', type: 'text', label: 'Name' }]),
          samples: json({ name: 'A' }),
        },
      ),
    },
  },
})

/** Many modules in groups; a byte order mark, line ends of Windows, comments, a multipurpose action. */
export const many = filesOf({
  base: `\uFEFF// Everything inherits this.\n${BASE}`,
  readme: '',
  groups: [
    { label: 'Things', modules: ['listThings', 'getThing', 'changeThing'] },
    { label: 'Other', modules: ['makeAnApiCall'] },
  ],
  components: {
    connection: {
      things: {
        facts: { label: 'Things', connectionType: 'oauth' },
        codes: {
          communication: json({
            authorize: {
              url: 'https://api.service.example/authorize',
              qs: { client_id: '{{common.clientId}}', state: '{{oauth.state}}' },
            },
            token: {
              url: 'https://api.service.example/token',
              method: 'POST',
              body: {},
              response: { data: { accessToken: '{{body.access_token}}' } },
              log: { sanitize: ['response.body.access_token'] },
            },
            info: {
              url: 'https://api.service.example/v1/me',
              response: ERROR,
            },
          }),
          params: '[]\n',
          common: null,
          scopeList: json({ read: 'Read' }),
          defaultScope: json(['read']),
          installSpec: null,
          installDirectives: null,
        },
      },
    },
    module: {
      listThings: module(
        'List Things',
        'search',
        { connection: 'things', altConnection: null },
        {
          ...plainCodes('/things'),
          communication:
            '{\r\n  "url": "/things",\r\n  "response": {"iterate": "{{body}}", "output": "{{item}}", "limit": "{{parameters.limit}}"}\r\n}\r\n',
          mappableParams: json([{ name: 'limit', type: 'uinteger', label: 'Limit', default: 10 }]),
        },
      ),
      getThing: module(
        'Get a Thing',
        'action',
        { actionCrud: 'read', connection: 'things' },
        plainCodes('/things/1'),
      ),
      changeThing: module(
        'Change a Thing',
        'action',
        { actionCrud: null, connection: 'things' },
        plainCodes('/things/2'),
      ),
      makeAnApiCall: universal('things'),
    },
  },
})
