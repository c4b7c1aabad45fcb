// Plays every text file under test/cli: the commands a user could type, word for word what they print.
// CLI_UPDATE=1 writes what they print now into the files; read the difference before keeping it.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFake, defaultContract, parseFault, serve } from '../runner/fake/index.ts'
import { writeConnection } from '../runner/io/index.ts'
import { play, readTyped, type Typed, writeTyped } from './cli-harness.ts'

const FOLDER = 'test/cli'
const UPDATES = process.env.CLI_UPDATE === '1'

for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.txt'))) {
  describe(file, () => {
    const { about, typed } = readTyped(readFileSync(join(FOLDER, file), 'utf8'))
    const played: Typed[] = []
    let directory = ''
    beforeAll(() => {
      directory = mkdtempSync(join(tmpdir(), 'dryrun-cli-'))
      for (const part of [
        'makecomapp.json',
        'package.json',
        'app',
        'connections',
        'modules',
        'rpcs',
      ]) {
        cpSync(part, join(directory, part), { recursive: true })
      }
      cpSync(join(FOLDER, 'files'), directory, { recursive: true })
    })
    afterAll(() => {
      rmSync(directory, { recursive: true, force: true })
      if (UPDATES) writeFileSync(join(FOLDER, file), writeTyped(about, played))
    })
    for (const one of typed) {
      it(one.line, async () => {
        const came = await play(one, directory)
        played.push({ ...one, came })
        if (!UPDATES) expect(came).toBe(one.came)
      })
    }
  })
}

describe('Ctrl-C', () => {
  it('ends a run with the bundles of the pages worked off, and exit 130', async () => {
    const fault = parseFault('slow=60000:listSubscriptions:2', defaultContract())
    if (typeof fault === 'string') throw new Error(fault)
    const served = await serve(createFake({ subscriptions: 1000, faults: [fault] }))
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 1000)
    const line = `dryrun run listSubscriptions --param limit=1000 --against ${served.url}`
    const came = await play({ line, stdin: '', came: '' }, '.', controller.signal)
    await served.close()
    expect(came).toContain('Bundle 500')
    expect(came).not.toContain('Bundle 501')
    expect(came).toContain('! Interrupted: 1 operation, 1 request, 500 bundles')
    expect(came.endsWith('exit 130')).toBe(true)
  })

  it('says of an RPC that it was interrupted, not that it gives nothing', async () => {
    const fault = parseFault('slow=60000:listPlans', defaultContract())
    if (typeof fault === 'string') throw new Error(fault)
    const served = await serve(createFake({ faults: [fault] }))
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 500)
    const line = `dryrun rpc listPlans --against ${served.url}`
    const came = await play({ line, stdin: '', came: '' }, '.', controller.signal)
    await served.close()
    expect(came).toContain('! Interrupted before the RPC gave anything.')
    expect(came).not.toContain('gives nothing')
    expect(came.endsWith('exit 130')).toBe(true)
  })
})

describe('a service that turns the demonstration connection away', () => {
  it.each(['run listSubscriptions --param limit=1', 'rpc listPlans'])(
    '%s names connect',
    async (command) => {
      const served = await serve(createFake({ key: 'a-real-key' }))
      const line = `dryrun ${command} --against ${served.url}`
      const came = await play({ line, stdin: '', came: '' }, '.')
      await served.close()
      expect(came).toContain(
        `there is only a demonstration connection; make a real one with dryrun connect --against ${served.url}`,
      )
      expect(came.endsWith('exit 1')).toBe(true)
    },
  )

  it('names the stored connection that was held back', async () => {
    const server = createServer((_, response) => response.writeHead(401).end('{}'))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const folder = mkdtempSync(join(tmpdir(), 'dryrun-here-'))
    const files = {
      'base.json': { baseUrl: `http://127.0.0.1:${port}` },
      'find.json': { url: '/things' },
      'key.json': { url: `http://127.0.0.1:${port}/me` },
      'key.params.json': [{ name: 'apiKey', type: 'password', required: true }],
      'makecomapp.json': {
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
          module: {
            find: {
              label: 'Find',
              moduleType: 'search',
              connection: 'key',
              codeFiles: { communication: 'find.json' },
            },
          },
        },
      },
    }
    for (const [name, value] of Object.entries(files)) {
      writeFileSync(join(folder, name), JSON.stringify(value))
    }
    const remedyOf = async (): Promise<string> => {
      const came = await play({ line: 'dryrun run find', stdin: '', came: '' }, folder)
      expect(came.endsWith('exit 1')).toBe(true)
      return came
    }
    expect(await remedyOf()).toContain('make a real one with dryrun connect --against live')
    writeConnection(folder, 'key', { connection: 'key', data: { apiKey: 'k' } })
    expect(await remedyOf()).toContain(
      'add --against live, and the stored connection "key" goes there',
    )
    await new Promise((done) => server.close(done))
    rmSync(folder, { recursive: true })
  })
})
