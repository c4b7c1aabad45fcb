// What one run of a component came to, whatever its kind.
import type { ModuleError } from './errors.ts'
import type { Stored } from './state.ts'

/** What a trigger remembers between runs, as JSON. */
export interface TriggerState {
  readonly lastId?: unknown
  /** ISO text. */
  readonly lastDate?: string
  /** Ids of the items of lastDate that were given already: several items may share a date. */
  readonly lastIds?: readonly unknown[]
}

/** What is sent back to whoever called a webhook. */
export interface WebhookReply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** As written: encoded by `type` only when it is sent. */
  readonly body?: unknown
  /** The body as it is written down in its type. */
  readonly sent?: string | Uint8Array
}

/** What one run of one component on one input came to. */
export interface Operation {
  readonly bundles: readonly unknown[]
  readonly error?: ModuleError
  /** What the communication saved through `data`, `metadata`, `uid` and `expires`. */
  readonly stored: Stored
  /** Where the next run of a polling trigger begins. */
  readonly state?: TriggerState
  /** What a webhook or a responder answers. */
  readonly reply?: WebhookReply
  /** Where an OAuth connection sent the user. */
  readonly redirect?: string
}

/** True for what stands for no output at all. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === false
}
