// A stored connection is refreshed before it is used, when its own condition says so; then kept.

import { writeConnection } from '../io/index.ts'
import { connectionSecrets } from '../operation/index.ts'
import type { App } from '../spec/index.ts'
import { isRecord } from '../text/index.ts'
import type { Chosen } from './chosen.ts'
import { toStore } from './connection.ts'
import { refreshConnection } from './oauth.ts'
import type { Performed } from './perform.ts'
import { type OwnWorld, quietly } from './world.ts'

/** What became of a connection before its use. */
export type Freshness =
  /** It has nothing to refresh, or need not be. */
  | { readonly kind: 'as it was' }
  /** The address of `refresh` may not be reached: the target stands for another server. */
  | { readonly kind: 'out of reach'; readonly message: string }
  | { readonly kind: 'failed'; readonly performed: Performed }
  | { readonly kind: 'fresh'; readonly chosen: Chosen; readonly world: OwnWorld }

/** Refreshes a stored connection for a run; what the refresh saved is stored, and in the new world. */
export async function freshConnection(
  app: App,
  directory: string,
  chosen: Chosen,
  world: OwnWorld,
): Promise<Freshness> {
  const { connection } = chosen
  // answers of a file are for the component, not for what comes before it
  const isReal = chosen.from === 'stored' && world.send === undefined
  if (!connection || !isReal || !chosen.stored) return { kind: 'as it was' }
  const performed = await refreshConnection(connection, chosen.data, app, quietly(world))
  if (!performed) return { kind: 'as it was' }
  const { error, stored, interrupted } = performed
  if (error?.network?.failure === 'refused') return { kind: 'out of reach', message: error.message }
  if (error || interrupted) return { kind: 'failed', performed }
  if (!isRecord(stored.data)) return { kind: 'as it was' }
  const data = { ...chosen.data, ...stored.data }
  const fresh = toStore(connection, chosen.stored.data, stored)
  writeConnection(directory, chosen.name, { ...chosen.stored, ...fresh })
  world.redactor.add(...connectionSecrets(connection, data))
  return {
    kind: 'fresh',
    chosen: { ...chosen, data },
    world: { ...world, connection: { data, name: connection.name } },
  }
}
