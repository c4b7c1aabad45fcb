// The app as the runner knows it: immutable, every value still tied to its file.
import type { Source, Span } from '../text/index.ts'
import { type ComponentKind, componentTypes, type ModuleType } from './components.ts'
import type { Document } from './document.ts'

/** What all components share. `code` holds the files that exist, by their key in the manifest. */
export interface Component {
  readonly kind: ComponentKind
  readonly name: string
  readonly label: string
  readonly description: string
  /** Local name of the connection, and of the second one where the app offers two. */
  readonly connection?: string
  readonly altConnection?: string
  readonly code: ReadonlyMap<string, Document>
  /** Files that are not JSON: the source of a function. */
  readonly texts: ReadonlyMap<string, Source>
  /** Where the manifest declares it. */
  readonly at?: Span
}

export interface Module extends Component {
  readonly kind: 'module'
  readonly type: ModuleType
  readonly crud?: 'create' | 'read' | 'update' | 'delete'
  /** Local name of the webhook an instant trigger listens to. */
  readonly webhook?: string
}

export interface Connection extends Component {
  readonly kind: 'connection'
  readonly type: 'basic' | 'oauth'
}

export interface Webhook extends Component {
  readonly kind: 'webhook'
  readonly type: 'web' | 'web-shared'
}

export interface Rpc extends Component {
  readonly kind: 'rpc'
}

/** A heading of the module picker and the modules under it. */
export interface Group {
  readonly label: string
  readonly modules: readonly string[]
}

export interface App {
  /** Folder of makecomapp.json as the user named it. */
  readonly directory: string
  readonly base: Document | undefined
  readonly common: Document | undefined
  readonly readme: Source | undefined
  readonly groups: readonly Group[]
  readonly groupsDocument: Document | undefined
  /** What the manifest says, or what it would say where the app is an older export tree. */
  readonly manifest: Document
  /** True for such a tree: nobody wrote its manifest, so that nothing is wrong with the shape of it. */
  readonly isExported: boolean
  readonly connections: ReadonlyMap<string, Connection>
  readonly modules: ReadonlyMap<string, Module>
  readonly rpcs: ReadonlyMap<string, Rpc>
  readonly webhooks: ReadonlyMap<string, Webhook>
  readonly functions: ReadonlyMap<string, Component>
  readonly endpoints: ReadonlyMap<string, Component>
}

/** Where an app keeps the components of a kind. */
const KEPT: Readonly<Record<ComponentKind, (app: App) => ReadonlyMap<string, Component>>> = {
  connection: (app) => app.connections,
  webhook: (app) => app.webhooks,
  module: (app) => app.modules,
  rpc: (app) => app.rpcs,
  function: (app) => app.functions,
  endpoint: (app) => app.endpoints,
}

/** All components, kind by kind in the order of `componentTypes`, each kind as the manifest lists it. */
export function componentsOf(app: App): readonly Component[] {
  return componentTypes.flatMap(({ kind }) => [...KEPT[kind](app).values()])
}
