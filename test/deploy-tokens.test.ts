// Where a token may come from and where it may go; linking and creating apps; projects of apps that live in Make.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { mayGo, takeLock, zoneOf } from '../runner/deploy/index.ts'
import { typed } from './cli-harness.ts'
import { COMMON_SECRET, hooks, many, tools } from './deploy/apps.ts'
import { type Bench, benchFor, DEPLOY, deployed } from './deploy/bench.ts'
import { editorFinds } from './deploy/editor.ts'
import { TOKEN } from './make-api/server.ts'
import { atTerminal, KEYS } from './person.ts'

let bench: Bench
afterEach(() => bench?.close())

describe('a token', () => {
  it.each([
    ['eu1.make.com', true],
    ['us1.make.celonis.com', true],
    ['127.0.0.1:4100', true],
    ['localhost', true],
    ['[::1]:80', true],
    ['make.com.evil.example', false],
    ['evilmake.com', false],
    ['eu1.make.com.evil.example', false],
    ['127.0.0.1.evil.example', false],
    ['user@eu1.make.com', false],
    ['make.example', false],
  ])('goes to %s: %s', (host, may) => {
    expect(mayGo(host, [])).toBe(may)
  })

  it('goes where a person named the host', () => {
    expect(mayGo('make.acme.example', ['https://make.acme.example/api'])).toBe(true)
    expect(mayGo('make.acme.example', ['acme.example'])).toBe(false)
  })

  it.each([
    ['https://eu1.make.com/api', 'eu1.make.com'],
    ['eu1.make.com', 'eu1.make.com'],
    ['http://127.0.0.1:4100/api', '127.0.0.1:4100'],
    ['http://eu1.make.com/api', undefined],
    ['https://eu1.make.com/other', undefined],
    ['https://user:pass@eu1.make.com/api', undefined],
    ['eu1.make.com/../evil', undefined],
    ['', undefined],
  ])('is sent to the host of %s: %s', (written, host) => {
    expect(zoneOf(written)?.host).toBe(host)
  })

  it('goes nowhere because a manifest says so', async () => {
    bench = await benchFor(many)
    bench.edit(({ origins }) => {
      Object.assign(origins[0] ?? {}, { baseUrl: 'https://evil.example/api' })
    })
    const came = await bench.run('plan')
    expect([came.exit, came.log]).toEqual([5, []])
    expect(came.stderr).toContain('not to evil.example')
  })

  it('stops where the environment names another zone', async () => {
    bench = await benchFor(many)
    for (const name of ['MAKE_ZONE', 'MAKE_HOST']) {
      const came = await bench.runWith({ MAKE_API_KEY: TOKEN, [name]: 'eu2.make.com' }, 'plan')
      expect([came.exit, came.log]).toEqual([5, []])
      expect(came.stderr).toContain('names the zone eu2.make.com')
    }
  })

  it.each(['MAKE_API_KEY', 'MAKE_API_TOKEN'])('comes from %s', async (name) => {
    bench = await benchFor(many)
    expect((await bench.runWith({ [name]: TOKEN }, 'plan')).exit).toBe(0)
  })

  it('of two different variables is none', async () => {
    bench = await benchFor(many)
    const both = { MAKE_API_KEY: TOKEN, MAKE_API_TOKEN: `${TOKEN}x` }
    expect((await bench.runWith(both, 'plan')).exit).toBe(5)
  })
})

describe('a key file', () => {
  const keyed = async (change: (path: string) => void): Promise<Bench> => {
    bench = await benchFor(many)
    bench.write('.secrets/apikey', `${TOKEN}\n`)
    const path = join(bench.directory, '.secrets/apikey')
    chmodSync(path, 0o600)
    change(path)
    return bench
  }

  it('is read when only its owner can, and git ignores it', async () => {
    await keyed(() => {})
    expect((await bench.runWith({}, 'plan')).exit).toBe(0)
  })

  it.each([
    ['others may read it', (path: string) => chmodSync(path, 0o644), 'chmod 600'],
    ['it holds no token', (path: string) => writeFileSync(path, 'my key\n'), 'looks like a token'],
    ['it is not there', (path: string) => rmSync(path), 'does not exist'],
    [
      'it leads out of the project',
      (path: string) => {
        rmSync(path)
        const outside = join(mkdtempSync(join(tmpdir(), 'dryrun-outside-')), 'key')
        writeFileSync(outside, TOKEN, { mode: 0o600 })
        symlinkSync(outside, path)
      },
      'outside of the project',
    ],
  ])('is refused when %s', async (_, change, says) => {
    await keyed(change)
    const came = await bench.runWith({}, 'plan')
    expect([came.exit, came.log]).toEqual([5, []])
    expect(came.stderr).toContain(says)
    expect(came.stderr).not.toContain(TOKEN)
  })

  it('is refused when git would commit it, or its path leads out', async () => {
    await keyed(() => {})
    bench.write('.gitignore', '.dryrun/\n')
    expect((await bench.runWith({}, 'plan')).stderr).toContain(
      'Git does not ignore .secrets/apikey',
    )
    for (const apikeyFile of ['../key', '/etc/hostname']) {
      bench.edit(({ origins }) => {
        Object.assign(origins[0] ?? {}, { apikeyFile })
      })
      expect((await bench.runWith({}, 'plan')).exit).toBe(5)
    }
  })
})

