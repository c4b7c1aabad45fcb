// What a deploy does about every kind of edit here, in Make, or on both sides; nobody's work is lost.
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { hooks, many, tools } from './deploy/apps.ts'
import { type Bench, benchFor, DEPLOY, deployed } from './deploy/bench.ts'
import { editorFinds } from './deploy/editor.ts'
import { TOKEN } from './make-api/server.ts'
import { type Kind, keyOf } from './make-api/state.ts'

let bench: Bench
afterEach(() => bench.close())

const API = 'modules/get-thing/get-thing.communication.iml.json'

const sent = (log: readonly { method: string; path: string }[]): string[] =>
  log.map(({ method, path }) => `${method} ${path.replace('/sdk/apps/', '')}`)

function part(kind: Kind, name: string) {
  const found = bench.api.state.parts[kind].get(keyOf(bench.app.name, 1, name, kind))
  if (!found) throw new Error(`no ${kind} ${name}`)
  return found
}

/** Somebody changes a text in Make. */
const driftIn = (name: string, text = '{\n\t"url": "/drifted"\n}'): void => {
  part('modules', name).texts.api = text
}

const editHere = (): void => bench.write(API, bench.read(API).replace('/things/1', '/things/one'))

describe('edits here', () => {
  it('send the one text that differs, and nothing the next time', async () => {
    bench = await deployed(many)
    editHere()
    const came = await bench.run(...DEPLOY)
    expect([came.exit, sent(came.writes)]).toEqual([0, ['PUT app-abc123/1/modules/getThing/api']])
    expect(part('modules', 'getThing').texts.api).toBe(bench.read(API))
    expect((await bench.run(...DEPLOY)).writes).toEqual([])
    expect(await editorFinds(bench.directory, TOKEN)).toEqual([])
  })

  it('send the one fact that differs', async () => {
    bench = await deployed(many)
    bench.edit(({ components }) => {
      Object.assign(components.module?.getThing ?? {}, { label: 'Get One Thing' })
    })
    const came = await bench.run(...DEPLOY)
    expect([came.exit, came.writes.map(({ body }) => body)]).toEqual([
      0,
      ['{"label":"Get One Thing"}'],
    ])
    expect((await bench.run(...DEPLOY)).writes).toEqual([])
  })

  it('change one connection at a time, and tell what Make says against it', async () => {
    bench = await deployed(hooks)
    bench.edit(({ components }) => {
      const swapped = { connection: 'service-old', altConnection: 'service-key' }
      Object.assign(components.module?.watchItems ?? {}, swapped)
    })
    const came = await bench.run(...DEPLOY)
    expect(came.exit).toBe(5)
    expect(came.stdout).toContain('Primary connection must not be the same as the alternative one.')
    expect(came.stdout).toContain('change one connection, deploy, then change the other')
  })

  it('create what is new when that is allowed, with its group', async () => {
    bench = await deployed(many)
    bench.edit(({ components }) => {
      const getThing = components.module?.getThing
      Object.assign(components.module ?? {}, {
        readThing: { ...getThing, label: 'Read a Thing', codeFiles: {} },
      })
    })
    bench.write(
      'modules/groups.json',
      bench.read('modules/groups.json').replace('"getThing",', '"getThing",\n\t\t\t"readThing",'),
    )
    const refused = await bench.run(...DEPLOY)
    expect([refused.exit, refused.writes]).toEqual([5, []])
    expect(refused.stderr).toContain('--allow-create')
    const came = await bench.run(...DEPLOY, '--allow-create')
    expect([came.exit, sent(came.writes)]).toEqual([
      0,
      ['POST app-abc123/1/modules', 'PUT app-abc123/1/groups'],
    ])
    expect(bench.app.texts.groups).toBe(bench.read('modules/groups.json'))
    expect(await editorFinds(bench.directory, TOKEN)).toEqual([])
  })

  it('delete what is removed only when that is allowed', async () => {
    bench = await deployed(many)
    bench.edit(({ components }) => {
      delete components.module?.changeThing
    })
    bench.write(
      'modules/groups.json',
      bench.read('modules/groups.json').replace(',\n\t\t\t"changeThing"', ''),
    )
    rmSync(join(bench.directory, 'modules/change-thing'), { recursive: true })
    const refused = await bench.run(...DEPLOY)
    expect([refused.exit, refused.writes]).toEqual([5, []])
    expect(refused.stderr).toContain('--allow-deletes')
    const came = await bench.run(...DEPLOY, '--allow-deletes')
    expect(came.exit).toBe(0)
    // the stand-in wants every module in a group, so that the groups come behind the deletion
    expect(sent(came.writes)).toEqual([
      'PUT app-abc123/1/groups',
      'DELETE app-abc123/1/modules/changeThing',
      'PUT app-abc123/1/groups',
    ])
    expect((await bench.run(...DEPLOY)).writes).toEqual([])
    expect(await editorFinds(bench.directory, TOKEN)).toEqual([])
  })

  it('tell what the editor would delete', async () => {
    bench = await deployed(many)
    bench.edit(({ origins }) => {
      const pair = origins[0]?.idMapping?.module?.find(({ local }) => local === 'changeThing')
      if (pair) pair.localDeleted = true
    })
    const came = await bench.run('plan')
    expect(came.stdout).toContain("module/changeThing  removed: Make's editor would delete it")
  })

  it('create a webhook without a label under its own name, which finds it again', async () => {
    bench = await benchFor(hooks)
    bench.edit(({ components }) => {
      delete components.webhook?.events?.label
    })
    const came = await bench.run(...DEPLOY, '--allow-create')
    expect(came.exit).toBe(0)
    const body = '{"label":"events","connection":null,"altConnection":null,"type":"web-shared"}'
    expect(came.writes.map((one) => one.body)).toContain(body)
    bench.edit(({ origins }) => {
      delete origins[0]?.idMapping
    })
    expect((await bench.run(...DEPLOY)).writes).toEqual([])
  })

  it('wait for what they refer to, which --only must name, too', async () => {
    bench = await benchFor(hooks)
    const refused = await bench.run(...DEPLOY, '--allow-create', '--only', 'rpc/listItems')
    expect([refused.exit, refused.writes]).toEqual([5, []])
    expect(refused.stderr).toContain('add --only connection/service-key')
    const both = ['--only', 'rpc/listItems', '--only', 'connection/service-key']
    expect((await bench.run(...DEPLOY, '--allow-create', ...both)).exit).toBe(0)
    expect((await bench.run(...DEPLOY, '--allow-create')).exit).toBe(0)
    expect(await editorFinds(bench.directory, TOKEN)).toEqual([])
  })

  it('are refused while the check finds errors', async () => {
    bench = await deployed(many)
    bench.write(API, '{ "url": ')
    const came = await bench.run(...DEPLOY)
    expect([came.exit, came.log]).toEqual([2, []])
    expect(came.stderr).toContain('nothing was sent')
  })
})

