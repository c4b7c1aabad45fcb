// Secret fields at every door: the library, the form as data, RPCs and runs show none of their values.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApp, runModule, type World } from '../runner/run/index.ts'
import { typed } from './cli-harness.ts'
import { atTerminal, KEYS } from './person.ts'

const APP = 'test/apps/two-connections'
const PIN = 's3cretpin99'
const SIGNER = 'PRIVATEKEYs3cret'
const KEY = 'k3y-of-the-connection'

let server: Server
let url = ''

beforeAll(async () => {
  // a service that says what it was told, and refuses lists
  server = createServer((request, response) => {
    const isList = request.url?.startsWith('/things?') ?? false
    response.writeHead(isList ? 400 : 200, { 'content-type': 'application/json' })
    const signer = request.url?.startsWith('/things/5') ? SIGNER : undefined
    response.end(JSON.stringify({ told: request.url, key: KEY, signer }))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => new Promise((done) => server.close(done)))

function expectNoSecret(shown: string): void {
  for (const secret of [PIN, SIGNER, KEY]) expect(shown).not.toContain(secret)
}

describe('a password and a private key', () => {
  it('stand in no call line, trace or error of the library', async () => {
    const { app } = openApp(APP)
    if (!app) throw new Error('the app was not read')
    const world: World = {
      target: { kind: 'instead', url },
      connection: { data: { apiKey: KEY } },
      tracing: true,
    }
    const values = { id: 5, pin: PIN, signer: SIGNER }
    const done = await runModule(app, 'getThing', values, world)
    expect(done.bundles).toEqual([{ told: `/things/5?p=${PIN}`, key: KEY, signer: SIGNER }])
    expect(JSON.stringify(done.calls)).toContain('things/5')
    expectNoSecret(JSON.stringify([done.calls, done.trace, done.error, done.problems]))
    const refused = await runModule(app, 'getThing', { id: PIN, pin: PIN }, world)
    expect(refused.error?.type).toBe('BundleValidationError')
    expectNoSecret(`${refused.error?.message}${JSON.stringify(refused.problems)}`)
  })

  it.each([
    ['run', 'getThing', '--param', 'id=5', '--param', `signer=${SIGNER}`, '--trace'],
    ['run', 'getThing', '--param', 'id=5', '--param', `signer=${SIGNER}`, '--trace', '--json'],
    ['run', 'getThing', '--param', `id=${PIN}`, '--json'],
    ['form', 'pickThing', '--json'],
    ['form', 'getThing', '--json', '--no-rpc', '--param', `id=${PIN}`],
    ['run', 'pickThing', '--param', 'id=7', '--json'],
  ])('%s %s shows neither', async (...words) => {
    const against = words[0] === 'run' || words[1] === 'pickThing' ? ['--against', url] : []
    const { stdout, stderr } = await typed(
      [...words, '--param', `pin=${PIN}`, '--app', APP, ...against],
      '.',
      { DRYRUN_APIKEY: KEY },
    )
    expect(stdout + stderr).toContain('•••')
    expectNoSecret(stdout + stderr)
  })

  it('run in a terminal hides the value of a field that an RPC of another field repeats', async () => {
    const words = ['run', 'pickThing', '--app', APP, '--param', `pin=${PIN}`, '--against', url]
    const person = atTerminal(words, '.')
    await person.sees('The choices cannot be listed:')
    person.presses(KEYS.interrupt)
    const { exit, out, told } = await person.ended
    expect(exit).toBe(130)
    expectNoSecret(out + told)
  })
})