describe('dryrun origin add', () => {
  const bare = async (files = hooks): Promise<Bench> => {
    bench = await benchFor(files)
    bench.edit((manifest) => {
      manifest.origins = []
    })
    bench.api.state.apps.clear()
    return bench
  }

  const FACTS = {
    name: 'hooks',
    label: 'Hooks',
    description: 'Hooks.',
    theme: '#AABBCC',
    language: 'en',
    audience: 'global',
  }

  it('creates an app and keeps the name that Make gives', async () => {
    await bare()
    bench.write('app/app.json', JSON.stringify(FACTS))
    const came = await bench.run('origin', 'add', '--zone', bench.api.zone, '--label', 'Production')
    expect([came.exit, came.writes.length]).toEqual([0, 1])
    expect(bench.read('makecomapp.json')).toContain('"appId": "hooks-abc001"')
    expect((await bench.run(...DEPLOY, '--allow-create')).exit).toBe(0)
    expect(await editorFinds(bench.directory, TOKEN)).toEqual([])
  })

  it.each(['fail after', 'reset after'] as const)(
    'creates no second app when Make answers late: %s',
    async (what) => {
      await bare()
      bench.write('app/app.json', JSON.stringify(FACTS))
      bench.api.faults.push({ method: 'POST', path: /apps$/, times: 1, what })
      expect((await bench.run('origin', 'add', '--zone', bench.api.zone)).exit).toBe(0)
      expect(bench.api.state.apps.size).toBe(1)
    },
  )

  it('links an app, refuses one that is elsewhere at home, and a label that is taken', async () => {
    bench = await benchFor(hooks)
    const add = (...words: string[]) =>
      bench.run('origin', 'add', '--zone', bench.api.zone, '--id', 'app-abc123', ...words)
    expect((await add('--label', 'Two')).exit).toBe(0)
    expect((await add('--label', 'Two')).exit).toBe(3)
    bench.app.origin = 'us1.make.com'
    const came = await add('--label', 'Three')
    expect([came.exit, came.stderr]).toEqual([5, expect.stringContaining('--zone us1.make.com')])
    expect((await bench.run('plan')).stderr).toContain('name one with --origin: Test, Two')
    expect((await bench.run('plan', '--origin', 'Tow')).stderr).toContain('did you mean Two?')
  })

  it('asks for nothing without a terminal', async () => {
    await bare()
    const came = await bench.runWith({}, 'origin', 'add', '--zone', bench.api.zone, '--id', 'x')
    expect([came.exit, came.stderr]).toEqual([5, expect.stringContaining('MAKE_API_KEY')])
    expect((await bench.run('origin', 'remove')).exit).toBe(3)
  })
})

