// Loading an app: manifests in all their variants, the older export tree, and what is broken in them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openApp } from '../runner/run/index.ts'
import { type App, inherit, loadApp } from '../runner/spec/index.ts'
import { type Problem, positionOf } from '../runner/text/index.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

type Files = Readonly<Record<string, string | object>>

/** A folder with the given files; what is no text is written as JSON. */
function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'dryrun-spec-'))
  made.push(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
    writeFileSync(join(folder, path), text)
  }
  return folder
}

function opened(files: Files): { app: App; problems: string[]; all: readonly Problem[] } {
  const { app, problems } = openApp(folderOf(files))
  if (!app) throw new Error(problems.map((problem) => problem.message).join('\n'))
  return { app, problems: problems.map((problem) => problem.message), all: problems }
}

/** A manifest with one module, whose communication lies at `path`. */
const manifest = (path: string, more: object = {}) => ({
  fileVersion: 1,
  generalCodeFiles: { base: null, common: null, groups: null, readme: null },
  components: {
    module: { getThing: { moduleType: 'action', codeFiles: { communication: path } } },
  },
  origins: [],
  ...more,
})

const codeOf = (app: App, name: string, key = 'communication') =>
  app.modules.get(name)?.code.get(key)?.value

describe('a manifest', () => {
  it('decides the role of a file, whatever its name', () => {
    for (const path of ['src/x.json', './modules/a.imljson', 'm/Get Thing.txt']) {
      const { app, problems } = opened({
        'makecomapp.json': manifest(path),
        [path]: { url: '/a' },
      })
      expect(problems).toEqual([])
      expect(codeOf(app, 'getThing')).toEqual({ url: '/a' })
    }
  })

  it('counts paths from its folder, also upwards', () => {
    const folder = folderOf({
      'src/makecomapp.json': manifest('../shared/a.json'),
      'shared/a.json': { url: '/up' },
    })
    const { app, problems } = openApp(join(folder, 'src'))
    expect(problems).toEqual([])
    expect(app && codeOf(app, 'getThing')).toEqual({ url: '/up' })
  })

  it('may lack kinds of components and general files', () => {
    const { app, problems } = opened({ 'makecomapp.json': { components: { module: {} } } })
    expect(problems).toEqual([])
    expect([app.rpcs.size, app.functions.size, app.endpoints.size, app.base]).toEqual([
      0,
      0,
      0,
      undefined,
    ])
  })

  it('may hold null for a reserved name, a kind and a file', () => {
    const { app, problems } = opened({
      'makecomapp.json': {
        components: {
          module: {
            later: null,
            now: { moduleType: 'search', codeFiles: { communication: null } },
          },
          rpc: null,
        },
      },
    })
    expect(problems).toEqual([])
    expect([...app.modules.keys()]).toEqual(['now'])
  })

  it('may call the module type by its older name', () => {
    const { app } = opened({
      'makecomapp.json': {
        components: { module: { old: { moduleSubtype: 'instant_trigger', codeFiles: {} } } },
      },
    })
    expect(app.modules.get('old')?.type).toBe('instant_trigger')
  })

  it('without components says so', () => {
    const { app, problems } = opened({ 'makecomapp.json': { origins: [] } })
    expect(app.modules.size).toBe(0)
    expect(problems).toEqual(['makecomapp.json has no object `components`.'])
  })

  it('that lists components without keys is understood and warned about', () => {
    const { app, all } = opened({
      'makecomapp.json': {
        generalCodeFiles: [],
        components: {
          module: [{ name: 'sendIt', moduleType: 'action', codeFiles: { api: 'a.json' } }],
        },
      },
      'a.json': { url: '/a' },
    })
    expect(codeOf(app, 'sendIt')).toEqual({ url: '/a' })
    expect(all.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'warning: `generalCodeFiles` must be an object.',
      'warning: `components.module` must be an object: name to module.',
      'warning: A module has no code file "api".',
    ])
  })

  it('may name a file by its section, unless the right name stands there, too', () => {
    const { app, problems } = opened({
      'makecomapp.json': {
        components: {
          module: {
            one: { moduleType: 'action', codeFiles: { parameters: 'p.json', communikation: 'c' } },
            two: {
              moduleType: 'action',
              codeFiles: { staticParams: 'right.json', parameters: 'p.json' },
            },
          },
        },
      },
      'p.json': [{ name: 'a', type: 'text' }],
      'right.json': [],
    })
    expect(codeOf(app, 'one', 'staticParams')).toEqual([{ name: 'a', type: 'text' }])
    expect(codeOf(app, 'two', 'staticParams')).toEqual([])
    expect(problems).toHaveLength(3)
  })
})

describe('code files', () => {
  it('are refused where they are nested deeper than any app', () => {
    const { problems } = opened({
      'makecomapp.json': manifest('deep.iml.json'),
      'deep.iml.json': `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    })
    expect(problems).toContain('The file is nested deeper than 500 levels.')
  })

  it('may hold comments and begin with a byte order mark', () => {
    const { app, problems } = opened({
      'makecomapp.json': `\uFEFF${JSON.stringify(manifest('a.json'))}`,
      'a.json': '\uFEFF// first\n{ "url": "/a//b", /* then */ "method": "GET" }',
    })
    expect(problems).toEqual([])
    expect(codeOf(app, 'getThing')).toEqual({ url: '/a//b', method: 'GET' })
  })

  it('that are broken are placed problems, and the rest loads', () => {
    const { app, all } = opened({
      'makecomapp.json': manifest('a.json', {
        generalCodeFiles: { base: 'base.json', groups: 'none.json', readme: 'none.md' },
        components: {
          module: { getThing: { moduleType: 'action', codeFiles: { communication: 'a.json' } } },
          rpc: { listThings: { codeFiles: { communication: 'gone.json' } } },
        },
      }),
      'base.json': '{\n  "baseUrl": "https://api.test"\n  "headers": {}\n}',
      'a.json': { url: '/a' },
    })
    expect(codeOf(app, 'getThing')).toEqual({ url: '/a' })
    expect(app.rpcs.has('listThings')).toBe(true)
    const lines = all.map(({ severity, message, at }) => {
      const line = at ? positionOf(at.source, at.start).line : undefined
      return `${severity} in line ${line}: ${message}`
    })
    expect(lines).toEqual([
      'error in line 3: The file is not valid JSON: a comma is missing.',
      'warning in line 5: The file none.json does not exist.',
      'warning in line 6: The file none.md does not exist.',
      'error in line 20: The file gone.json does not exist.',
    ])
  })

  it('that hold an empty chain are one request without directives', () => {
    const { app } = opened({ 'makecomapp.json': manifest('a.json'), 'a.json': '[]' })
    const requests = inherit(undefined, app.modules.get('getThing')?.code.get('communication'))
    expect(requests.map(({ value }) => value)).toEqual([{}])
  })
})

describe('a folder without a manifest', () => {
  it('is told where one lies below', () => {
    const { app, problems } = openApp(folderOf({ 'src/makecomapp.json': manifest('a') }))
    expect(app).toBeUndefined()
    expect(problems[0]?.remedy).toMatch(/^there is one in src; name it with --app .*\/src$/)
  })

  it('is no app when nothing lies there', () => {
    expect(openApp(folderOf({ 'README.md': '' })).app).toBeUndefined()
    const other = { 'metadata.json': { name: 'other' }, 'modules/a/index.js': '' }
    expect(openApp(folderOf(other)).app).toBeUndefined()
    expect(loadApp('', () => undefined).app).toBeUndefined()
  })
})

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
