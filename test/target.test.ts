// Where a request may go, for each target: nowhere but there, whatever address the app writes.
import { describe, expect, it } from 'vitest'
import type { HttpRequest } from '../runner/engine/index.ts'
import { aimAt, type Target } from '../runner/run/index.ts'
import { loadApp } from '../runner/spec/index.ts'

const SERVICE = 'https://service.example/api'
const HERE = 'http://127.0.0.1:4100/api'

/** An app of a baseUrl. */
function appOf(baseUrl: string) {
  const files: Readonly<Record<string, unknown>> = {
    'base.json': { baseUrl },
    'makecomapp.json': {
      fileVersion: 1,
      generalCodeFiles: { base: 'base.json', common: null, readme: null, groups: null },
      components: {},
    },
  }
  const { app } = loadApp('app', (path) => {
    const file = path.replace(/^.*\//, '')
    return Object.hasOwn(files, file) ? JSON.stringify(files[file]) : undefined
  })
  if (!app) throw new Error('the app of this test is broken')
  return app
}

/** Where a request to `url` goes; refused when it goes nowhere. */
function sent(target: Target, url: string, baseUrl = SERVICE): string {
  const request: HttpRequest = { method: 'GET', url, headers: [], timeout: 1000 }
  const aimed = aimAt(appOf(baseUrl), target)(request)
  return 'failure' in aimed ? aimed.failure : aimed.url
}

const instead: Target = { kind: 'instead', url: HERE }

describe('another server in place of the service', () => {
  it.each([
    ['what is below the base', `${SERVICE}/things?x=1`, `${HERE}/things?x=1`],
    ['the base itself', SERVICE, HERE],
    [
      'an address beside the base of the same server',
      'http://127.0.0.1:4100/login',
      'http://127.0.0.1:4100/login',
    ],
    ['a name that only begins like the base', `${SERVICE}2/things`, 'refused'],
    ['another host', 'https://other.example/api/things', 'refused'],
    ['another server of this machine', 'http://127.0.0.1:4101/login', 'refused'],
    ['the same port under another name', 'http://localhost:4100/login', 'refused'],
  ])('gets or does not get %s', (_, url, to) => expect(sent(instead, url)).toBe(to))

  it('gets everything under its own host where the base is made of an expression', () => {
    const base = 'https://{{connection.domain}}/api'
    expect(sent(instead, 'https://a.example/api/x?y=1', base)).toBe(
      'http://127.0.0.1:4100/api/x?y=1',
    )
    expect(sent(instead, 'http://127.0.0.1:4101/x', base)).toBe('http://127.0.0.1:4100/x')
  })
})

it('lets an app under test reach this machine only', () => {
  expect(sent({ kind: 'loopback' }, 'http://127.0.0.1:4300/x')).toBe('http://127.0.0.1:4300/x')
  expect(sent({ kind: 'loopback' }, 'https://service.example/x')).toBe('refused')
  expect(sent({ kind: 'loopback' }, 'http://127.0.0.1.evil.example/x')).toBe('refused')
})
