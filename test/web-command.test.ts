// dryrun workbench as a process: its address, the portal it shares with a terminal, a second one, its end.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyOfApp } from './web/bench.ts'

const PROGRAM = resolve('dist/dryrun.js')

const run = promisify(execFile)

async function dryrun(...words: readonly string[]): Promise<{ out: string; exit: number }> {
  try {
    const { stdout, stderr } = await run(process.execPath, [PROGRAM, ...words])
    return { out: stdout + stderr, exit: 0 }
  } catch (error) {
    const {
      stdout = '',
      stderr = '',
      code = 1,
    } = error as {
      stdout?: string
      stderr?: string
      code?: number
    }
    return { out: stdout + stderr, exit: code }
  }
}

describe('dryrun workbench', () => {
  const app = copyOfApp()
  let child: ChildProcess
  let address = ''

  beforeAll(async () => {
    child = spawn(process.execPath, [PROGRAM, 'workbench', '--app', app, '--port', '0'])
    address = await new Promise((done) => {
      child.stdout?.once('data', (chunk: Buffer) => done(chunk.toString().split('\n')[0] ?? ''))
    })
  })

  afterAll(() => {
    child.kill('SIGKILL')
    rmSync(app, { recursive: true, force: true })
  })

  it('prints its address with the token of this start as the first line', () => {
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}$/)
  })

  it('lends its portal to commands in the same folder', async () => {
    const values = ['--param', 'subscription_id=9001']
    expect((await dryrun('run', 'suspendSubscription', ...values, '--app', app)).exit).toBe(0)
    const [url = '', token = ''] = address.split('#t=')
    const headers = {
      origin: url.replace(/\/$/, ''),
      'x-dryrun-token': token,
      'content-type': 'application/json',
    }
    const post = (path: string, body: object, page = ''): Promise<Response> =>
      fetch(url + path, {
        method: 'POST',
        headers: { ...headers, 'x-dryrun-page': page },
        body: JSON.stringify(body),
      })
    const opened = (await (await post('api/open', {})).json()) as { page: string }
    const asked = {
      kind: 'module',
      name: 'getSubscription',
      values: { subscription_id: 9001 },
      run: '1',
    }
    expect(await (await post('api/run', asked, opened.page)).text()).toContain('"suspended"')
  })

  it('says so where another one is open in the folder', async () => {
    const { out, exit } = await dryrun('workbench', '--app', app)
    expect(exit).toBe(3)
    expect(out).toContain('The portal of this folder is served at')
  })

  it('says so where its port is taken', async () => {
    const { port } = new URL(address)
    const { out, exit } = await dryrun(
      'workbench',
      '--app',
      app,
      '--port',
      port,
      '--against',
      'http://127.0.0.1:1',
    )
    expect(exit).toBe(3)
    expect(out).toContain('something else listens there')
  })

  it('ends with Ctrl-C', async () => {
    const ended = new Promise<number | null>((done) => child.once('exit', done))
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  })
})
