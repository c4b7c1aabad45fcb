// Makes, checks and forgets connections for the page: keys go in, and never come back out.
import {
  connectionSecrets,
  judgeDialog,
  judgingOf,
  signsWithOAuth1,
  type Values,
} from '../operation/index.ts'
import type { ConnectAsked, ConnectLine } from '../page/wire.ts'
import {
  CONNECTION_NAME,
  checkConnection,
  connectOAuth,
  type OwnWorld,
  openLanding,
  type Performed,
  readConnection,
  toStore,
  writeConnection,
} from '../run/index.ts'
import type { Connection } from '../spec/index.ts'
import { hasErrors } from '../text/index.ts'
import { createRedactor } from '../trace/index.ts'
import type { Aim, Desk, Page } from './desk.ts'
import { componentOf } from './facts.ts'
import type { Write } from './route.ts'
import { sentenceOf, toldOf } from './told.ts'

/** Milliseconds a person has for signing in. */
const PATIENCE = 300_000

/** Checks a connection with its own request, or signs in, and stores it where that goes well. */
export async function connectFor(
  desk: Desk,
  page: Page,
  asked: ConnectAsked,
  write: Write<ConnectLine>,
  signal: AbortSignal,
): Promise<void> {
  const connection = componentOf(desk, 'connection', asked.connection) as Connection
  if (!CONNECTION_NAME.test(asked.name)) {
    const message = 'A name is made of letters, digits, dots, dashes and underscores; 64 at most.'
    return write({ line: 'refused', message })
  }
  const { timezone, now, directory } = desk.options
  const judged = judgeDialog(asked.values, judgingOf(connection, { timezone, now }))
  const redactor = createRedactor(connectionSecrets(connection, judged.bundle))
  if (hasErrors(judged.problems)) {
    const problems = judged.problems.map((one) => toldOf(one, redactor))
    return write({ line: 'refused', message: 'Something is missing.', problems })
  }
  const aim = await desk.aimOf(page)
  if ('why' in aim) return write({ line: 'refused', message: aim.why })
  const world: OwnWorld = {
    target: targetOf(connection, aim),
    redactor,
    signal,
    send: aim.send,
    surroundings: { now, timezone },
  }
  const performed = await performedOr(() =>
    made(desk, connection, judged.bundle, aim, world, write),
  )
  if (typeof performed === 'string') {
    return write({ line: 'refused', message: redactor.text(performed) })
  }
  if (performed.error || performed.interrupted) {
    const message = performed.error?.message ?? 'Interrupted.'
    return write({ line: 'refused', message: `Nothing was stored. ${redactor.text(message)}` })
  }
  const stored = toStore(connection, judged.bundle, performed.stored)
  writeConnection(directory, asked.name, stored)
  page.connections.set(connection.name, asked.name)
  const note =
    aim.against === 'fake'
      ? 'The embedded portal takes any key; only the service checks it.'
      : undefined
  write({ line: 'stored', name: asked.name, ...(note === undefined ? {} : { note }) })
}

/** A sign-in has addresses beside the base: those on this machine, unless the target is the service. */
function targetOf({ type }: Connection, { target }: Aim): OwnWorld['target'] {
  return type === 'oauth' && target.kind === 'instead' ? { kind: 'loopback' } : target
}

async function performedOr(work: () => Promise<Performed>): Promise<Performed | string> {
  try {
    return await work()
  } catch (error) {
    return sentenceOf(error)
  }
}

async function made(
  desk: Desk,
  connection: Connection,
  values: Values,
  aim: Aim,
  world: OwnWorld,
  write: Write<ConnectLine>,
): Promise<Performed> {
  const { app } = desk.current()
  if (connection.type !== 'oauth') return checkConnection(app, connection.name, values, world)
  const landing = await openLanding({
    patience: PATIENCE,
    protocol: signsWithOAuth1(connection) ? 'oauth1' : 'oauth2',
    mayLeave: aim.target.kind === 'live' && aim.send === undefined,
    show: (url) => write({ line: 'open', url }),
    // a request that is no callback says nothing to the person
    refused: () => {},
  })
  try {
    return await connectOAuth(connection, values, landing, app, world)
  } finally {
    await landing.close()
  }
}

/** Checks a stored connection with its own request; what came of it in one sentence. */
export async function checkStored(
  desk: Desk,
  page: Page,
  name: string,
  stored: string,
): Promise<string> {
  const connection = componentOf(desk, 'connection', name) as Connection
  if (connection.type === 'oauth') return 'A sign-in is checked by the first run that uses it.'
  const aim = await desk.aimOf(page)
  if ('why' in aim) return aim.why
  const { directory, now, timezone } = desk.options
  const kept = readConnection(directory, stored)
  if (!kept) return `There is no connection "${stored}".`
  const redactor = createRedactor(connectionSecrets(connection, kept.data))
  const world: OwnWorld = {
    target: aim.target,
    redactor,
    send: aim.send,
    surroundings: { now, timezone },
  }
  const performed = await performedOr(() =>
    checkConnection(desk.current().app, connection.name, kept.data, world),
  )
  if (typeof performed === 'string') return redactor.text(performed)
  const { error } = performed
  return error
    ? `The check failed: ${redactor.text(error.message)}`
    : `${stored} works at ${aim.name}.`
}
