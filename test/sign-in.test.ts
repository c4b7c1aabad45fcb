// Signing in on this machine: a whole OAuth dance and refresh, against a service of its own.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { play } from './cli-harness.ts'
import type { Provider } from './provider/service.ts'
import { openWorkplace, typed, until, type Workplace, writeApp } from './provider/workplace.ts'

let place: Workplace
let provider: Provider
let directory = ''

beforeEach(async () => {
  place = await openWorkplace()
  provider = place.provider
  directory = place.directory
})

afterEach(() => place.close())

/** Runs connect and plays the user's browser: opens the printed address, follows the redirect. */
async function connect(
  line: string,
  change = (url: string) => url,
): Promise<{ came: string; page: string }> {
  const lines: string[] = []
  const done = play(typed(line), directory, undefined, lines)
  const address = await until(() => lines.find((one) => one.startsWith('http://')), done)
  const page = address === undefined ? '' : await (await fetch(change(address))).text()
  return { came: await done, page }
}

function stored(name = 'watch') {
  return JSON.parse(readFileSync(join(directory, `.dryrun/connections/${name}.json`), 'utf8'))
}

describe('connect with OAuth 2', () => {
  const line = 'DRYRUN_CLIENTID=app1 DRYRUN_CLIENTSECRET=s3cret-client dryrun connect watch'

  it('signs in with state and PKCE, stores what the phases saved, and shows no token', async () => {
    const { came, page } = await connect(`${line} --trace`)
    expect(came).toContain('exit 0')
    expect(page).toContain('You are signed in.')
    expect(stored().data).toMatchObject({
      accessToken: 'access-1-secret',
      refreshToken: 'refresh-secret',
    })
    expect(stored()).toMatchObject({ connection: 'watch', uid: 7 })
    const token = new URLSearchParams(provider.seen.find(({ path }) => path === '/token')?.body)
    expect(token.get('code')).toBe('one-time-c0de')
    expect(token.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/cb\/app$/)
    const asked = new URLSearchParams(provider.seen[0]?.path.split('?')[1])
    expect(asked.get('state')).toMatch(/^[0-9a-f-]{36}$/)
    expect(asked.get('code_challenge')).not.toBe(null)
    expect(token.get('code_verifier')).toHaveLength(36)
    for (const secret of ['access-1-secret', 'refresh-secret', 's3cret-client', 'one-time-c0de']) {
      expect(came).not.toContain(secret)
    }
  })

  it('refuses a callback with another state and goes on waiting', async () => {
    const lines: string[] = []
    const done = play(typed(line), directory, undefined, lines)
    const address = await until(() => lines.find((one) => one.startsWith('http://')), done)
    const forged = await fetch(`${address}&wish=forge`)
    expect(forged.status).toBe(400)
    expect(await forged.text()).toContain('another state')
    const back = new URL(address ?? '').searchParams.get('redirect_uri') ?? ''
    expect((await fetch(back)).status).toBe(400)
    expect((await fetch(back, { method: 'HEAD' })).status).toBe(405)
    expect((await fetch(`${back}/more`)).status).toBe(404)
    expect(await (await fetch(address ?? '')).text()).toContain('You are signed in.')
    const came = await done
    expect(came).toContain(
      '! The callback brought another state than was sent; nothing was taken from it. The sign-in is still waited for.',
    )
    expect(came.endsWith('exit 0')).toBe(true)
    const taken = provider.seen.filter(({ path }) => path === '/token')
    expect(taken).toHaveLength(1)
  })

  it('tells when the user says no', async () => {
    const { came } = await connect(line, (url) => `${url}&wish=deny`)
    expect(came).toContain('RuntimeError: The service did not authorise: Never.')
    expect(came).toContain('--> watch.json:')
    expect(came.endsWith('exit 1')).toBe(true)
  })

  it('gives up after --wait, and on Ctrl-C', async () => {
    const came = await play(typed(`${line} --wait 1`), directory)
    expect(came).toContain('Nobody came back from the service in 1 second.')
    const controller = new AbortController()
    const lines: string[] = []
    const done = play(typed(line), directory, controller.signal, lines)
    await until(() => lines.find((one) => one.startsWith('http://')), done)
    controller.abort()
    expect((await done).endsWith('exit 130')).toBe(true)
  })

  it('keeps to this machine unless --against live is given', async () => {
    writeApp(directory, 'https://login.example')
    const came = await play(typed(line), directory)
    expect(came).toContain('The sign-in is at login.example; only --against live may reach it.')
  })

  it('refreshes before use when the condition says so, and keeps what came', async () => {
    provider.lifetime = 30
    await connect(line)
    provider.lifetime = 3600
    const came = await play(typed('dryrun run findThings --against live'), directory)
    expect(came).toContain('! The connection was refreshed.')
    expect(provider.seen.at(-1)).toMatchObject({
      path: '/things',
      authorization: 'Bearer access-2-secret',
    })
    expect(stored()).toMatchObject({
      uid: 7,
      data: { accessToken: 'access-2-secret', clientId: 'app1' },
    })
    const again = await play(typed('dryrun run findThings --against live'), directory)
    expect(again).not.toContain('refreshed')
    const dry = await play(typed('dryrun run findThings --dry'), directory)
    expect(dry).toContain('! hint: A refresh of the connection may come first')
  })

  it('goes nowhere as long as only the app says where requests go', async () => {
    await connect(line)
    const came = await play(typed('dryrun run findThings'), directory)
    expect(came).toContain('! "watch" goes only where --against says; 127.0.0.1:')
    expect(provider.seen.at(-1)?.path).toBe('/things')
    expect(provider.seen.at(-1)?.authorization).not.toContain('access-')
    const named = await play(typed('dryrun run findThings --connection watch'), directory)
    expect(named).toContain('The stored connection "watch" goes only where --against says.')
    const there = await play(typed(`dryrun run findThings --against ${provider.url}`), directory)
    expect(there).toContain('exit 0')
    expect(provider.seen.at(-1)?.authorization).toBe('Bearer access-1-secret')
  })

  it('gives the tokens back with --forget --against live', async () => {
    await connect(line)
    const came = await play(typed('dryrun connect watch --forget --against live'), directory)
    expect(provider.seen.at(-1)).toMatchObject({
      path: '/revoke',
      body: '{"token":"refresh-secret"}',
    })
    expect(came).toContain('Removed the connection "watch".')
    expect(came).not.toContain('refresh-secret')
  })
})

describe('connect with OAuth 1', () => {
  it('goes from the request token to the access token', async () => {
    const { came, page } = await connect('DRYRUN_KEY=consumer dryrun connect signed')
    expect(came).toContain('exit 0')
    expect(page).toContain('You are signed in.')
    expect(stored('signed').data).toMatchObject({ token: 'at-secret', tokenSecret: 'ats-secret' })
    expect(came).not.toContain('at-secret')
  })
})
