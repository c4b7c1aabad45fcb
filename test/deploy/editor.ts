// A small model of Make's editor extension, written from what it was seen to do: what would it find to do now?
// It shares nothing with deploy: its own tables of sections, hashes, facts and rules of the mapping.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from './bench.ts'

type Checksum = Readonly<Record<string, string | null>>
type Row = { readonly name: string; readonly checksum: Checksum }

/** Code type -> section, by kind. */
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  connection: {
    communication: 'api',
    params: 'parameters',
    common: 'common',
    scopeList: 'scopes',
    defaultScope: 'scope',
    installSpec: 'installSpec',
    installDirectives: 'install',
  },
  webhook: {
    communication: 'api',
    params: 'parameters',
    attach: 'attach',
    detach: 'detach',
    update: 'update',
    requiredScope: 'scope',
  },
  module: {
    communication: 'api',
    staticParams: 'parameters',
    mappableParams: 'expect',
    interface: 'interface',
    samples: 'samples',
    scope: 'scope',
    epoch: 'epoch',
  },
  rpc: { communication: 'api', params: 'parameters' },
  function: { code: 'code', test: 'test' },
  endpoint: {
    communication: 'api',
    scope: 'scope',
    inputParameters: 'input_parameters',
    outputParameters: 'output_parameters',
  },
}

const LISTS: Readonly<Record<string, string>> = {
  connection: 'accounts',
  webhook: 'hooks',
  module: 'modules',
  rpc: 'rpcs',
  function: 'functions',
  endpoint: 'endpoints',
}

const TYPES: Readonly<Record<string, number>> = {
  trigger: 1,
  action: 4,
  search: 9,
  instant_trigger: 10,
  responder: 11,
  universal: 12,
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

const hashOf = (value: unknown): string | null => (value === null ? null : md5(String(value)))

/** What the editor would send, in words, and what it would refuse to load. */
export async function editorFinds(directory: string, token: string): Promise<string[]> {
  const text = readFileSync(join(directory, 'makecomapp.json'), 'utf8')
  const manifest = JSON.parse(text) as Manifest
  const [origin] = manifest.origins
  if (!origin) return ['no origin']
  const { baseUrl, appId, idMapping } = origin
  const get = async (path: string): Promise<unknown> => {
    const response = await fetch(`${baseUrl}/v2/sdk/apps/${appId}${path}`, {
      headers: { authorization: `Token ${token}` },
    })
    return response.json()
  }
  const found: string[] = []
  if (text !== JSON.stringify(manifest, null, 4)) found.push('manifest is printed otherwise')
  if (!idMapping) return [...found, 'no mapping']
  const order = ['connection', 'module', 'function', 'rpc', 'webhook', 'endpoint']
  if (Object.keys(idMapping).join() !== order.join()) found.push('arrays in another order')
  const checksum = (await get('/1/checksum')) as Record<string, Row[]>
  const general = checksum.app?.[0]?.checksum ?? {}
  for (const [code, path] of Object.entries(manifest.generalCodeFiles)) {
    if (path === null) continue
    if (!isSame(directory, path, general, [code, code === 'readme' ? 'content' : code])) {
      found.push(`PUT ${code}`)
    }
  }
  const remoteOf = (kind: string, local: unknown): string | null | undefined =>
    local === null ? null : idMapping[kind]?.find((pair) => pair.local === local)?.remote
  for (const [kind, entries] of Object.entries(manifest.components)) {
    const pairs = idMapping[kind] ?? []
    const rows = checksum[LISTS[kind] ?? ''] ?? []
    found.push(...mappingFaults(kind, pairs))
    for (const { name } of rows) {
      if (!pairs.some(({ remote }) => remote === name))
        found.push(`unknown in Make: ${kind}/${name}`)
    }
    for (const [local, entry] of Object.entries(entries)) {
      const remote = remoteOf(kind, local)
      if (remote === undefined) {
        found.push(`POST ${kind}/${local}`)
        continue
      }
      const row = rows.find(({ name }) => name === remote)
      if (!row) {
        found.push(`stale ${kind}/${local}`)
        continue
      }
      const codeFiles = entry.codeFiles as Record<string, string | null>
      for (const [code, path] of Object.entries(codeFiles)) {
        const section = CODES[kind]?.[code]
        // a context has no checksum
        if (path === null || section === undefined) continue
        if (!isSame(directory, path, row.checksum, [section, code]))
          found.push(`PUT ${kind}/${local} ${code}`)
      }
      for (const [column, value] of Object.entries(factsOf(kind, entry, remoteOf))) {
        if (row.checksum[column] !== hashOf(value)) found.push(`PATCH ${kind}/${local} ${column}`)
      }
    }
  }
  return found
}

function mappingFaults(
  kind: string,
  pairs: readonly { local: string | null; remote: string | null; localDeleted?: boolean }[],
): string[] {
  const faults: string[] = []
  for (const side of ['local', 'remote'] as const) {
    const names = pairs.map((pair) => pair[side]).filter((name) => name !== null)
    if (new Set(names).size !== names.length) faults.push(`${kind}: ${side} twice`)
  }
  for (const pair of pairs) {
    if (pair.localDeleted) faults.push(`DELETE ${kind}/${pair.remote}`)
    if (Object.keys(pair).join() !== 'local,remote') faults.push(`${kind}: other keys in a pair`)
  }
  return faults
}

/** The hash of the text, without a byte order mark, is any of the columns. */
function isSame(directory: string, path: string, checksum: Checksum, names: string[]): boolean {
  const hash = md5(readFileSync(join(directory, path), 'utf8').replace(/^\uFEFF/, ''))
  return names.some((name) => checksum[name] === hash || checksum[`${name}_jsonc`] === hash)
}

/** Columns that the editor compares; what the manifest leaves out is not compared. */
function factsOf(
  kind: string,
  entry: Record<string, unknown>,
  remoteOf: (kind: string, local: unknown) => string | null | undefined,
): Record<string, unknown> {
  const facts: Record<string, unknown> = {}
  if (kind !== 'function') facts.label = entry.label
  if (kind === 'module' || kind === 'endpoint') facts.description = entry.description
  if (kind === 'module') {
    facts.type_id = TYPES[String(entry.moduleType)]
    if (entry.moduleType === 'action') facts.crud = entry.actionCrud
  }
  if ('connection' in entry) facts.account_name = remoteOf('connection', entry.connection)
  if ('altConnection' in entry) facts.alt_account_name = remoteOf('connection', entry.altConnection)
  return facts
}
