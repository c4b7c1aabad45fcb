// A connection that was chosen for a run, wherever it came from.
import type { StoredConnection } from '../io/index.ts'
import type { Connection } from '../spec/index.ts'

/** A connection ready for use. */
export interface Chosen {
  readonly data: Readonly<Record<string, unknown>>
  /** Values that must not be shown anywhere. */
  readonly secrets: readonly unknown[]
  readonly from: 'none' | 'environment' | 'stored' | 'demonstration'
  /** The component it belongs to. */
  readonly connection?: Connection
  /** Name under which it is stored, or where it comes from. */
  readonly name: string
  /** The user at the service, where the connection told. */
  readonly uid?: unknown
  /** Name of the stored connection that was not used, because nobody said where requests go. */
  readonly heldBack?: string
  /** The file it was read from, as it is kept. */
  readonly stored?: StoredConnection
}