describe('edits in Make', () => {
  it('stop a deploy, and come here by pull', async () => {
    bench = await deployed(many)
    driftIn('getThing')
    const stopped = await bench.run(...DEPLOY)
    expect([stopped.exit, stopped.writes]).toEqual([7, []])
    expect(stopped.stdout).toContain('! module/getThing api  changed there')
    expect(stopped.stderr).toContain('dryrun pull module/getThing')
    expect((await bench.run('plan')).exit).toBe(7)
    expect((await bench.run('status')).exit).toBe(7)
    const pulled = await bench.run('pull', '--drift')
    expect([pulled.exit, pulled.writes]).toEqual([0, []])
    expect(bench.read(API)).toBe('{\n\t"url": "/drifted"\n}')
    expect(bench.git('status', '--short')).toBe(` M makecomapp.deployed.json\n M ${API}\n`)
    expect((await bench.run(...DEPLOY)).writes).toEqual([])
  })

  it('are given up only where they are named', async () => {
    bench = await deployed(many)
    driftIn('getThing')
    driftIn('changeThing')
    const one = await bench.run(...DEPLOY, '--overwrite', 'module/getThing')
    expect([one.exit, one.writes]).toEqual([7, []])
    const both = await bench.run(
      ...DEPLOY,
      '--overwrite',
      'module/getThing',
      '--overwrite',
      'module/changeThing',
    )
    expect([both.exit, both.writes.length]).toEqual([0, 2])
    expect((await bench.run(...DEPLOY, '--overwrite', '*')).exit).toBe(3)
  })

  it('of facts come into the manifest', async () => {
    bench = await deployed(many)
    Object.assign(part('modules', 'getThing').facts, { label: 'Renamed There', crud: 'update' })
    expect((await bench.run(...DEPLOY)).exit).toBe(7)
    expect((await bench.run('pull', 'module/getThing')).exit).toBe(0)
    expect(bench.git('diff', '--stat')).toContain('makecomapp.json')
    expect(bench.read('makecomapp.json')).toContain('"label": "Renamed There"')
    expect(bench.read('makecomapp.json')).toContain('"actionCrud": "update"')
    expect((await bench.run(...DEPLOY)).writes).toEqual([])
    expect(await editorFinds(bench.directory, TOKEN)).toEqual([])
  })

  it('on both sides ask for a decision, and a pull writes over commits only', async () => {
    bench = await deployed(many)
    driftIn('getThing')
    editHere()
    const stopped = await bench.run(...DEPLOY)
    expect(stopped.stdout).toContain('! module/getThing api  changed on both sides')
    const refused = await bench.run('pull', 'module/getThing')
    expect([refused.exit, bench.read(API)]).toEqual([7, expect.stringContaining('/things/one')])
    expect(refused.stderr).toContain('no commit has')
    bench.commit()
    expect((await bench.run('pull', 'module/getThing')).exit).toBe(0)
    expect(bench.read(API)).toContain('/drifted')
  })

  it('leave the rest alone: --only deploys past them', async () => {
    bench = await deployed(many)
    driftIn('changeThing')
    editHere()
    const came = await bench.run(...DEPLOY, '--only', 'module/getThing')
    expect([came.exit, sent(came.writes)]).toEqual([0, ['PUT app-abc123/1/modules/getThing/api']])
    expect(part('modules', 'changeThing').texts.api).toContain('/drifted')
  })

  it('that remove a component are told, and it is created anew when that is wanted', async () => {
    bench = await deployed(hooks)
    bench.api.state.parts.rpcs.clear()
    const stopped = await bench.run(...DEPLOY)
    expect([stopped.exit, stopped.writes]).toEqual([7, []])
    expect(stopped.stdout).toContain('rpc/listItems  gone in Make')
    const came = await bench.run(...DEPLOY, '--overwrite', 'rpc/listItems', '--allow-create')
    expect([came.exit, came.writes.length]).toEqual([0, 3])
    expect(await editorFinds(bench.directory, TOKEN)).toEqual([])
  })

  it('that add a component are told, ignored, and taken over by name', async () => {
    bench = await deployed(many)
    const { texts } = part('modules', 'getThing')
    bench.api.state.parts.rpcs.set('app-abc123/1/listColours', {
      name: 'listColours',
      app: 'app-abc123',
      version: 1,
      facts: { label: 'List Colours', connection: 'app-abc123', altConnection: null },
      committed: undefined,
      texts: { api: texts.api ?? '', parameters: '[]' },
    })
    const came = await bench.run(...DEPLOY)
    expect([came.exit, came.writes]).toEqual([0, []])
    expect(came.stdout).toContain('? rpc/listColours  foreign')
    expect((await bench.run('pull', 'rpc/listColours')).exit).toBe(0)
    expect(bench.read('rpcs/list-colours/list-colours.communication.iml.json')).toBe(texts.api)
    expect(await editorFinds(bench.directory, TOKEN)).toEqual([])
    expect((await bench.run(...DEPLOY)).writes).toEqual([])
  })
})

