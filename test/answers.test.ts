// The app through got: what becomes of answers that are compressed, late, large, or lead elsewhere.
import { gzipSync } from 'node:zlib'
import nock from 'nock'
import { describe, expect, it } from 'vitest'
import { send } from '../runner/io/index.ts'
import { app, ask, KEY, run } from './support/app.ts'
import { BASE, expectNoKey, HOST, mockNetwork, serve } from './support/http.ts'

const one = { subscription_id: 9001 }

mockNetwork()

describe('an answer', () => {
  const plain = { method: 'GET', headers: [], timeout: 40_000 }

  it('is read although it is compressed', async () => {
    const body = gzipSync('{"success":true,"data":{"id":9001}}')
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }
    nock(HOST).get(`${BASE}/subscriptions/9001`).reply(200, body, headers)
    expect((await run('getSubscription', one)).bundles).toEqual([{ id: 9001 }])
  })

  it.each([
    ['is no gzip', Buffer.from('no gzip')],
    ['breaks off', gzipSync('{"success":true}'.repeat(99)).subarray(0, -12)],
  ])('that claims to be compressed but %s is an error', async (_, body) => {
    const served = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(body)
    })
    const done = await run('getSubscription', one, { kind: 'instead', url: served.url })
    served.close()
    expect(done.error?.type).toBe('ConnectionError')
    expectNoKey(done)
  })

  it('that does not come in time is a timeout', async () => {
    nock(HOST).get('/').delay(2000).reply(200, '{}')
    expect(await send({ ...plain, url: `${HOST}/`, timeout: 30 })).toEqual({
      failure: 'timeout',
      message: 'resellers.pipedrive.com did not answer within 30 ms.',
    })
    nock.abortPendingRequests()
  })

  it('that is larger than allowed is refused while it comes, also when compressed', async () => {
    const text = 'x'.repeat(3 * 1024 * 1024)
    const gzip = { 'Content-Encoding': 'gzip' }
    nock(HOST).get('/plain').reply(200, text).get('/packed').reply(200, gzipSync(text), gzip)
    for (const path of ['/plain', '/packed']) {
      const reply = await send({ ...plain, url: HOST + path }, undefined, { largest: 1024 * 1024 })
      expect(reply).toEqual({
        failure: 'too-large',
        message: 'The answer of resellers.pipedrive.com is larger than 1 MB.',
      })
    }
  })
})

describe('a picker', () => {
  it('offers 300 choices at most', async () => {
    const data = Array.from({ length: 400 }, (_, index) => ({ id: index + 1, code: `c${index}` }))
    nock(HOST).get(`${BASE}/subscriptions?start=0&limit=500`).reply(200, { data })
    nock(HOST)
      .get(`${BASE}/subscriptions/9001`)
      .reply(200, { data: { users: data } })
    nock(HOST)
      .get(`${BASE}/plans`)
      .times(3)
      .reply(200, { data: { plans: data, packages: data } })
    for (const name of app.rpcs.keys()) {
      expect((await ask(name, one)).bundles, name).toHaveLength(300)
    }
  })
})

describe('a redirect', () => {
  const elsewhere = 'https://elsewhere.example'
  const strange = { badheaders: ['x-api-token', 'cookie', 'authorization'] }

  it('to another host is followed without the token', async () => {
    const location = `${elsewhere}/x`
    nock(HOST).get(`${BASE}/subscriptions/9001`).reply(302, '', { location })
    nock(elsewhere, strange)
      .get('/x')
      .reply(200, { data: { id: 1 } })
    const done = await run('getSubscription', one)
    expect(done.bundles).toEqual([{ id: 1 }])
    expectNoKey(done)
  })

  it('to another host takes neither token nor body of a module that changes something', async () => {
    const location = `${elsewhere}/x`
    nock(HOST).post(`${BASE}/subscriptions/9001/users`).reply(307, '', { location })
    nock(elsewhere, strange)
      .post('/x', '')
      .reply(200, { data: { id: 1 } })
    const person = { email: 'ada@acme.example', full_name: 'Ada Lovelace' }
    const done = await run('addUserToSubscription', { ...one, ...person })
    expect(done.calls.map((call) => call.status)).toEqual([307, 200])
  })

  it('to the same host keeps the token', async () => {
    const location = `${BASE}/subscriptions/9002`
    nock(HOST).get(`${BASE}/subscriptions/9001`).reply(301, '', { location })
    const known = { reqheaders: { 'x-api-token': KEY } }
    nock(HOST, known)
      .get(location)
      .reply(200, { data: { id: 9002 } })
    expect((await run('getSubscription', one)).bundles).toEqual([{ id: 9002 }])
  })

  it('of an API call is shown, not followed', async () => {
    const location = `${elsewhere}/x`
    nock(HOST).get(`${BASE}/subscriptions`).reply(302, '', { location })
    const done = await run('makeAnApiCall', { url: '/subscriptions', method: 'GET' })
    expect(done.bundles).toMatchObject([{ statusCode: 302, headers: { location } }])
    expect(done.calls).toHaveLength(1)
  })

  it('without an end is an error', async () => {
    const address = `${BASE}/subscriptions/9001`
    nock(HOST).get(address).times(22).reply(302, '', { location: address })
    const done = await run('getSubscription', one)
    expect(done.error?.type).toBe('RuntimeError')
    expectNoKey(done)
  })

  it('to a strange address is an error', async () => {
    nock(HOST).get(`${BASE}/subscriptions/9001`).reply(302, '', { location: 'file:///etc/hosts' })
    const done = await run('getSubscription', one)
    expect(done.error?.message).toBe(
      'The service redirects to "file:///etc/hosts", which is no web address.',
    )
  })
})

describe('an address that is refused', () => {
  it.each(['https://evil.example/', '//evil.example', '/../x'])('%s never leaves', async (url) => {
    const done = await run('makeAnApiCall', { url, method: 'GET' })
    expect(done.error?.type).toBe('DataError')
    expect(done.calls).toEqual([])
  })
})
