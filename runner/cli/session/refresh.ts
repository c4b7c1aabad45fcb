// A stored OAuth connection is refreshed before it is used, and what came of it is told.
import { freshConnection, type Performed } from '../../run/index.ts'
import { remedyOf, stringOf, worded } from '../../text/index.ts'
import { EXIT } from '../exit-codes.ts'
import { exitOf, problemOfError } from '../print/performed.ts'
import { type Refused, refuse } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Session } from './session.ts'

/**
 * The session with a connection that is fresh. Where the address of `refresh` may not be reached (the
 * target stands for another server) the connection stays as it is, which is said.
 */
export async function withFreshConnection(
  terminal: Terminal,
  session: Session,
): Promise<Session | Refused> {
  const { chosen, opened, world } = session
  const { stderr } = terminal
  if (world.send === undefined && chosen.stored) tellExpiry(terminal, chosen.stored.expires)
  const came = await freshConnection(opened.app, opened.directory, chosen, world)
  switch (came.kind) {
    case 'as it was':
      return session
    case 'out of reach':
      stderr.write(`${stderr.paint.faint(`The connection was not refreshed: ${came.message}`)}\n`)
      return session
    case 'failed':
      return refusalOf(came.performed)
    case 'fresh':
      stderr.write(`${stderr.paint.faint('The connection was refreshed.')}\n`)
      return { ...session, chosen: came.chosen, world: came.world }
  }
}

function refusalOf(performed: Performed): Refused {
  const { error } = performed
  if (!error) return refuse(EXIT.interrupted)
  const problem = problemOfError(error)
  const remedy =
    remedyOf(problem) ?? 'the connection could not be refreshed; run dryrun connect again'
  return refuse(exitOf(performed), { ...worded(problem), remedy })
}

/** A connection past what `expires` said cannot be refreshed any more; it is tried all the same. */
function tellExpiry({ stderr, now }: Terminal, expires: unknown): void {
  const moment = typeof expires === 'string' ? Date.parse(expires) : Number.NaN
  if (Number.isNaN(moment) || moment > now().getTime()) return
  stderr.write(`The connection expired at ${stringOf(expires)}; run dryrun connect again.\n`)
}
