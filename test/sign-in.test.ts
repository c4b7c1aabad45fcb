// Signing in and listening on this machine: a whole OAuth dance, refresh, hooks; a service of its own.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { play } from './cli-harness.ts'
import { openProvider, type Provider } from './provider.ts'

let provider: Provider
let directory = ''

beforeEach(async () => {
  provider = await openProvider()
  directory = mkdtempSync(join(tmpdir(), 'dryrun-sign-in-'))
  writeApp(provider.url)
})

afterEach(async () => {
  await provider.close()
  rmSync(directory, { recursive: true, force: true })
})

function typed(line: string) {
  return { line, stdin: '', came: '' }
}

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

/** What `find` gives as soon as it gives something; undefined when the command ended before. */
async function until<T>(find: () => T | undefined, done: Promise<unknown>): Promise<T | undefined> {
  let ended = false
  const end = (): void => {
    ended = true
  }
  done.then(end, end)
  for (;;) {
    const found = find()
    if (found !== undefined || ended) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
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

  it('takes nothing from a callback with another state', async () => {
    const { came, page } = await connect(line, (url) => `${url}&wish=forge`)
    expect(page).toContain('another state')
    expect(came).toContain('! Nothing was stored.')
    expect(came).toContain('The callback brought another state than was sent')
    expect(came.endsWith('exit 2')).toBe(true)
    expect(provider.seen.some(({ path }) => path === '/token')).toBe(false)
  })

  it('tells when the user says no', async () => {
    const { came } = await connect(line, (url) => `${url}&wish=deny`)
    expect(came).toContain('RuntimeError: The service did not authorise: Never.')
    expect(came).toContain('--> watch.json:')
    expect(came.endsWith('exit 1')).toBe(true)
  })

  it('gives up after --wait, and on Ctrl-C', async () => {
    const came = await play(typed(`${line} --wait 1`), directory)
    expect(came).toContain('Nobody came back from the service in 1 seconds.')
    const controller = new AbortController()
    const lines: string[] = []
    const done = play(typed(line), directory, controller.signal, lines)
    await until(() => lines.find((one) => one.startsWith('http://')), done)
    controller.abort()
    expect((await done).endsWith('exit 130')).toBe(true)
  })

  it('keeps to this machine unless --against live is given', async () => {
    writeApp('https://login.example')
    const came = await play(typed(line), directory)
    expect(came).toContain('The sign-in is at login.example; only --against live may reach it.')
  })

  it('refreshes before use when the condition says so, and keeps what came', async () => {
    provider.lifetime = 30
    await connect(line)
    provider.lifetime = 3600
    const came = await play(typed('dryrun run findThings'), directory)
    expect(came).toContain('! The connection was refreshed.')
    expect(provider.seen.at(-1)).toMatchObject({
      path: '/things',
      authorization: 'Bearer access-2-secret',
    })
    expect(stored()).toMatchObject({
      uid: 7,
      data: { accessToken: 'access-2-secret', clientId: 'app1' },
    })
    const again = await play(typed('dryrun run findThings'), directory)
    expect(again).not.toContain('refreshed')
    const dry = await play(typed('dryrun run findThings --dry'), directory)
    expect(dry).toContain('! hint: A refresh of the connection may come first')
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

describe('listen', () => {
  it('attaches, answers, prints bundles, and detaches on Ctrl-C', async () => {
    const controller = new AbortController()
    const lines: string[] = []
    const done = play(
      typed('dryrun listen onCall --json-lines'),
      directory,
      controller.signal,
      lines,
    )
    const told = await until(() => lines.find((one) => one.includes('Attached: ')), done)
    const url = /http:\S+\/hook/.exec(told ?? '')?.[0] ?? ''
    expect(provider.seen.at(-1)).toMatchObject({
      method: 'POST',
      path: '/hooks',
      body: `{"url":"${url}"}`,
    })
    const challenged = await fetch(`${url}?challenge=c1`)
    expect(await challenged.text()).toBe('c1')
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-id': '9' },
      body: JSON.stringify({ calls: [{ id: 1 }, { id: 2 }] }),
    })
    expect([answer.status, answer.headers.get('x-seen'), await answer.text()]).toEqual([
      202,
      '9',
      '{"ok":true}',
    ])
    await until(() => lines.find((one) => one === '{"id":2}'), done)
    const json = { 'content-type': 'application/json' }
    expect((await fetch(url, { method: 'POST', headers: json, body: '{"calls":' })).status).toBe(
      202,
    )
    controller.abort()
    const came = await done
    expect(came).toContain('{"id":1}\n')
    expect(came).toContain('warning: The request says it is JSON, and its body is not: ')
    expect(came).toContain('! Detached.')
    expect(came.endsWith('exit 0')).toBe(true)
    expect(provider.seen.at(-1)).toMatchObject({ method: 'DELETE', path: '/hooks/h1' })
  })

  it('leaves nothing listening when the hook cannot be attached', async () => {
    await provider.close()
    const came = await play(typed('dryrun listen onCall'), directory)
    expect(came.endsWith('exit 4')).toBe(true)
  })
})

/** An app of which every address is at the service. */
function writeApp(url: string): void {
  const files: Record<string, unknown> = {
    'base.json': { baseUrl: url, headers: { Authorization: 'Bearer {{connection.accessToken}}' } },
    'find.json': { url: '/things', response: { iterate: '{{body}}', output: '{{item}}' } },
    'empty.json': {},
    'hook.json': {
      verification: {
        condition: '{{if(query.challenge; true; false)}}',
        respond: { type: 'text', body: '{{query.challenge}}' },
      },
      respond: { status: 202, headers: { 'X-Seen': '{{headers.`x-id`}}' }, body: { ok: true } },
      iterate: '{{body.calls}}',
      output: '{{item}}',
    },
    'attach.json': {
      url: '/hooks',
      method: 'POST',
      body: { url: '{{webhook.url}}' },
      response: { data: { hookId: '{{body.id}}' } },
    },
    'detach.json': { url: '/hooks/{{webhook.hookId}}', method: 'DELETE' },
    'watch.json': oauth2(url),
    'watch.params.json': [
      { name: 'clientId', type: 'text', label: 'Client ID', required: true },
      { name: 'clientSecret', type: 'password', label: 'Client Secret', required: true },
    ],
    'signed.json': oauth1(url),
    'signed.params.json': [{ name: 'key', type: 'text', label: 'Key', required: true }],
    'makecomapp.json': manifest(),
  }
  mkdirSync(directory, { recursive: true })
  for (const [name, value] of Object.entries(files)) {
    writeFileSync(join(directory, name), JSON.stringify(value, null, 2))
  }
}

function oauth2(url: string): object {
  const ask = { url: `${url}/token`, method: 'POST', type: 'urlencoded' }
  const tokens = {
    accessToken: '{{body.access_token}}',
    expires: '{{addSeconds(now; body.expires_in)}}',
  }
  return {
    authorize: {
      temp: { verifier: '{{uuid}}' },
      url: `${url}/authorize`,
      qs: {
        client_id: '{{parameters.clientId}}',
        redirect_uri: '{{oauth.localRedirectUri}}',
        code_challenge: '{{sha256(temp.verifier; "base64")}}',
      },
      response: { temp: { code: '{{query.code}}' } },
    },
    token: {
      ...ask,
      body: {
        client_secret: '{{parameters.clientSecret}}',
        code: '{{temp.code}}',
        code_verifier: '{{temp.verifier}}',
        redirect_uri: '{{oauth.localRedirectUri}}',
      },
      response: { data: { ...tokens, refreshToken: '{{body.refresh_token}}' } },
    },
    info: {
      url: `${url}/me`,
      headers: { Authorization: 'Bearer {{connection.accessToken}}' },
      response: { uid: '{{body.id}}', metadata: { type: 'email', value: '{{body.email}}' } },
    },
    refresh: {
      ...ask,
      condition: '{{data.expires < addMinutes(now; 1)}}',
      body: { refresh_token: '{{data.refreshToken}}' },
      response: { data: tokens },
    },
    invalidate: { url: `${url}/revoke`, method: 'POST', body: { token: '{{data.refreshToken}}' } },
  }
}

function oauth1(url: string): object {
  return {
    oauth: {
      consumer_key: '{{parameters.key}}',
      consumer_secret: 'sec',
      signature_method: 'HMAC-SHA1',
    },
    requestToken: {
      url: `${url}/request-token`,
      method: 'POST',
      oauth: { callback: '{{oauth.localRedirectUri}}' },
      response: {
        type: 'urlencoded',
        temp: { token: '{{body.oauth_token}}', secret: '{{body.oauth_token_secret}}' },
      },
    },
    authorize: {
      url: `${url}/authorize1`,
      oauth: { token: '{{temp.token}}' },
      response: { temp: { token: '{{query.oauth_token}}', verifier: '{{query.oauth_verifier}}' } },
    },
    accessToken: {
      url: `${url}/access-token`,
      method: 'POST',
      oauth: {
        token: '{{temp.token}}',
        token_secret: '{{temp.secret}}',
        verifier: '{{temp.verifier}}',
      },
      response: {
        type: 'urlencoded',
        data: { token: '{{body.oauth_token}}', tokenSecret: '{{body.oauth_token_secret}}' },
      },
    },
  }
}

function manifest(): object {
  const module = (label: string, moduleType: string, more: object) => ({
    label,
    moduleType,
    ...more,
  })
  const connection = (name: string) => ({
    label: name,
    connectionType: 'oauth',
    codeFiles: { communication: `${name}.json`, params: `${name}.params.json` },
  })
  return {
    fileVersion: 1,
    generalCodeFiles: { base: 'base.json', common: null, readme: null, groups: null },
    components: {
      connection: { watch: connection('watch'), signed: connection('signed') },
      webhook: {
        calls: {
          label: 'Calls',
          webhookType: 'web',
          codeFiles: { communication: 'hook.json', attach: 'attach.json', detach: 'detach.json' },
        },
      },
      module: {
        findThings: module('Find Things', 'search', {
          connection: 'watch',
          codeFiles: { communication: 'find.json' },
        }),
        onCall: module('Watch Calls', 'instant_trigger', {
          webhook: 'calls',
          codeFiles: { communication: 'empty.json' },
        }),
      },
      rpc: {},
      function: {},
    },
  }
}