describe('what was forgotten', () => {
  it('is paired again by name and label, and nothing is created twice', async () => {
    bench = await deployed(hooks)
    bench.edit(({ origins }) => {
      delete origins[0]?.idMapping
    })
    const came = await bench.run(...DEPLOY)
    expect([came.exit, came.writes]).toEqual([0, []])
    expect(await editorFinds(bench.directory, TOKEN)).toEqual([])
    expect(bench.api.state.parts.connections.size).toBe(2)
  })

  it('counts as a conflict until it is adopted', async () => {
    bench = await deployed(many)
    rmSync(join(bench.directory, 'makecomapp.deployed.json'))
    driftIn('getThing')
    const stopped = await bench.run(...DEPLOY)
    expect(stopped.exit).toBe(7)
    expect(stopped.stdout).toContain('differs, and no last deploy is known')
    expect(stopped.stderr).toContain('dryrun plan --adopt')
    const adopted = await bench.run('plan', '--adopt')
    expect([adopted.exit, adopted.writes]).toEqual([0, []])
    expect(adopted.stdout).toContain('~ module/getThing api  changed here')
    const came = await bench.run(...DEPLOY)
    expect([came.exit, came.writes.length]).toEqual([0, 1])
  })

  it('is known from an earlier commit', async () => {
    bench = await deployed(many)
    rmSync(join(bench.directory, 'makecomapp.deployed.json'))
    editHere()
    bench.edit(({ components }) => {
      Object.assign(components.module?.getThing ?? {}, { label: 'Get One Thing' })
    })
    bench.commit()
    const came = await bench.run(...DEPLOY)
    expect([came.exit, came.writes.length]).toEqual([0, 2])
  })

  it('is nothing when an older commit is deployed by reverting to it', async () => {
    bench = await deployed(many)
    const before = bench.read(API)
    editHere()
    bench.commit()
    await bench.run(...DEPLOY)
    bench.commit()
    bench.git('checkout', 'HEAD~2', '--', 'modules')
    const came = await bench.run(...DEPLOY)
    expect([came.exit, came.writes.length]).toEqual([0, 1])
    expect(part('modules', 'getThing').texts.api).toBe(before)
  })
})

