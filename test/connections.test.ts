// Which connection a run uses, and what stands in where there is none: the rows of connections.yaml.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type StoredConnection, writeConnection } from '../runner/io/index.ts'
import { chooseConnection } from '../runner/run/connection.ts'
import { loadApp } from '../runner/spec/index.ts'

interface Row {
  readonly id: string
  readonly it: string
  readonly name?: string
  readonly component?: string
  readonly environment?: Record<string, string>
  readonly stored?: Record<string, StoredConnection>
  readonly demonstration?: boolean
  /** False where nobody said where requests go. */
  readonly told?: boolean
  readonly expect: {
    connection?: string
    from?: string
    data?: object
    heldBack?: string
    problem?: string
  }
}

const { cases } = parse(readFileSync('test/connections.yaml', 'utf8')) as { cases: Row[] }

const module = { label: 'Things', moduleType: 'search', connection: 'key', altConnection: 'signed' }
const FILES: Readonly<Record<string, unknown>> = {
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
        signed: {
          label: 'Signed',
          connectionType: 'oauth',
          codeFiles: { params: 'signed.params.json' },
        },
        tokens: {
          label: 'Tokens',
          connectionType: 'oauth',
          codeFiles: { communication: 'tokens.json', params: 'tokens.params.json' },
        },
      },
      module: {
        signedOnly: { ...module, connection: 'tokens', altConnection: null, codeFiles: {} },
        things: { ...module, codeFiles: { communication: 'things.json' } },
      },
    },
  },
  'base.json': { baseUrl: '{{connection.apiDomain}}/v1' },
  'things.json': { url: '/accounts/{{connection.account}}/things' },
  'key.json': {
    url: 'https://api.test/me',
    response: { data: { apiDomain: '{{body.domain}}', account: '{{body.id}}' } },
  },
  'key.params.json': [
    { name: 'apiKey', type: 'password', label: 'API key', required: true },
    { name: 'region', type: 'text', label: 'Region', required: true, default: 'eu' },
  ],
  'tokens.json': { token: { response: { data: { token: '{{body.token}}' } } } },
  'tokens.params.json': [{ name: 'user', type: 'text', label: 'User', required: true }],
  'signed.params.json': [{ name: 'clientId', type: 'text', label: 'Client ID', required: true }],
}

let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dryrun-connections-'))
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

describe('the connection of a run', () => {
  const { app } = loadApp('app', (path) => {
    const file = path.replace(/^.*\//, '')
    return Object.hasOwn(FILES, file) ? JSON.stringify(FILES[file]) : undefined
  })

  it.each(cases)('$id: $it', (row) => {
    const { name, environment = {}, stored = {}, demonstration = true, told = true } = row
    for (const [key, value] of Object.entries(stored)) writeConnection(directory, key, value)
    const things = app?.modules.get(row.component ?? 'things')
    if (!app || !things) throw new Error('the app of this test is broken')
    const chosen = chooseConnection(app, things, {
      directory,
      name,
      environment,
      demonstration,
      stored: told,
    })
    if ('message' in chosen) expect({ problem: chosen.message }).toEqual(row.expect)
    else {
      const { connection, from, data, heldBack } = chosen
      expect({ connection: connection?.name, from, data, heldBack }).toEqual(row.expect)
    }
  })
})
