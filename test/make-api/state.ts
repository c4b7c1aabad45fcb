// The state of the stand-in of Make's SDK API: apps, components and their texts, as Make keeps them.
import { createHash } from 'node:crypto'

export type Kind = 'connections' | 'webhooks' | 'endpoints' | 'modules' | 'rpcs' | 'functions'

export interface Component {
  name: string
  /** App and version; connections and webhooks belong to all versions, this is the one that made them. */
  app: string
  version: number
  facts: Record<string, unknown>
  /** What an approved app has committed; facts are read from here. */
  committed: Record<string, unknown> | undefined
  texts: Record<string, string | null>
}

export interface App {
  name: string
  version: number
  facts: Record<string, unknown>
  texts: Record<string, string>
  icon: Buffer | undefined
  public: boolean
  approved: boolean
  origin: string
  changes: { id: number; group: string; item: string; code: string }[]
}

export interface State {
  apps: Map<string, App>
  parts: Record<Kind, Map<string, Component>>
  nextChange: number
}

/** Everything about a kind that differs. */
export interface KindFacts {
  readonly wrapper: string
  readonly checksums: string
  readonly versioned: boolean
  readonly group: string
  readonly sections: readonly string[]
  /** Columns of the checksum and where they come from. */
  readonly columns: Readonly<Record<string, string>>
  /** What an update may change. */
  readonly patchable: readonly string[]
}

const accounts = { account_name: 'connection', alt_account_name: 'altConnection' }

export const kinds: Readonly<Record<Kind, KindFacts>> = {
  connections: {
    wrapper: 'appConnection',
    checksums: 'accounts',
    versioned: false,
    group: 'account',
    sections: ['api', 'parameters', 'common', 'scopes', 'scope', 'install', 'installSpec'],
    columns: { label: 'label' },
    patchable: ['label'],
  },
  webhooks: {
    wrapper: 'appWebhook',
    checksums: 'hooks',
    versioned: false,
    group: 'hook',
    sections: ['api', 'parameters', 'attach', 'detach', 'update', 'scope'],
    columns: { label: 'label', ...accounts },
    patchable: ['label', 'connection', 'altConnection'],
  },
  endpoints: {
    wrapper: 'appEndpoint',
    checksums: 'endpoints',
    versioned: true,
    group: 'endpoint',
    sections: ['api', 'scope', 'inputParameters', 'outputParameters'],
    columns: { label: 'label', description: 'description' },
    patchable: ['label', 'description', 'context', 'annotations', 'attachedAccounts'],
  },
  modules: {
    wrapper: 'appModule',
    checksums: 'modules',
    versioned: true,
    group: 'module',
    sections: ['api', 'epoch', 'parameters', 'expect', 'interface', 'samples', 'scope'],
    columns: {
      label: 'label',
      description: 'description',
      type_id: 'typeId',
      crud: 'crud',
      ...accounts,
    },
    patchable: ['label', 'description', 'typeId', 'crud', 'connection', 'altConnection', 'webhook'],
  },
  rpcs: {
    wrapper: 'appRpc',
    checksums: 'rpcs',
    versioned: true,
    group: 'rpc',
    sections: ['api', 'parameters'],
    columns: { label: 'label', ...accounts },
    patchable: ['label', 'connection', 'altConnection'],
  },
  functions: {
    wrapper: 'appFunction',
    checksums: 'functions',
    versioned: true,
    group: 'function',
    sections: ['code', 'test'],
    columns: {},
    patchable: [],
  },
}

export const kindNames = Object.keys(kinds) as Kind[]

export const keyOf = (app: string, version: number, name: string, kind: Kind): string =>
  kinds[kind].versioned ? `${app}/${version}/${name}` : name

export function emptyState(): State {
  const parts = Object.fromEntries(kindNames.map((kind) => [kind, new Map()]))
  return { apps: new Map(), parts: parts as State['parts'], nextChange: 1 }
}

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

/** The components of an app, in order of creation. */
export function partsOf(state: State, app: App, kind: Kind): Component[] {
  return [...state.parts[kind].values()].filter(
    (one) => one.app === app.name && (!kinds[kind].versioned || one.version === app.version),
  )
}

/** The checksum answer. Raw texts count under `_jsonc`; the plain column has a hash of its own. */
export function checksumsOf(state: State, app: App, omits: readonly string[]): unknown {
  const hashes = (texts: Record<string, string | null>): Record<string, string | null> => {
    const columns: Record<string, string | null> = {}
    for (const [name, text] of Object.entries(texts)) {
      const column = name.replace(/^(in|out)putParameters$/, '$1put_parameters')
      const key = name === 'readme' ? 'content' : column
      if (['content', 'groups', 'common', 'code', 'test'].includes(key)) {
        columns[key] = text === null ? null : md5(text)
        continue
      }
      columns[`${key}_jsonc`] = text === null ? null : md5(text)
      // of a normalised copy, which no client can know
      columns[key] = text === null ? null : md5(`normalised ${text}`)
    }
    return without(columns, omits)
  }
  const answer: Record<string, unknown> = {
    app: [{ name: app.name, checksum: hashes(app.texts) }],
  }
  for (const kind of kindNames) {
    const { checksums, columns } = kinds[kind]
    if (omits.includes(checksums)) continue
    const own = partsOf(state, app, kind).filter((one) => one.version === app.version)
    answer[checksums] = own.map((one) => {
      const facts = one.committed ?? one.facts
      const metadata = Object.entries(columns).map(([column, name]) => {
        const value = facts[name]
        return [column, value === null || value === undefined ? null : md5(String(value))]
      })
      const all = { ...hashes(one.texts), ...without(Object.fromEntries(metadata), omits) }
      return { name: one.name, checksum: all }
    })
  }
  return answer
}

function without<T>(columns: Record<string, T>, omits: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => !omits.includes(name)))
}
