// The older export of an app: a folder with metadata.json per component, as the app it stands for.
import { describe, expect, it } from 'vitest'
import { positionOf } from '../runner/text/index.ts'
import { codeOf, type Files, manifest, opened } from './support/folders.ts'

/** An export with one component of each kind; `many` tells the folders in the plural. */
const tree = (many: boolean): Files => {
  const of = (kind: string) => (many ? `${kind}s` : kind)
  return {
    'metadata.json': { name: 'my-app-1', label: 'My App', version: 1 },
    'base.imljson': '// under all\n{ "baseUrl": "https://api.test" }',
    'readme.md': '# My App',
    [`${of('connection')}/my-app-1/metadata.json`]: {
      name: 'my-app-1',
      label: 'My App',
      type: 'oauth',
    },
    [`${of('connection')}/my-app-1/api.imljson`]: { authorize: {} },
    [`${of('connection')}/my-app-1/scope.imljson`]: ['read'],
    [`${of('connection')}/my-app-1/scopes.imljson`]: { read: 'Read' },
    [`${of('webhook')}/hook-1/metadata.json`]: { name: 'hook-1', label: 'Hook', type: 'web' },
    [`${of('webhook')}/hook-1/attach.imljson`]: [],
    [`${of('rpc')}/listThings/metadata.json`]: {
      name: 'listThings',
      label: 'List',
      connection: 'my-app-1',
    },
    [`${of('rpc')}/listThings/api.imljson`]: { url: '/things' },
    [`${of('module')}/getThing/metadata.json`]: {
      name: 'getThing',
      label: 'Get a Thing',
      description: 'Gets it.',
      connection: 'my-app-1',
      webhook: null,
      type: 'action',
      crud: 'read',
    },
    [`${of('module')}/getThing/api.imljson`]: { url: '/things/1' },
    [`${of('module')}/getThing/parameters.imljson`]: [],
    [`${of('module')}/getThing/expect.imljson`]: [{ name: 'id', type: 'text' }],
    [`${of('module')}/getThing/interface.imljson`]: [{ name: 'id', type: 'text' }],
    [`${of('module')}/getThing/samples.imljson`]: { id: 1 },
    [`${of('module')}/watchThings/metadata.json`]: {
      name: 'watchThings',
      label: 'Watch Things',
      typeId: 10,
      webhook: 'hook-1',
    },
    [`${of('function')}/double/code.js`]: 'function double(n) { return n * 2 }',
    [`${of('function')}/double/test.js`]: '',
  }
}

describe('the older export tree', () => {
  for (const many of [true, false]) {
    it(`is the same app as a manifest, with folders in the ${many ? 'plural' : 'singular'}`, () => {
      const { app, problems } = opened(tree(many))
      expect(problems).toEqual([])
      expect(app.base?.value).toEqual({ baseUrl: 'https://api.test' })
      expect(app.readme?.text).toBe('# My App')
      expect(app.connections.get('my-app-1')).toMatchObject({ type: 'oauth', label: 'My App' })
      expect([...(app.connections.get('my-app-1')?.code.keys() ?? [])]).toEqual([
        'communication',
        'scopeList',
        'defaultScope',
      ])
      expect(app.webhooks.get('hook-1')?.code.get('attach')?.value).toEqual([])
      expect(app.rpcs.get('listThings')?.connection).toBe('my-app-1')
      expect(app.modules.get('getThing')).toMatchObject({
        type: 'action',
        crud: 'read',
        label: 'Get a Thing',
        description: 'Gets it.',
        connection: 'my-app-1',
      })
      expect([...(app.modules.get('getThing')?.code.keys() ?? [])]).toEqual([
        'communication',
        'staticParams',
        'mappableParams',
        'interface',
        'samples',
      ])
      expect(app.modules.get('watchThings')).toMatchObject({
        type: 'instant_trigger',
        webhook: 'hook-1',
      })
      expect(app.functions.get('double')?.texts.get('code')?.text).toContain('n * 2')
    })
  }

  it('places a problem in the file its author wrote', () => {
    const { all } = opened({
      ...tree(true),
      'modules/getThing/metadata.json': '{\n  "name": "getThing",\n  "type": "acton"\n}',
      'modules/watchThings/metadata.json': '{ "name": "watchThings" "type": "trigger" }',
      'rpcs/listThings/api.imljson': '{ "url": }',
    })
    const told = all.map(({ message, at }) => {
      const { line = 0, column = 0 } = at ? positionOf(at.source, at.start) : {}
      const file = at?.source.file.split('/').slice(-3).join('/')
      return `${file}:${line}:${column} ${message}`
    })
    expect(told).toEqual([
      'modules/watchThings/metadata.json:1:25 The file is not valid JSON: a comma is missing.',
      'modules/getThing/metadata.json:3:11 "acton" is no module type.',
      'rpcs/listThings/api.imljson:1:10 The file is not valid JSON: a value is missing.',
    ])
  })

  it('loads a component whose metadata are missing by the name of its folder', () => {
    const { app, all } = opened({ 'base.imljson': {}, 'modules/getIt/api.imljson': { url: '/a' } })
    expect(codeOf(app, 'getIt')).toEqual({ url: '/a' })
    expect(app.modules.get('getIt')).toMatchObject({ type: 'action', label: 'getIt' })
    expect(all.every(({ severity }) => severity === 'warning')).toBe(true)
  })

  it('says when a name stands twice and when there are no components', () => {
    const twice = opened({ ...tree(true), 'module/getThing/metadata.json': { name: 'getThing' } })
    expect(twice.problems).toEqual([
      'There is another module "getThing"; the one in module/getThing is not loaded.',
    ])
    expect(twice.app.modules.get('getThing')?.label).toBe('Get a Thing')
    const none = opened({ 'base.imljson': {}, 'module.getIt.api.imljson': {} })
    expect(none.problems[0]).toMatch(/^There are no components in /)
  })

  it('steps back behind a manifest', () => {
    const { app } = opened({
      ...tree(true),
      'makecomapp.json': manifest('a.json'),
      'a.json': { url: '/new' },
    })
    expect([...app.modules.keys()]).toEqual(['getThing'])
    expect(codeOf(app, 'getThing')).toEqual({ url: '/new' })
  })
})
