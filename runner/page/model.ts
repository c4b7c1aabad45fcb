// Everything the page knows, as one value that nothing changes in its place.
import type { Answer, Known } from '../parameters/index.ts'
import type {
  AppFacts,
  DialogFacts,
  Planned,
  Preview,
  RunEnded,
  TargetFacts,
  Told,
} from './wire.ts'

export type Values = Readonly<Record<string, unknown>>

/** A component that can be opened: `module/getSubscription`. */
export type Key = `${'module' | 'rpc'}/${string}`

export type Tab = 'output' | 'requests' | 'look'
export type Column = 'steps' | 'dialog' | 'result'

/** What `1.` is for expressions. */
export type Context =
  | { readonly kind: 'none' }
  /** A bundle of the last run of another component. */
  | { readonly kind: 'run'; readonly of: Key; readonly index: number }
  | { readonly kind: 'json'; readonly text: string }

/** A search button that was pressed: its small form and what it found. */
export interface Searching {
  readonly path: string
  readonly values: Values
  readonly found?: Answer
  readonly isAsking: boolean
}

/** What a person has made of a dialog. Everything but what the server tells is kept over a reload. */
export interface Dialog {
  readonly facts?: DialogFacts
  readonly failed?: string
  readonly values: Values
  readonly modes: Readonly<Record<string, 'choose' | 'map'>>
  readonly folders: Readonly<Record<string, readonly string[]>>
  readonly advanced: boolean
  /** Texts of fields that are edited as JSON, by path. */
  readonly json: Readonly<Record<string, string>>
  /** Paths that were left once: their problems are shown. */
  readonly touched: ReadonlySet<string>
  /** True once a run was asked for: all problems are shown. */
  readonly tried: boolean
  readonly searching?: Searching
  readonly context: Context
  /** Polling triggers: where the next run begins; undefined goes on. */
  readonly from?: string
  readonly items?: readonly string[]
  readonly itemsFailed?: string
  /** Instant triggers: JSON as typed. */
  readonly payload: string
  readonly isRequest: boolean
  readonly preview?: Preview
  /** True when what was typed was not kept because it is secret, and is to be asked for again. */
  readonly asksSecrets: boolean
}

/** A request of a run that is under way. */
export interface Underway {
  readonly method: string
  readonly url: string
  readonly status?: string
}

/** The last run of a component. */
export interface Run {
  readonly id: string
  readonly state: 'running' | 'asking' | 'ended' | 'refused'
  readonly underway: readonly Underway[]
  /** Bundles as they came, by operation. */
  readonly bundles: readonly { readonly operation: number; readonly bundle: unknown }[]
  readonly ended?: RunEnded
  readonly refused?: { readonly message: string; readonly remedy?: string }
  readonly question?: { readonly text: string; readonly confirmed: string }
  /** Why it was not sent at all: fields and what is wrong with them. */
  readonly unsent?: readonly Told[]
}

/** The dialog of a connection that is being made. */
export interface Connecting {
  readonly connection: string
  readonly name: string
  readonly values: Values
  readonly state: 'open' | 'checking'
  readonly message?: string
  readonly problems: readonly Told[]
  /** The address at which a person signs in. */
  readonly url?: string
  readonly run: string
}

export interface Model {
  /** `locked`: no token; `lost`: the server has ended. */
  readonly standing: 'locked' | 'opening' | 'open' | 'lost'
  readonly why?: string
  readonly app?: AppFacts
  readonly target?: TargetFacts
  readonly place?: Key
  readonly tab: Tab
  readonly column: Column
  readonly search: string
  readonly dialogs: Readonly<Record<string, Dialog>>
  readonly runs: Readonly<Record<string, Run>>
  readonly looks: Readonly<Record<string, Planned | 'looking'>>
  /** What RPCs have answered, for this target and these connections. */
  readonly known: Known
  /** Names of chosen connections; those left out are the usual ones. */
  readonly connections: Readonly<Record<string, string>>
  readonly connecting?: Connecting
  readonly findings?: { readonly errors: number; readonly others: number }
  /** Raw names beside labels. */
  readonly technical: boolean
  /** Expressions are written as plain text, without pills. */
  readonly plain: boolean
  readonly isWelcome: boolean
  /** What was said last to those who hear the page. */
  readonly said: string
  /** Panels that lie above the page. */
  readonly panel?: 'target' | 'keys' | 'context' | undefined
  /** The field into which a value is to be inserted, by its path. */
  readonly inserting?: string | undefined
  readonly answers: string
  /** What was copied last, so that its button says so. */
  readonly copied: string
}

export const BEGINNING: Model = {
  standing: 'opening',
  tab: 'output',
  column: 'dialog',
  search: '',
  dialogs: {},
  runs: {},
  looks: {},
  known: new Map(),
  connections: {},
  technical: false,
  plain: false,
  isWelcome: false,
  said: '',
  answers: '',
  copied: '',
}

export const NEW_DIALOG: Dialog = {
  values: {},
  modes: {},
  folders: {},
  advanced: false,
  json: {},
  touched: new Set(),
  tried: false,
  context: { kind: 'none' },
  payload: '{}',
  isRequest: false,
  asksSecrets: false,
}

export function keyOf(kind: 'module' | 'rpc', name: string): Key {
  return `${kind}/${name}`
}

export function partsOf(key: Key): { readonly kind: 'module' | 'rpc'; readonly name: string } {
  const slash = key.indexOf('/')
  const kind = key.slice(0, slash) === 'rpc' ? 'rpc' : 'module'
  return { kind, name: key.slice(slash + 1) }
}

export function dialogOf(model: Model, key: Key): Dialog {
  return model.dialogs[key] ?? NEW_DIALOG
}

/** The model with a dialog of it changed. */
export function withDialog(model: Model, key: Key, change: Partial<Dialog>): Model {
  const dialog = { ...dialogOf(model, key), ...change }
  return { ...model, dialogs: { ...model.dialogs, [key]: dialog } }
}

export function withRun(model: Model, key: Key, change: (run: Run) => Run): Model {
  const run = model.runs[key]
  return run ? { ...model, runs: { ...model.runs, [key]: change(run) } } : model
}

/** The bundle that expressions read as `1.`; undefined without one, and text where JSON is wrong. */
export function contextOf(model: Model, dialog: Dialog): Values | undefined {
  const bundle = contextBundle(model, dialog)
  return bundle === undefined ? undefined : { 1: bundle }
}

export function contextBundle(model: Model, { context }: Dialog): unknown {
  if (context.kind === 'run') return model.runs[context.of]?.bundles[context.index]?.bundle
  return context.kind === 'json' ? parsed(context.text) : undefined
}

/** JSON as typed; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // the field says so itself
    return undefined
  }
}
