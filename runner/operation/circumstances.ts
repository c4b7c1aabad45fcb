// What a run knows beside its component and its values: the app, a connection's data, the clock. Nothing here reaches the world.
import type { Setting, TriggerState } from '../engine/index.ts'
import type { App } from '../spec/index.ts'

/** Names with values, as a dialog or a scenario holds them. */
export type Values = Readonly<Record<string, unknown>>

/** What a run may be told about its surroundings; everything has a usual value. */
export interface Surroundings {
  /** IANA name; UTC unless told, so that a run gives the same everywhere. */
  readonly timezone?: string | undefined
  readonly now?: (() => Date) | undefined
  readonly random?: (() => number) | undefined
  readonly uuid?: (() => string) | undefined
  readonly switches?: Partial<Setting['switches']> | undefined
  readonly caps?: Partial<Setting['caps']> | undefined
  /** Milliseconds for an RPC as a whole; Make's 40 seconds unless told. */
  readonly rpcTime?: number | undefined
  /** Bundles of earlier modules by their number, which expressions in values of a module read. */
  readonly bundles?: Values | undefined
  /** What `scenario` is for expressions. */
  readonly scenario?: Values | undefined
}

/** The data of a connection, and which of the app's connections they belong to. */
export interface Connected {
  readonly data: Values
  /** Local name of the connection; the first one a component names unless told. */
  readonly name?: string | undefined
}

export interface Circumstances {
  readonly app: App
  readonly connection?: Connected | undefined
  readonly surroundings?: Surroundings | undefined
  /** True: every directive tells what it was and what it became. */
  readonly tracing?: boolean | undefined
  /** False: the bundles of pages are only watched, so that memory stays flat. */
  readonly collecting?: boolean | undefined
}

/** A request that came to a webhook, its body decoded by its Content-Type. */
export interface Incoming {
  readonly method: string
  /** Names in lower case. */
  readonly headers: Values
  readonly query: Values
  readonly body: unknown
}

/** Where a first run begins: everything, nothing of what is there, or behind a date or an item. */
export type Beginning =
  | 'all'
  | 'now'
  /** `inclusive`: an item of that very date was chosen and is itself the first that is new. */
  | { readonly date: Date; readonly inclusive?: true }
  /** The item with this id is itself the first that is new, as in Make's dialog. */
  | { readonly id: number }

/** Where a polling trigger stands. */
export interface Standing {
  /** What the last run left; without it this is the first. */
  readonly state?: TriggerState | undefined
  readonly from: Beginning
}

/** The addresses to which a service may send a user back, under the names that expressions read. */
export interface WayBack {
  readonly redirectUri: string
  readonly makeRedirectUri: string
  readonly localRedirectUri: string
}

/** What a component is run on beside its values; each kind of component reads its own member. */
export interface Occasion {
  /** The item of a webhook that an instant trigger works off. */
  readonly payload?: unknown
  /** The request that a webhook works off. */
  readonly incoming?: Incoming
  /** What an attached hook knows: its address, its id, and what attach saved. */
  readonly hook?: Values
  readonly trigger?: Standing
  /** What was stored before: of a connection, or as a case tells it. */
  readonly data?: Values
  /** Where a sign-in brings the user back. */
  readonly back?: WayBack
}

/** What one run is given: the bundle its communication reads, and the occasion. */
export interface Inputs {
  readonly parameters: Values
  readonly occasion?: Occasion | undefined
}
