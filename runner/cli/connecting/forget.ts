// dryrun connect --forget: removes a stored connection; with --against live its tokens are given back first.

import { connectionSecrets } from '../../operation/index.ts'
import {
  CONNECTION_NAME,
  invalidateConnection,
  readConnection,
  removeConnection,
} from '../../run/index.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { tellRun } from '../print/performed.ts'
import type { OpenedApp } from '../session/open-app.ts'
import { openRedactor } from '../session/session.ts'
import { type Refused, refuse, sentenceOf } from '../terminal/refusal.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { wrongName } from '../wish/connection-name.ts'

/** How a connection is given up. */
export interface Forgetting {
  /** True when the service is told, too. */
  readonly isLive: boolean
  readonly trace: boolean
}

/** Removes a stored connection, by the name it is stored under. */
export async function forget(
  terminal: Terminal,
  opened: OpenedApp,
  name: string,
  { isLive, trace }: Forgetting,
): Promise<ExitCode | Refused> {
  if (!CONNECTION_NAME.test(name)) return wrongName(name)
  if (isLive) {
    const refused = await giveBack(terminal, opened, name, trace)
    if (refused) return refused
  }
  const existed = removeConnection(opened.directory, name)
  const text = existed ? `Removed the connection "${name}".` : `There is no connection "${name}".`
  terminal.stdout.write(`${text}\n`)
  return EXIT.done
}

/** Runs `invalidate` of the app. A service that refuses is told; the connection is removed anyway. */
async function giveBack(
  terminal: Terminal,
  { app, directory }: OpenedApp,
  name: string,
  tracing: boolean,
): Promise<Refused | undefined> {
  let stored: ReturnType<typeof readConnection>
  try {
    stored = readConnection(directory, name)
  } catch (error) {
    const message = sentenceOf(error)
    return refuse(EXIT.problems, { code: 'run/connection', severity: 'error', message })
  }
  const connection = stored && app.connections.get(stored.connection)
  if (!stored || !connection) return undefined
  const performed = await invalidateConnection(connection, stored.data, app, {
    target: { kind: 'live' },
    redactor: openRedactor(terminal, connectionSecrets(connection, stored.data)),
    tracing,
    signal: terminal.signal,
    surroundings: { now: terminal.now },
  })
  if (!performed) {
    terminal.stderr.write(`${connection.label} has no invalidate: the service keeps its tokens.\n`)
    return undefined
  }
  if (performed.interrupted) return refuse(EXIT.interrupted)
  tellRun(terminal, { app, against: 'live' }, performed, [])
  return undefined
}
