// What Make's API calls the kinds of components: paths, wrappers, columns of checksums, orders of work.
import type { ComponentKind } from '../spec/index.ts'

/** One fact about a component that Make keeps beside its code. */
export interface Fact {
  /** Key of the component in makecomapp.json, and of the body that is sent. */
  readonly key: string
  /** Column of the checksum; undefined where Make gives none, so that it must be read to be compared. */
  readonly column?: string
  /** A local name of this kind, or a list of them, which goes out as the name in Make. */
  readonly refersTo?: 'connection' | 'webhook'
  /** Key in the body and in answers where it is another one. */
  readonly sent?: string
}

/** How Make's API treats one kind of component. */
export interface KindRow {
  readonly kind: ComponentKind
  /** Last part of the path of the list, and what stands in the path of one. */
  readonly plural: string
  /** List in the answer of the checksum call. */
  readonly checksums: string
  /** What wraps one of them in an answer; the list has an s more. */
  readonly wrapper: string
  /** False for those that belong to the app without its version: connections and webhooks. */
  readonly versioned: boolean
  /** Names come from us, or Make makes them up, so that two of them may be the same thing. */
  readonly named: 'here' | 'by Make'
  readonly facts: readonly Fact[]
}

const label: Fact = { key: 'label', column: 'label' }
const description: Fact = { key: 'description', column: 'description' }
const connections: readonly Fact[] = [
  { key: 'connection', column: 'account_name', refersTo: 'connection' },
  { key: 'altConnection', column: 'alt_account_name', refersTo: 'connection' },
]

/** In the order in which Make's editor creates them: whatever is referred to comes first. */
export const kindRows: readonly KindRow[] = [
  {
    kind: 'connection',
    plural: 'connections',
    checksums: 'accounts',
    wrapper: 'appConnection',
    versioned: false,
    named: 'by Make',
    facts: [label],
  },
  {
    kind: 'webhook',
    plural: 'webhooks',
    checksums: 'hooks',
    wrapper: 'appWebhook',
    versioned: false,
    named: 'by Make',
    facts: [label, ...connections],
  },
  {
    kind: 'endpoint',
    plural: 'endpoints',
    checksums: 'endpoints',
    wrapper: 'appEndpoint',
    versioned: true,
    named: 'here',
    facts: [
      label,
      description,
      { key: 'annotations' },
      { key: 'attachedAccounts', refersTo: 'connection' },
    ],
  },
  {
    kind: 'module',
    plural: 'modules',
    checksums: 'modules',
    wrapper: 'appModule',
    versioned: true,
    named: 'here',
    facts: [
      label,
      description,
      { key: 'moduleType', column: 'type_id', sent: 'typeId' },
      { key: 'actionCrud', column: 'crud', sent: 'crud' },
      ...connections,
      { key: 'webhook', refersTo: 'webhook' },
    ],
  },
  {
    kind: 'rpc',
    plural: 'rpcs',
    checksums: 'rpcs',
    wrapper: 'appRpc',
    versioned: true,
    named: 'here',
    facts: [label, ...connections],
  },
  {
    kind: 'function',
    plural: 'functions',
    checksums: 'functions',
    wrapper: 'appFunction',
    versioned: true,
    named: 'here',
    facts: [],
  },
]

const byKind: ReadonlyMap<ComponentKind, KindRow> = new Map(kindRows.map((row) => [row.kind, row]))

/** The row of a kind. */
export function rowOf(kind: ComponentKind): KindRow {
  const row = byKind.get(kind)
  if (!row) throw new Error(`no row for the kind ${kind}`)
  return row
}

/** Kinds in the order in which code goes up: what others call comes before those that call it. */
export const uploadOrder: readonly ComponentKind[] = [
  'connection',
  'function',
  'endpoint',
  'rpc',
  'webhook',
  'module',
]

/** Kinds in the order of deleting: nothing goes while another still refers to it. */
export const deleteOrder: readonly ComponentKind[] = [
  'module',
  'rpc',
  'endpoint',
  'webhook',
  'connection',
  'function',
]

/** Kinds in the order of the arrays that Make's editor writes into an origin. */
export const mappingOrder: readonly ComponentKind[] = [
  'connection',
  'module',
  'function',
  'rpc',
  'webhook',
  'endpoint',
]

/** An app in Make, by what its paths need. */
export interface AppPlace {
  readonly appId: string
  readonly appVersion: number
}

export const appPath = ({ appId, appVersion }: AppPlace): string =>
  `/sdk/apps/${encodeURIComponent(appId)}/${appVersion}`

/** Where components of a kind are listed and created. */
export function listPath(place: AppPlace, kind: ComponentKind): string {
  const { plural, versioned } = rowOf(kind)
  return versioned
    ? `${appPath(place)}/${plural}`
    : `/sdk/apps/${encodeURIComponent(place.appId)}/${plural}`
}

/** Where one component is read, changed and deleted, by its name in Make. */
export function onePath(place: AppPlace, kind: ComponentKind, name: string): string {
  const { plural, versioned } = rowOf(kind)
  const folder = versioned ? `${appPath(place)}/${plural}` : `/sdk/apps/${plural}`
  return `${folder}/${encodeURIComponent(name)}`
}
