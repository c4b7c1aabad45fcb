// The embedded portal of a folder: shared at once by all who open it, and served only by who proves it.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isProblem, type OpenPortal, openPortal, resetPortal } from '../runner/run/portal.ts'

let around = ''
let directory = ''
let other = ''
let environment: Record<string, string> = {}
let told: string[] = []
const open: { close: () => Promise<unknown> }[] = []

beforeEach(() => {
  around = mkdtempSync(join(tmpdir(), 'dryrun-portal-'))
  directory = join(around, 'app')
  other = join(around, 'other')
  mkdirSync(directory)
  mkdirSync(other)
  environment = { XDG_STATE_HOME: join(around, 'state') }
  told = []
})

afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
  rmSync(around, { recursive: true, force: true })
})

type Options = Partial<Parameters<typeof openPortal>[0]>

async function problemOf(options: Options = {}): Promise<string> {
  const portal = await openPortal({ directory, environment, ...options })
  if (isProblem(portal)) return `${portal.code}: ${portal.message}`
  open.push(portal)
  return 'none'
}

async function portalOf(options: Options = {}): Promise<OpenPortal> {
  const tell = (sentence: string): number => told.push(sentence)
  const portal = await openPortal({ directory, environment, tell, ...options })
  if (isProblem(portal)) throw new Error(portal.message)
  open.push(portal)
  return portal
}

const HEADERS = { 'x-api-token': 'k', 'content-type': 'application/json' }

async function nameOf({ url }: OpenPortal, id = 9001): Promise<unknown> {
  const answer = await fetch(`${url}/subscriptions/${id}`, { headers: HEADERS })
  const { data, error } = (await answer.json()) as {
    data?: { company: { name: string } }
    error?: string
  }
  return data?.company.name ?? error
}

async function rename({ url }: OpenPortal, name: string): Promise<number> {
  const body = JSON.stringify({ company: { name } })
  const answer = await fetch(`${url}/subscriptions/9001`, { method: 'PUT', headers: HEADERS, body })
  return answer.status
}

