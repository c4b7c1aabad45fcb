// dryrun connect --forget: removes a stored connection; with --against live its tokens are given back first.
import {
  CONNECTION_NAME,
  invalidateConnection,
  readConnection,
  removeConnection,
  secretsOf,
} from '../../run/index.ts'
import type { Connection } from '../../spec/index.ts'
import { createRedactor } from '../../trace/index.ts'
import { type Context, isSet, textOption } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { tellRun } from '../print/result.ts'
import type { OpenedApp } from '../session/open-app.ts'
import { end, isRefused, type Refused, refuse, sentenceOf } from '../terminal/refusal.ts'
import { wrongName } from '../wish/connection-name.ts'

/** Removes a stored connection, by the name it is stored under or that of its component. */
export async function forget(
  context: Context,
  opened: OpenedApp,
  connection: Connection | Refused,
): Promise<ExitCode> {
  const [written] = context.arguments
  const component = isRefused(connection) ? undefined : connection.name
  const name = textOption(context, 'name') ?? component ?? written
  if (name === undefined) return isRefused(connection) ? end(context, connection) : EXIT.usage
  if (!CONNECTION_NAME.test(name)) return end(context, wrongName(name))
  if (textOption(context, 'against') === 'live') {
    const refused = await giveBack(context, opened, name)
    if (refused) return end(context, refused)
  }
  const existed = removeConnection(opened.directory, name)
  const text = existed ? `Removed the connection "${name}".` : `There is no connection "${name}".`
  context.stdout.write(`${text}\n`)
  return EXIT.done
}

/** Runs `invalidate` of the app. A service that refuses is told; the connection is removed anyway. */
async function giveBack(
  context: Context,
  { app, directory }: OpenedApp,
  name: string,
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
  const performed = await invalidateConnection(connection, stored.data, {
    app,
    target: { kind: 'live' },
    redactor: createRedactor(secretsOf(connection, stored.data)),
    tracing: isSet(context, 'trace'),
    signal: context.signal,
    surroundings: { now: context.now },
  })
  if (!performed) {
    context.stderr.write(`${connection.label} has no invalidate: the service keeps its tokens.\n`)
    return undefined
  }
  if (performed.interrupted) return refuse(EXIT.interrupted)
  tellRun(context, app, performed, [])
  return undefined
}
