// The app that a communication case brings along: one component, and what it needs of its neighbours.
import {
  type App,
  type Component,
  type ComponentKind,
  type Connection,
  documentOfValue,
  type ModuleType,
} from '../spec/index.ts'
import { isRecord, type Json, own, stringOf } from '../text/index.ts'
import type { Case } from './case.ts'

const DEFAULT_BASE: Json = { baseUrl: 'https://api.test/v1' }

/** Local name of everything a case brings, and of the connection beside it. */
const NAME = 'case'

/** What kind of component a word after `component:` stands for, and which files it has. */
interface Row {
  readonly kind: ComponentKind
  /** What the kind has beside that. */
  readonly more?: object
  readonly files: (written: Json) => Readonly<Record<string, Json | undefined>>
}

const asCommunication = (communication: Json) => ({ communication })
const member = (written: Json, name: string) => own(written, name) as Json | undefined

const module = (type: ModuleType): Row => ({
  kind: 'module',
  more: { type },
  files: asCommunication,
})
const connection = (type: 'basic' | 'oauth'): Row => ({
  kind: 'connection',
  more: { type },
  files: asCommunication,
})

const rows: Readonly<Record<string, Row>> = {
  action: module('action'),
  search: module('search'),
  universal: module('universal'),
  trigger: module('trigger'),
  instant_trigger: module('instant_trigger'),
  responder: module('responder'),
  rpc: { kind: 'rpc', files: asCommunication },
  epoch: {
    ...module('trigger'),
    files: (written) => ({
      communication: member(written, 'trigger'),
      epoch: member(written, 'epoch'),
    }),
  },
  connection: connection('basic'),
  oauth1: connection('oauth'),
  oauth2: connection('oauth'),
  'oauth2-refresh': {
    ...connection('oauth'),
    // the phase may stand alone
    files: (written) => ({
      communication: own(written, 'refresh') === undefined ? { refresh: written } : written,
    }),
  },
  hook: {
    kind: 'webhook',
    more: { type: 'web' },
    files: (written) => ({ attach: member(written, 'attach'), detach: member(written, 'detach') }),
  },
  webhook: { kind: 'webhook', more: { type: 'web' }, files: asCommunication },
}

/** The app of a case and the component it is about; undefined for a word without a row. */
export function broughtApp(
  played: Case,
): { readonly app: App; readonly component: Component } | undefined {
  const row = own(rows, stringOf(played.component ?? 'action')) as Row | undefined
  if (!row) return undefined
  const files = row.files((played.communication ?? {}) as Json)
  const root = played.connectionOAuth as Json | undefined
  const common = played.common as Json | undefined
  const app: App = {
    directory: '',
    base: documentOfValue((own(played, 'base') ?? DEFAULT_BASE) as Json, 'base'),
    common: common === undefined ? undefined : documentOfValue(common, 'common'),
    readme: undefined,
    groups: [],
    groupsDocument: undefined,
    manifest: documentOfValue({}),
    isExported: false,
    connections: new Map(root === undefined ? [] : [[NAME, signingConnection(root, common)]]),
    modules: new Map(),
    rpcs: new Map(),
    webhooks: new Map(),
    functions: broughtFunctions(played.functions),
    endpoints: new Map(
      entriesOf(played.endpoints).map(([name, written]) => {
        return [name, { ...broughtComponent('endpoint', { communication: written as Json }), name }]
      }),
    ),
  }
  return { app, component: { ...broughtComponent(row.kind, { ...files, common }), ...row.more } }
}

/** A connection that exists beside a component, to sign its requests. */
function signingConnection(oauth: Json, common: Json | undefined): Connection {
  const component = broughtComponent('connection', { communication: { oauth }, common })
  return { ...component, kind: 'connection', type: 'oauth' }
}

/** A connection as `connectionFrom` writes it. */
export function broughtConnection(communication: Json, common: Json | undefined): Component {
  return broughtComponent('connection', { communication, common })
}

/** The functions a case brings, name to JavaScript, as components of an app. */
export function broughtFunctions(written: unknown): ReadonlyMap<string, Component> {
  return new Map(
    entriesOf(written).map(([name, text]) => {
      const texts = new Map([['code', { file: '', text: stringOf(text) }]])
      return [name, { ...broughtComponent('function', {}), name, texts }]
    }),
  )
}

function broughtComponent(
  kind: ComponentKind,
  files: Readonly<Record<string, Json | undefined>>,
): Component {
  const code = Object.entries(files).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, documentOfValue(value, key)] as const],
  )
  return {
    kind,
    name: NAME,
    label: NAME,
    description: '',
    connection: NAME,
    code: new Map(code),
    texts: new Map(),
  }
}

function entriesOf(written: unknown): [string, unknown][] {
  return isRecord(written) ? Object.entries(written) : []
}