/** A server that records what is asked of it, at an address like that of a portal. */
async function stranger(answer: (url: string) => string | Promise<string> = () => '{}') {
  const asked: { url: string | undefined; token: unknown }[] = []
  const server = createServer(async (incoming, outgoing) => {
    asked.push({ url: incoming.url, token: incoming.headers['x-api-token'] })
    outgoing.end(await answer(incoming.url ?? ''))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  open.push({ close })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/reseller/public-api`, asked, close }
}

function announceAt(url: string): void {
  mkdirSync(join(directory, '.dryrun'), { recursive: true })
  writeFileSync(join(directory, '.dryrun/portal-served.json'), JSON.stringify({ url }))
}

describe('the kept state', () => {
  it('is one for all portals of a folder, at once and without waiting', async () => {
    const [one, other] = [await portalOf(), await portalOf()]
    expect(await nameOf(one)).toBe(await nameOf(other))
    expect(await rename(one, 'First')).toBe(200)
    expect(await nameOf(other)).toBe('First')
    expect(await rename(other, 'Second')).toBe(200)
    expect(await nameOf(one)).toBe('Second')
    expect(await nameOf(await portalOf())).toBe('Second')
  })

  it('is kept before the answer leaves', async () => {
    const portal = await portalOf()
    await rename(portal, 'Kept')
    expect(readFileSync(join(directory, '.dryrun/portal.json'), 'utf8')).toContain('"Kept"')
  })

  it('begins anew for everybody when it is reset', async () => {
    const portal = await portalOf()
    const first = await nameOf(portal)
    await rename(portal, 'Changed')
    expect(await resetPortal(directory, {})).toBe(true)
    expect(await nameOf(portal)).toBe(first)
    expect(await resetPortal(directory, {})).toBe(false)
  })

  it('is replaced by the first change in a portal of another seed, and shared from then on', async () => {
    const portal = await portalOf()
    await rename(portal, 'Old')
    const seeded = await portalOf({ seed: 7 })
    const name = await nameOf(seeded)
    expect(name).not.toBe('Old')
    expect(await nameOf(portal)).toBe('Old')
    await rename(seeded, 'New')
    expect(await nameOf(portal)).toBe('New')
    await rename(portal, 'Newer')
    expect(await nameOf(seeded)).toBe('Newer')
    expect(await nameOf(portal, 9002)).toBe(await nameOf(seeded, 9002))
  })

  it('is left alone by a fresh portal', async () => {
    await rename(await portalOf(), 'Old')
    const fresh = await portalOf({ fresh: true })
    expect(await nameOf(fresh)).not.toBe('Old')
    await rename(fresh, 'New')
    expect(await nameOf(await portalOf())).toBe('Old')
  })

  it('is told when it is damaged, before and after a portal was opened', async () => {
    const portal = await portalOf()
    await rename(portal, 'Old')
    for (const text of ['{', '[]', '{"kind":"dryrun portal state"}']) {
      writeFileSync(join(directory, '.dryrun/portal.json'), text)
      expect(await problemOf()).toMatch(/^portal\/state: The (kept|saved) state of the portal/)
      expect(await nameOf(portal)).toMatch(/The (kept|saved) state of the portal/)
    }
    await resetPortal(directory, {})
    expect(await rename(portal, 'New')).toBe(200)
  })

  it('does not hold what could not be kept, and neither does the portal', async () => {
    const portal = await portalOf()
    await rename(portal, 'Old')
    mkdirSync(join(directory, '.dryrun/aside'))
    rmSync(join(directory, '.dryrun/portal.json'))
    mkdirSync(join(directory, '.dryrun/portal.json'))
    expect(await rename(portal, 'New')).toBe(500)
    rmSync(join(directory, '.dryrun/portal.json'), { recursive: true })
    expect(await nameOf(portal)).not.toMatch(/^(Old|New)$/)
    open.splice(open.indexOf(portal), 1)
    await expect(portal.close()).rejects.toThrow('portal.json is no file; remove it.')
  })
})

describe('a portal that serves others', () => {
  it('is found by the others, until it ends', async () => {
    const serving = await portalOf({ serves: true, key: 'only-this' })
    const found = await portalOf()
    expect(found.url).toBe(serving.url)
    expect(await problemOf({ serves: true })).toBe(
      `portal/served: The portal of this folder is served at ${serving.url}.`,
    )
    expect(await problemOf({ seed: 3 })).toMatch(/^portal\/served/)
    await serving.close()
    expect((await portalOf()).url).not.toBe(serving.url)
    expect(told).toEqual([])
  })

  it('is forgotten without a word when it was killed', async () => {
    const gone = await stranger()
    await portalOf({ serves: true, directory: other })
    await gone.close()
    announceAt(gone.url)
    await portalOf()
    expect(told).toEqual([])
    expect(() => readFileSync(join(directory, '.dryrun/portal-served.json'))).toThrow('ENOENT')
  })

  it('is not believed for a file alone: no key goes there', async () => {
    await portalOf({ serves: true, directory: other })
    const evil = await stranger()
    announceAt(evil.url)
    const portal = await portalOf()
    expect(portal.url).not.toBe(evil.url)
    expect(told).toEqual([
      `${evil.url} is announced as the portal of this folder, but what listens there did not prove to be yours; it is not used.`,
    ])
    expect(evil.asked).toEqual([
      { url: expect.stringMatching(/^\/__dryrun__\/proof\?nonce=\w{64}$/), token: undefined },
    ])
  })

  it('is not believed when it passes on the proof of another portal, whatever host it names', async () => {
    const serving = await portalOf({ serves: true, directory: other })
    let host = ''
    const evil = await stranger(
      (path) =>
        new Promise((done) => {
          const { port } = new URL(serving.url)
          const relayed = request({ host: '127.0.0.1', port, path, headers: { host } }, (came) => {
            let text = ''
            came.on('data', (part) => {
              text += part
            })
            came.on('end', () => done(text))
          })
          relayed.end()
        }),
    )
    for (const name of [new URL(evil.url).host, new URL(serving.url).host]) {
      host = name
      announceAt(evil.url)
      expect((await portalOf()).url).not.toBe(evil.url)
    }
    expect(told).toHaveLength(2)
  })

  it('is not believed when it never answers, and that takes no longer than a second', async () => {
    await portalOf({ serves: true, directory: other })
    const silent = await stranger(() => new Promise(() => {}))
    announceAt(silent.url)
    const began = performance.now()
    await portalOf()
    expect(performance.now() - began).toBeLessThan(1900)
    expect(told).toEqual([expect.stringContaining('what listens there did not answer')])
  })

  it.each([
    'http://192.0.2.1/reseller/public-api',
    'http://127.0.0.1.evil.example:80/reseller/public-api',
    'http://127.0.0.1:80@evil.example/reseller/public-api',
    'https://127.0.0.1:80/reseller/public-api',
    'http://localhost:80/reseller/public-api',
  ])('is not asked at %s', async (url) => {
    announceAt(url)
    const portal = await portalOf()
    expect(new URL(portal.url).hostname).toBe('127.0.0.1')
    expect(told).toEqual([
      'The portal that .dryrun announces is not on this machine, so it is not used.',
    ])
  })

  it('is not believed without a folder of the user for its proof, which is said on both sides', async () => {
    const environments = [{}, { XDG_STATE_HOME: 'relative' }, { HOME: '' }]
    for (const poor of [...environments, { XDG_STATE_HOME: join(directory, 'state') }]) {
      const serving = await portalOf({ serves: true, environment: poor })
      expect(told.splice(0)).toEqual([
        'Other commands do not find this portal by themselves: you have no folder for its proof.',
      ])
      announceAt(serving.url)
      expect((await portalOf({ environment: poor })).url).not.toBe(serving.url)
      rmSync(join(directory, '.dryrun/portal-served.json'))
      expect(told.splice(0)).toEqual([
        `${serving.url} is announced as the portal of this folder, but you have no key that could prove it; it is not used.`,
      ])
    }
  })

  it.skipIf(process.platform === 'win32')(
    'is not believed by a key that others may read',
    async () => {
      const serving = await portalOf({ serves: true })
      const key = join(around, 'state/dryrun/proof.key')
      chmodSync(key, 0o644)
      expect((await portalOf()).url).not.toBe(serving.url)
      chmodSync(key, 0o600)
      announceAt(serving.url)
      expect((await portalOf()).url).toBe(serving.url)
    },
  )

  it('works on the same state as those that do not believe it', async () => {
    const serving = await portalOf({ serves: true })
    const apart = await portalOf({ environment: {} })
    expect(apart.url).not.toBe(serving.url)
    await rename(apart, 'Shared')
    expect(await nameOf(serving)).toBe('Shared')
  })
})
