// The door of the served portal: who may ask, and what no stranger can do to it.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createFake, type Fake, type Served, serve } from '../../runner/fake/index.ts'
import { type Raw, sendRaw } from '../support/raw.ts'

const PATH = '/reseller/public-api/subscriptions?limit=1&api_token=k'

let fake: Fake
let served: Served

beforeEach(async () => {
  fake = createFake()
  served = await serve(fake, { host: 'Portal.example', patience: 400 })
})

afterEach(() => served.close())

/** The whole answer to a request that is written as it is. */
function ask(first: string, ...headers: readonly string[]): Promise<string> {
  return raw([first, ...headers, 'connection: close', '', ''].join('\r\n')).answer
}

function raw(text: string): Raw {
  return sendRaw(served.url, text)
}

const statusOf = (answer: string): number => Number(answer.slice(9, 12))

describe('the host', () => {
  test.each([
    ['127.0.0.1', 200],
    ['127.0.0.1:1', 200],
    ['localhost:4100', 200],
    ['[::1]:80', 200],
    ['portal.example', 200],
    ['PORTAL.EXAMPLE:443', 200],
    ['evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['portal.example.evil.example', 421],
    ['localhost.', 421],
    ['10.0.0.1', 421],
    ['', 421],
  ])('%s gets %d', async (host, status) => {
    expect(statusOf(await ask(`GET ${PATH} HTTP/1.1`, `host: ${host}`))).toBe(status)
    expect(statusOf(await ask('GET /__fake__/state HTTP/1.1', `host: ${host}`))).toBe(status)
  })

  test('of an address in the first line counts before the header', async () => {
    const evil = await ask('GET http://evil.example/__fake__/state HTTP/1.1', 'host: localhost')
    expect(statusOf(evil)).toBe(421)
    expect(evil).toContain("The request is for 'evil.example', not for here.")
    expect(evil).not.toMatch(/^access-control/im)
  })
})

describe('a web page', () => {
  const reset = 'POST /__fake__/reset HTTP/1.1'

  test.each([
    ['origin: https://evil.example'],
    ['origin: null'],
    ['origin: http://localhost:3000'],
    ['sec-fetch-site: cross-site'],
    ['sec-fetch-site: same-site'],
  ])('with %s neither resets nor reads the portal', async (header) => {
    const before = fake.revision()
    const answer = await ask(reset, 'host: localhost', header)
    expect(statusOf(answer)).toBe(403)
    expect(answer).toContain('answers programs, not web pages.')
    expect(statusOf(await ask('GET /__fake__/state HTTP/1.1', 'host: localhost', header))).toBe(403)
    expect(
      statusOf(await ask('POST /%5f_fake__/reset HTTP/1.1', 'host: localhost', header)),
    ).not.toBe(200)
    expect(fake.revision()).toBe(before)
  })

  test('gets no CORS headers', async () => {
    const asked = 'access-control-request-method: POST'
    const origin = 'origin: http://localhost'
    const answer = await ask('OPTIONS /__fake__/clock HTTP/1.1', 'host: localhost', origin, asked)
    expect(answer).not.toMatch(/^access-control/im)
  })

  test('does not use the API, which programs may send an Origin', async () => {
    const page = await ask(`GET ${PATH} HTTP/1.1`, 'host: localhost', 'sec-fetch-site: cross-site')
    expect(statusOf(page)).toBe(403)
    const program = await ask(
      `GET ${PATH} HTTP/1.1`,
      'host: localhost',
      'origin: https://a.example',
    )
    expect(statusOf(program)).toBe(200)
  })

  test('of its own, and a person who types the address, may ask', async () => {
    const own = await ask(reset, 'host: localhost:1', 'origin: http://localhost:1')
    expect(statusOf(own)).toBe(200)
    const typed = await ask(
      'GET /__fake__/state HTTP/1.1',
      'host: localhost',
      'sec-fetch-site: none',
    )
    expect(statusOf(typed)).toBe(200)
  })
})

describe('a slow client', () => {
  const half =
    'POST /__fake__/clock HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\ncontent-type: application/json\r\n'

  test('holds nobody up, and is let go of', async () => {
    const hanging = ['GET / HT', half, `${half}\r\n{"adv`].map(raw)
    expect(statusOf(await ask(`GET ${PATH} HTTP/1.1`, 'host: localhost'))).toBe(200)
    const answers = await Promise.all(hanging.map(({ answer }) => answer))
    expect(answers.map(statusOf)).toEqual([408, 408, 408])
  })

  test('does not hold up the end', async () => {
    const { answer } = raw(half)
    await ask(`GET ${PATH} HTTP/1.1`, 'host: localhost')
    const before = Date.now()
    await served.close()
    expect(Date.now() - before).toBeLessThan(200)
    expect(await answer).toBe('')
  })
})

test('a body that nests too deep is refused', async () => {
  const url = served.url.replace('/reseller/public-api', '/__fake__/clock')
  const headers = { 'content-type': 'application/json' }
  const post = (body: string) => fetch(url, { method: 'POST', headers, body })
  const refused = await post(`{"now":${'['.repeat(300)}${']'.repeat(300)}}`)
  expect(refused.status).toBe(400)
  expect(await refused.json()).toEqual({
    error: 'The request body nests deeper than 200 levels. Send a flatter object.',
  })
  const text = await post(JSON.stringify({ now: `\\"${'['.repeat(300)}` }))
  expect(await text.json()).toEqual({ error: expect.stringContaining('Send { "now": ') })
})

test('the portal that is current answers', async () => {
  const portals = [createFake({ key: 'a' }), createFake({ key: 'b' })] as const
  let current = 0
  const changing = await serve(() => portals[current] ?? portals[0])
  const status = async (key: string): Promise<number> =>
    (await fetch(`${changing.url}/subscriptions?api_token=${key}`)).status
  expect([await status('a'), await status('b')]).toEqual([200, 401])
  current = 1
  expect([await status('a'), await status('b')]).toEqual([401, 200])
  await changing.close()
})
