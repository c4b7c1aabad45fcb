// What tests of real requests share: the address of the service, a mocked network, a server, the check for the key.
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import nock from 'nock'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Performed } from '../../runner/run/index.ts'
import { KEY } from './app.ts'

export const HOST = 'https://resellers.pipedrive.com'
export const BASE = '/reseller/public-api'

/** Lets nock answer instead of the service for the tests of a file; only loopback stays reachable. */
export function mockNetwork(): void {
  beforeAll(() => {
    nock.disableNetConnect()
    nock.enableNetConnect('127.0.0.1')
  })
  afterEach(() => {
    expect(nock.pendingMocks(), 'requests that were not made').toEqual([])
    nock.cleanAll()
  })
  afterAll(() => nock.restore())
}

/** A server on a free loopback port. */
export async function serve(
  listener: RequestListener,
): Promise<{ url: string; close: () => void }> {
  const server = createServer(listener)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** Fails where something that is reported shows the key, in whatever spelling. */
export function expectNoKey(done: Performed): void {
  const { error, calls, trace } = done
  const advice = [error?.remedy, error?.suggestion]
  const shown = JSON.stringify([error?.message, ...advice, calls, trace])
  for (const spelling of [KEY, encodeURIComponent(KEY), btoa(KEY)]) {
    expect(shown).not.toContain(spelling)
  }
}
