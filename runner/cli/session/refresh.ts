// A stored OAuth connection is refreshed before it is used, when its own condition says so; then kept.

import type { Stored } from '../../engine/index.ts'
import { connectionSecrets } from '../../operation/index.ts'
import { refreshConnection, toStore, writeConnection } from '../../run/index.ts'
import type { Connection } from '../../spec/index.ts'
import { isRecord, remedyOf, stringOf, worded } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { exitOf, problemOfError } from '../print/performed.ts'
import { type Refused, refuse } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { quietly, type Session } from './session.ts'

/**
 * The session with a connection that is fresh. Where the address of `refresh` may not be reached (the
 * target stands for another server) the connection stays as it is, which is said.
 */
export async function withFreshConnection(
  terminal: Terminal,
  session: Session,
): Promise<Session | Refused> {
  const { aim, chosen, opened, world } = session
  const { connection } = chosen
  // answers of a file are for the component, not for what comes before it
  const isReal = chosen.from === 'stored' && aim.send === undefined
  if (!connection || !isReal || !chosen.stored) return session
  tellExpiry(terminal, chosen.stored.expires)
  const performed = await refreshConnection(connection, chosen.data, opened.app, quietly(world))
  if (!performed) return session
  if (performed.interrupted) return refuse(EXIT.interrupted)
  const { error, stored } = performed
  if (error?.network?.failure === 'refused') {
    const { stderr } = terminal
    stderr.write(`${stderr.paint.faint(`The connection was not refreshed: ${error.message}`)}\n`)
    return session
  }
  if (error) {
    const problem = problemOfError(error)
    const remedy =
      remedyOf(problem) ?? 'the connection could not be refreshed; run dryrun connect again'
    return refuse(exitOf(performed), { ...worded(problem), remedy })
  }
  return isRecord(stored.data) ? kept(terminal, session, connection, stored) : session
}

/** The session with what the refresh saved, which is also stored. */
function kept(
  terminal: Terminal,
  session: Session,
  connection: Connection,
  saved: Stored,
): Session {
  const { chosen, opened, world } = session
  const before = chosen.stored ?? { connection: connection.name, data: chosen.data }
  const data = { ...chosen.data, ...(isRecord(saved.data) ? saved.data : {}) }
  const fresh = toStore(connection, before.data, saved)
  writeConnection(opened.directory, chosen.name, { ...before, ...fresh })
  world.redactor.add(...connectionSecrets(connection, data))
  terminal.stderr.write(`${terminal.stderr.paint.faint('The connection was refreshed.')}\n`)
  return {
    ...session,
    chosen: { ...chosen, data },
    world: { ...world, connection: { data, name: connection.name } },
  }
}

/** A connection past what `expires` said cannot be refreshed any more; it is tried all the same. */
function tellExpiry({ stderr, now }: Terminal, expires: unknown): void {
  const moment = typeof expires === 'string' ? Date.parse(expires) : Number.NaN
  if (Number.isNaN(moment) || moment > now().getTime()) return
  stderr.write(`The connection expired at ${stringOf(expires)}; run dryrun connect again.\n`)
}
