// What the page and its server say to each other: types alone, so that neither holds code of the other.
import type { Answer, Need, Plan } from '../parameters/index.ts'

type Values = Readonly<Record<string, unknown>>

/** A module as the picker shows it. */
export interface ModuleFacts {
  readonly name: string
  readonly label: string
  readonly description: string
  /** Make's type of the module; `rpc` for one that is run alone. */
  readonly type: string
  readonly crud?: string
}

/** A connection of the app, and what is stored for it; keys never come here. */
export interface ConnectionFacts {
  readonly name: string
  readonly label: string
  readonly type: 'basic' | 'oauth'
  readonly plan: Plan
  /** Names under which one is stored. */
  readonly stored: readonly string[]
  /** What a run takes by itself: a stored one, the environment's, one for demonstration, or none. */
  readonly usual: string
}

export interface AppFacts {
  readonly label: string
  /** #RRGGBB, or undefined where the app names none that can be read. */
  readonly theme?: string
  /** The icon as a data: address. */
  readonly icon?: string
  readonly directory: string
  readonly groups: readonly { readonly label: string; readonly modules: readonly string[] }[]
  readonly modules: readonly ModuleFacts[]
  readonly rpcs: readonly ModuleFacts[]
  readonly connections: readonly ConnectionFacts[]
  /** What is wrong with files of the app, in sentences with their places. */
  readonly problems: readonly string[]
  /** Grows whenever a file of the app has changed. */
  readonly revision: number
  readonly files: number
}

/** Where requests of this page go. */
export interface TargetFacts {
  /** undefined: nothing is chosen, and nothing runs; `why` says so. */
  readonly against?: string
  readonly name: string
  readonly isLocal: boolean
  readonly why?: string
  /** What can be chosen instead. */
  readonly choices: readonly { readonly against: string; readonly name: string }[]
}

/** What a page is told when it opens. */
export interface Opened {
  /** This page among others that are open: what it chooses is its own. */
  readonly page: string
  readonly app: AppFacts
  readonly target: TargetFacts
  /** What a very first visitor sees, already run; it only reads. */
  readonly welcome?: { readonly module: string; readonly values: Values }
}

/** The dialog of a component: its plan, the values with which it opens, and what else it is run on. */
export interface DialogFacts {
  readonly name: string
  readonly kind: 'module' | 'rpc'
  readonly plan: Plan
  readonly defaults: Values
  /** Names of the connections it may use; empty when it needs none. */
  readonly connections: readonly string[]
  /** Polling triggers: where the next run begins, in words. */
  readonly next?: string
  /** Polling triggers: what is compared, and whether items can be listed to begin from. */
  readonly begins?: { readonly by: 'id' | 'date' | 'any'; readonly lists: boolean }
  /** Instant triggers: the webhook, and whether it works off whole requests. */
  readonly webhook?: { readonly label: string; readonly works: boolean }
  /** True where a run sends nothing at all. */
  readonly sendsNothing?: true
  /** The members of its output, as `interface` lists them. */
  readonly output: unknown
  /** True where `crud` or the type says that something may be changed. */
  readonly changes: boolean
}

export interface NeedAsked {
  readonly kind: 'module' | 'rpc' | 'connection'
  readonly name: string
  readonly need: Need
}

export type NeedAnswered = Answer

/** A dialog as it stands: the values of its shown fields, and the bundles that expressions read. */
export interface Filled {
  readonly kind: 'module' | 'rpc'
  readonly name: string
  readonly values: Values
  readonly context?: Values
}

/** What stands under an expression: its value, or why it has none. */
export type Shown = { readonly text: string; readonly type: string } | { readonly wrong: string }

export interface Preview {
  /** By the path of the field. */
  readonly shown: Readonly<Record<string, Shown>>
  /** What the module gets. */
  readonly sent: Values
  readonly problems: readonly Told[]
}

/** A problem for the reader: its field, what is wrong, what to do, and the place in a file. */
export interface Told {
  readonly severity: 'error' | 'warning' | 'hint'
  readonly message: string
  readonly path?: string
  readonly remedy?: string
  readonly place?: string
}

export interface RunAsked extends Filled {
  /** Names the run, so that it can be cancelled. */
  readonly run: string
  /** Polling triggers: all, now, a date, an id, or `item:N` of the list; undefined goes on. */
  readonly from?: string
  /** Instant triggers: JSON of an item or body, or of a whole request. */
  readonly payload?: unknown
  readonly isRequest?: boolean
  /** What a question before a change was answered with. */
  readonly confirmed?: string
}

/** A request and what came back, without secrets. */
export interface Exchange {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly status?: number
  readonly failure?: string
  readonly answerHeaders?: Readonly<Record<string, unknown>>
  readonly answer?: string
  readonly milliseconds?: number
  readonly curl: string
}

/** An error of a run as Make shows it, and what Make would do. */
export interface RunError {
  readonly type: string
  readonly message: string
  readonly effect?: string
  /** How sure the effect is: documented, inferred, or that sources differ. */
  readonly certainty?: string
  readonly place?: string
  readonly remedy?: string
}

export interface RunEnded {
  readonly line: 'end'
  readonly error?: RunError
  readonly problems: readonly Told[]
  readonly warnings: readonly Told[]
  readonly exchanges: readonly Exchange[]
  readonly milliseconds: number
  readonly interrupted: boolean
  readonly operations: number
  /** What a responder or a webhook answers. */
  readonly replies: readonly unknown[]
  /** What a trigger remembers, in words. */
  readonly next?: string
  readonly revision: number
  readonly against: string
}

/** One line of the stream of a run. */
export type RunLine =
  | { readonly line: 'asks'; readonly question: string; readonly confirmed: string }
  | { readonly line: 'request'; readonly method: string; readonly url: string }
  | { readonly line: 'answer'; readonly status: string }
  | { readonly line: 'bundles'; readonly operation: number; readonly bundles: readonly unknown[] }
  | { readonly line: 'refused'; readonly message: string; readonly remedy?: string }
  | RunEnded

export interface Planned {
  readonly requests: readonly Exchange[]
  readonly unknown: readonly Told[]
  readonly warnings: readonly Told[]
  readonly error?: RunError
  readonly problems: readonly Told[]
}

export interface ConnectAsked {
  readonly connection: string
  /** Under which name it is stored. */
  readonly name: string
  readonly values: Values
  readonly run: string
}

export type ConnectLine =
  | { readonly line: 'open'; readonly url: string }
  | { readonly line: 'refused'; readonly message: string; readonly problems?: readonly Told[] }
  | { readonly line: 'stored'; readonly name: string; readonly note?: string }

/** What the server says by itself while a page is open. */
export type EventLine =
  | { readonly event: 'alive' }
  | { readonly event: 'app'; readonly app: AppFacts }
  | { readonly event: 'findings'; readonly errors: number; readonly others: number }
