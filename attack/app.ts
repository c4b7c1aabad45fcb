// The app whose service is hostile: it reads a thing, lists things in pages, and saves one.
import { type App, loadApp } from '../runner/spec/index.ts'

/** The key of its connection; nothing may ever show it or take it to another host. */
export const KEY = 'k3y/for+the=attack&only'

/** Modules by name, with values that suit them. */
export const MODULES: readonly (readonly [name: string, values: Record<string, unknown>])[] = [
  ['readThing', { id: '7' }],
  ['listThings', { limit: 30 }],
  ['saveThing', { name: 'Ada' }],
  ['readXml', { id: '7' }],
]

const FILES: Readonly<Record<string, unknown>> = {
  'base.json': {
    baseUrl: 'https://service.example/api',
    headers: { Authorization: 'Bearer {{connection.apiKey}}' },
    timeout: 1500,
    response: {
      error: {
        type: 'RuntimeError',
        message: '[{{statusCode}}] {{ifempty(body.error.message; body)}}',
        429: { type: 'RateLimitError', message: '{{headers.`retry-after`}} {{body}}' },
      },
    },
    log: { sanitize: ['request.headers.authorization', 'response.body.token'] },
  },
  'key.json': { url: '/me' },
  'key.params.json': [{ name: 'apiKey', type: 'password', required: true }],
  'readThing.params.json': [{ name: 'id', type: 'text' }],
  'readThing.json': { url: '/things/{{parameters.id}}', response: { output: '{{body}}' } },
  'listThings.params.json': [{ name: 'limit', type: 'uinteger' }],
  'listThings.json': {
    url: '/things',
    response: {
      iterate: '{{body.data}}',
      limit: '{{parameters.limit}}',
      output: { id: '{{item.id}}', all: '{{item}}', next: '{{body.next}}' },
    },
    pagination: {
      condition: '{{body.next && pagination.page < 3}}',
      qs: { page: '{{pagination.page}}', after: '{{body.next}}' },
    },
  },
  'saveThing.params.json': [{ name: 'name', type: 'text' }],
  'saveThing.json': {
    url: '/things',
    method: 'POST',
    body: { name: '{{parameters.name}}' },
    response: { output: { id: '{{body.id}}', when: '{{formatDate(body.when; "YYYY")}}' } },
  },
  'readXml.params.json': [{ name: 'id', type: 'text' }],
  'readXml.json': {
    url: '/things/{{parameters.id}}',
    response: { type: 'xml', output: '{{body}}' },
  },
  'pickThing.params.json': [
    { name: 'id', type: 'select', label: 'Thing', options: 'rpc://things' },
    { name: 'note', type: 'text', help: 'What is said of it.' },
  ],
  'pickThing.json': {
    url: '/things/{{parameters.id}}',
    qs: { note: '{{parameters.note}}' },
    response: { output: '{{body.id}}' },
  },
  'things.json': {
    url: '/things',
    response: {
      iterate: '{{body.data}}',
      output: { label: '{{item.label}}', value: '{{item.id}}' },
    },
  },
}

const module = (name: string, moduleType: string, more: object) => ({
  [name]: {
    label: name,
    moduleType,
    connection: 'key',
    altConnection: null,
    codeFiles: { communication: `${name}.json`, mappableParams: `${name}.params.json` },
    ...more,
  },
})

const MANIFEST = {
  fileVersion: 1,
  generalCodeFiles: { base: 'base.json', common: null, readme: null, groups: null },
  components: {
    connection: {
      key: {
        label: 'Key',
        connectionType: 'basic',
        codeFiles: { communication: 'key.json', params: 'key.params.json' },
      },
    },
    webhook: {},
    module: {
      ...module('readThing', 'action', { actionCrud: 'read' }),
      ...module('listThings', 'search', {}),
      ...module('saveThing', 'action', { actionCrud: 'create' }),
      ...module('readXml', 'action', { actionCrud: 'read' }),
      ...module('pickThing', 'action', { actionCrud: 'read' }),
    },
    rpc: {
      things: {
        label: 'things',
        connection: 'key',
        altConnection: null,
        codeFiles: { communication: 'things.json' },
      },
    },
    function: {},
  },
}

/** The texts of its files, by their path. */
export function attackedFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({ ...FILES, 'makecomapp.json': MANIFEST }).map(([name, value]) => [
      name,
      JSON.stringify(value),
    ]),
  )
}

/** The app, loaded. Throws an Error when its files do not fit each other. */
export function attackedApp(): App {
  const texts = attackedFiles()
  const { app, problems } = loadApp(
    'attack',
    (path) => texts.get(path),
    () => [],
  )
  const [problem] = problems
  if (!app || problem) throw new Error(`the app of the attack is broken: ${problem?.message}`)
  return app
}
