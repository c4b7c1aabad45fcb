// Loading an app: manifests in all their variants, and what is broken in them.
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openApp } from '../runner/run/index.ts'
import { inherit, loadApp } from '../runner/spec/index.ts'
import { positionOf } from '../runner/text/index.ts'
import { codeOf, folderOf, manifest, opened } from './support/folders.ts'

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

  it('may hold names that Make refuses, but none that leads to another folder', () => {
    const module = { moduleType: 'action', codeFiles: {} }
    const { app, problems } = opened({
      'makecomapp.json': { components: { module: { dt: module, '../x': module }, rpc: {} } },
    })
    expect([...app.modules.keys()]).toEqual(['dt', '../x'])
    expect(problems).toEqual(['"../x" is no name for a module.'])
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

  it('that cannot be read are problems, and the rest loads', () => {
    const folder = folderOf({ 'makecomapp.json': manifest('a.json') })
    symlinkSync('a.json', join(folder, 'a.json'))
    const { app, problems } = openApp(folder)
    expect(app?.modules.size).toBe(1)
    expect(problems.map(({ message }) => message)).toEqual([
      'The file a.json cannot be read: it is a link that leads to itself.',
    ])
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