describe('plans', () => {
  it('go stale when anything changes, and cannot be used twice', async () => {
    bench = await deployed(many)
    editHere()
    expect((await bench.run('plan', '--out', 'p.json')).exit).toBe(0)
    driftIn('changeThing')
    const stale = await bench.run(...DEPLOY, '--plan', 'p.json')
    expect([stale.exit, stale.writes]).toEqual([7, []])
    expect(stale.stderr).toContain('now: module/changeThing api changed there')
    await bench.run('pull', '--drift')
    await bench.run('plan', '--out', 'p.json')
    expect((await bench.run(...DEPLOY, '--plan', 'p.json')).exit).toBe(0)
    expect((await bench.run(...DEPLOY, '--plan', 'p.json')).exit).toBe(7)
  })

  it('count changes for programs', async () => {
    bench = await deployed(many)
    expect((await bench.run('plan', '--detailed-exitcode')).exit).toBe(0)
    editHere()
    expect((await bench.run('plan', '--detailed-exitcode')).exit).toBe(8)
    const { stdout, exit } = await bench.run('plan', '--json')
    expect([exit, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({
        schemaVersion: 1,
        changes: 1,
        conflicts: 0,
        items: [
          expect.objectContaining({
            component: 'module/getThing',
            part: 'api',
            state: 'changed here',
          }),
        ],
      }),
    ])
  })

  it('show what differs, line by line', async () => {
    bench = await deployed(many)
    editHere()
    const { stdout } = await bench.run('plan', '--diff')
    expect(stdout).toContain('-  "url": "/things/1",\n+  "url": "/things/one",')
  })

  it('write nothing at all, here neither', async () => {
    bench = await deployed(many)
    rmSync(join(bench.directory, 'makecomapp.deployed.json'))
    const came = await bench.run('plan')
    expect([came.exit, came.writes]).toEqual([0, []])
    expect(existsSync(join(bench.directory, 'makecomapp.deployed.json'))).toBe(false)
  })
})

describe('the state of the app', () => {
  it('public: changed only with a flag, and nothing is deleted', async () => {
    bench = await deployed(many)
    bench.app.public = true
    editHere()
    const refused = await bench.run(...DEPLOY)
    expect([refused.exit, refused.writes]).toEqual([5, []])
    expect(refused.stderr).toContain('--allow-public')
    bench.edit(({ components, generalCodeFiles }) => {
      delete components.module?.changeThing
      generalCodeFiles.groups = null
    })
    rmSync(join(bench.directory, 'modules/change-thing'), { recursive: true })
    const came = await bench.run(...DEPLOY, '--allow-public', '--allow-deletes')
    expect([came.exit, sent(came.writes)]).toEqual([0, ['PUT app-abc123/1/modules/getThing/api']])
  })

  it('approved: changes wait, and are not sent twice while they do', async () => {
    bench = await deployed(many)
    bench.app.approved = true
    editHere()
    bench.edit(({ components }) => {
      Object.assign(components.module?.getThing ?? {}, { label: 'Get One Thing' })
    })
    const came = await bench.run(...DEPLOY, '--allow-public')
    expect([came.exit, came.writes.length]).toEqual([0, 2])
    expect(came.stdout).toContain('wait until Make commits them')
    expect((await bench.run(...DEPLOY, '--allow-public')).writes).toEqual([])
    expect((await bench.run('status')).stdout).toContain('pending: module/getThing/metadata')
    bench.app.changes = []
    part('modules', 'getThing').committed = undefined
    expect((await bench.run(...DEPLOY, '--allow-public')).writes).toEqual([])
  })

  it('approved: locked common data keep nothing else from going', async () => {
    bench = await deployed(tools)
    bench.app.approved = true
    bench.write('general/common.json', '{"clientId": "other"}\n')
    const file = 'modules/get-item/get-item.samples.iml.json'
    bench.write(file, bench.read(file).replace('"A"', '"B"'))
    bench.write('general/base.iml.json', `// Changed.\n${bench.read('general/base.iml.json')}`)
    const came = await bench.run(...DEPLOY, '--allow-public')
    expect(came.exit).toBe(6)
    expect(came.stdout).toContain('failed     common: Common data is locked.')
    expect(came.stdout).toContain('done       module/getItem samples')
  })

  it('at home elsewhere: refused with the right address', async () => {
    bench = await deployed(many)
    bench.app.origin = 'us2.make.com'
    const came = await bench.run(...DEPLOY)
    expect([came.exit, came.writes]).toEqual([5, []])
    expect(came.stderr).toContain('https://us2.make.com/api')
  })
})