describe('dryrun pull --id', () => {
  it.each([
    ['hooks', hooks],
    ['tools', tools],
    ['many', many],
  ] as const)('makes a project of the app %s, with nothing left to do', async (_, files) => {
    bench = await deployed(files)
    const outer = mkdtempSync(join(tmpdir(), 'dryrun-pull-'))
    const environment = { MAKE_API_KEY: TOKEN }
    const words = ['pull', '--id', bench.app.name, '--zone', bench.api.zone, '--rate', '0', 'mine']
    const came = await typed(words, outer, environment)
    expect([came.exit, came.stderr]).toEqual([0, ''])
    const mine = join(outer, 'mine')
    expect(await editorFinds(mine, TOKEN)).toEqual([])
    const again = await typed(['plan', '--app', 'mine'], outer, environment)
    expect([again.exit, again.stdout]).toEqual([0, expect.stringContaining('Nothing to do')])
    expect(readFileSync(join(mine, 'makecomapp.json'), 'utf8')).not.toContain('common.json')
    expect((await typed(words, outer, environment)).stderr).toContain('is not empty')
    rmSync(outer, { recursive: true })
  })

  it('takes common data only when it is told to, and where git ignores them', async () => {
    bench = await deployed(tools)
    const outer = mkdtempSync(join(tmpdir(), 'dryrun-pull-'))
    mkdirSync(join(outer, 'mine'))
    const words = [
      'pull',
      '--id',
      bench.app.name,
      '--zone',
      bench.api.zone,
      '--rate',
      '0',
      '--with-common',
      'mine',
    ]
    const came = await typed(words, outer, { MAKE_API_KEY: TOKEN })
    expect(came.exit).toBe(0)
    expect(`${came.stdout}${came.stderr}`).not.toContain(COMMON_SECRET)
    expect(readFileSync(join(outer, 'mine/general/common.json'), 'utf8')).toContain(COMMON_SECRET)
    expect(readFileSync(join(outer, 'mine/.gitignore'), 'utf8')).toContain('common.json')
    rmSync(outer, { recursive: true })
    bench.app.texts.common = '{"clientSecret":"another"}'
    const into = await bench.run('pull', 'common', '--with-common')
    expect([into.exit, into.stderr]).toEqual([5, expect.stringContaining('git does not ignore it')])
    const without = await bench.run('pull', 'common')
    expect([without.exit, bench.read('general/common.json')]).toEqual([
      0,
      expect.stringContaining(COMMON_SECRET),
    ])
  })
})

describe('at a terminal', () => {
  it('the token is asked for without echo, and kept for its owner only', async () => {
    bench = await benchFor(hooks)
    bench.write('.gitignore', 'dist/')
    const words = [
      'origin',
      'add',
      '--zone',
      bench.api.zone,
      '--id',
      'app-abc123',
      '--label',
      'Mine',
    ]
    const person = atTerminal(words, bench.directory)
    await person.sees('Token for')
    person.presses(TOKEN, KEYS.enter)
    const { exit, out, told } = await person.ended
    expect([exit, told]).toEqual([0, expect.not.stringContaining(TOKEN)])
    expect(out).not.toContain(TOKEN)
    expect(bench.read('.secrets/apikey').trim()).toBe(TOKEN)
    expect(statSync(join(bench.directory, '.secrets/apikey')).mode & 0o077).toBe(0)
    expect(bench.read('.gitignore')).toBe('dist/\n/.secrets/\n')
    expect((await bench.runWith({}, 'plan', '--origin', 'Mine')).exit).toBe(0)
  })

  it('creations are asked about, and nothing is sent after a no', async () => {
    bench = await benchFor(hooks)
    const person = atTerminal(['deploy', '--rate', '0'], bench.directory, { MAKE_API_KEY: TOKEN })
    await person.sees('9 components would be created in Make. Go on?')
    person.presses(KEYS.enter)
    expect((await person.ended).exit).toBe(130)
    expect(bench.api.log.filter(({ method }) => method !== 'GET')).toEqual([])
  })
})

it('what Make answers shows no token, however it spells it', async () => {
  bench = await benchFor(many)
  bench.api.faults.push({ method: 'GET', path: /checksum/, times: 1, what: 'echo' })
  const came = await bench.run('plan')
  expect(came.exit).toBe(5)
  for (const spelled of [
    TOKEN,
    Buffer.from(TOKEN).toString('base64'),
    Buffer.from(TOKEN).toString('hex'),
  ]) {
    expect(came.stderr).not.toContain(spelled)
  }
  expect(came.stderr).toContain('•••')
})

describe('one deploy at a time', () => {
  it('is kept by a lock, for which the other waits', async () => {
    bench = await benchFor(many)
    const release = await takeLock(bench.directory, { command: 'test' })
    const coming = bench.run(...DEPLOY, '--allow-create')
    await new Promise((done) => setTimeout(done, 300))
    expect(bench.api.log).toEqual([])
    release()
    expect((await coming).exit).toBe(0)
  })

  it('keeps hashes of common data readable by their owner only', async () => {
    bench = await deployed(tools)
    const path = join(bench.directory, '.dryrun/deployed.json')
    expect(existsSync(path)).toBe(true)
    expect(statSync(path).mode & 0o077).toBe(0)
  })
})
