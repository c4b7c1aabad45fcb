// dryrun connect: checks a connection with its own request, and only then stores it.

import { relative } from 'node:path'
import {
  connectionSecrets,
  type Judging,
  judge,
  judgeDialog,
  judgingOf,
  type Values,
} from '../../operation/index.ts'
import {
  CONNECTION_NAME,
  checkConnection,
  environmentName,
  fromEnvironment,
  type OwnWorld,
  toStore,
  writeConnection,
} from '../../run/index.ts'
import type { App, Connection } from '../../spec/index.ts'
import { hasErrors } from '../../text/index.ts'
import type { SignIn } from '../connecting/oauth.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { exitOf, tellRun } from '../print/performed.ts'
import { drawable } from '../print/problems.ts'
import { type Answering, openAnswering, unusedAnswers } from '../session/answering.ts'
import { findComponent, type OpenedApp, openedApp, openNamed } from '../session/open-app.ts'
import { openRedactor } from '../session/session.ts'
import { aimAtThisMachine } from '../session/target.ts'
import { createProgress, type Progress } from '../terminal/progress.ts'
import { isRefused, misused, type Refused, refuse, tell } from '../terminal/refusal.ts'
import { canAsk, type Terminal } from '../terminal/terminal.ts'
import type { Answers } from '../wish/against.ts'
import { wrongName } from '../wish/connection-name.ts'
import type { Typed } from './options.ts'

export interface Wish {
  readonly app: string | undefined
  /** The connection of the app; undefined for the only one. */
  readonly component: string | undefined
  /** The name it is stored under; that of the connection where it is undefined. */
  readonly name: string | undefined
  readonly forget: boolean
  readonly answers: Answers
  readonly signIn: SignIn
  readonly trace: boolean
}

export function read(typed: Typed<'connect'>, component?: string): Wish {
  const { app, name, forget, against, answers, port, wait, open, trace } = typed
  // the embedded portal starts as it was left
  const server = { against, fresh: false, seed: undefined, subscriptions: undefined }
  return {
    app,
    component,
    name,
    forget,
    answers: { server, answers, dry: false },
    signIn: { port, wait, open },
    trace,
  }
}

export async function run(terminal: Terminal, wish: Wish): Promise<ExitCode | Refused> {
  const opened = openedApp(terminal, wish.app)
  if (isRefused(opened)) return opened
  const connection = connectionToUse(wish.component, opened.app)
  if (wish.forget) {
    const { forget } = await import('../connecting/forget.ts')
    const { trace, answers } = wish
    const isLive = answers.server.against === 'live'
    const name = isRefused(connection) ? wish.component : connection.name
    const stored = wish.name ?? name
    if (stored !== undefined) return forget(terminal, opened, stored, { trace, isLive })
  }
  if (isRefused(connection)) return connection
  const sound = openNamed(opened, connection)
  if (isRefused(sound)) return sound
  const name = wish.name ?? connection.name
  if (!CONNECTION_NAME.test(name)) return wrongName(name)
  const values = await valuesFor(terminal, connection)
  if (values === undefined) return EXIT.interrupted
  if (isRefused(values)) return values
  const answering = await answeringFor(terminal, wish.answers, opened, connection)
  if (isRefused(answering)) return answering
  try {
    return await check(terminal, wish, { opened, connection, name, values, answering })
  } finally {
    await answering.aim.close()
  }
}

interface Candidate {
  readonly opened: OpenedApp
  readonly connection: Connection
  readonly name: string
  readonly values: Values
  readonly answering: Answering
}

/** A sign-in has addresses beside the base: those on this machine, unless --against says more. */
async function answeringFor(
  terminal: Terminal,
  wish: Answers,
  opened: OpenedApp,
  connection: Connection,
): Promise<Answering | Refused> {
  const isTold = wish.server.against !== undefined || wish.answers !== undefined
  if (connection.type !== 'oauth' || isTold) return openAnswering(terminal, wish, opened)
  return { aim: aimAtThisMachine('this machine'), takeNotes: () => [] }
}

async function check(
  terminal: Terminal,
  wish: Wish,
  candidate: Candidate,
): Promise<ExitCode | Refused> {
  const { opened, connection, name, values, answering } = candidate
  const { aim } = answering
  const { stdout, stderr } = terminal
  if (!aim.isLocal) stderr.write(`The key goes to ${stderr.paint.strong(aim.name)}.\n`)
  const progress = createProgress(stderr)
  const world = worldOf(terminal, wish, candidate, progress)
  const performed =
    connection.type === 'oauth'
      ? await (await import('../connecting/oauth.ts')).signIn(
          terminal,
          wish.signIn,
          connection,
          values,
          opened.app,
          world,
          answering.canned,
        )
      : await checkConnection(opened.app, connection.name, values, world)
  if (isRefused(performed)) {
    stderr.write('Nothing was stored.\n')
    return performed
  }
  const notes = [...answering.takeNotes(), ...unusedAnswers(answering)]
  const told = [...progress.takeWarnings(), ...notes].map((one) => ({
    ...one,
    message: world.redactor.text(one.message),
  }))
  tellRun(terminal, { app: opened.app, against: aim.against }, performed, told)
  if (performed.error || performed.interrupted) {
    stderr.write('Nothing was stored.\n')
    return exitOf(performed)
  }
  const stored = toStore(connection, values, performed.stored)
  const path = relative(terminal.directory, writeConnection(opened.directory, name, stored))
  stdout.write(`Stored the connection "${name}" in ${path}, readable by you only.\n`)
  if (aim.against === 'local') {
    stderr.write('Runs use it with --against live, or --against URL for a server under test.\n')
  }
  if (aim.against === 'fake') {
    stderr.write('The embedded portal takes any key; --against live checks it at the service.\n')
  }
  return EXIT.done
}

function worldOf(
  terminal: Terminal,
  { trace }: Wish,
  { connection, values, answering }: Candidate,
  progress: Progress,
): OwnWorld {
  const { aim } = answering
  return {
    target: aim.target,
    redactor: openRedactor(terminal, connectionSecrets(connection, values)),
    tracing: trace,
    signal: terminal.signal,
    surroundings: { now: terminal.now },
    watch: progress.watch,
    send: aim.send,
  }
}

/** The connection that is named, or the only one of the app. */
function connectionToUse(written: string | undefined, app: App): Connection | Refused {
  if (written !== undefined) return findComponent(app.connections, written, 'connection')
  const [first, ...others] = app.connections.values()
  if (!first) {
    return misused(
      'usage/no-connection',
      'The app has no connection, so there is nothing to store.',
    )
  }
  if (others.length === 0) return first
  const names = [...app.connections.keys()].join(', ')
  return misused('usage/which-connection', `The app has several connections: ${names}.`, 'name one')
}

/** The values from the environment and, in a terminal, from the person; undefined when they gave up. */
async function valuesFor(
  terminal: Terminal,
  connection: Connection,
): Promise<Values | Refused | undefined> {
  const judging = judgingOf(connection, { now: terminal.now })
  const given = fromEnvironment(connection, terminal.environment)
  const asked = canAsk(terminal) ? await askRest(terminal, judging, given) : given
  if (asked === undefined) return undefined
  const { bundle, problems } = judgeDialog(asked, judging)
  const missing = problems.filter(({ code }) => code === 'parameters/missing')
  if (missing.length > 0) {
    const names = missing.map(({ path = '' }) => environmentName(path)).join(', ')
    const message = `${connection.label} needs ${missing.map(({ path }) => path).join(', ')}.`
    return misused('usage/no-values', message, `set ${names}, or run dryrun connect in a terminal`)
  }
  if (hasErrors(problems)) return refuse(EXIT.problems, ...drawable(problems, 1, 1))
  tell(terminal, drawable(problems, 1, 1))
  return bundle
}

/** Asks for every field that the environment does not give, as the dialog of Make shows them. */
async function askRest(
  terminal: Terminal,
  judging: Judging,
  given: Values,
): Promise<Values | undefined> {
  const { askField } = await import('../terminal/ask.ts')
  let values = given
  for (const field of judging.fields) {
    const isOpen = field.depth === 0 && !field.advanced && !Object.hasOwn(values, field.path)
    if (!isOpen || field.revealedBy) continue
    const check = (value: unknown): string | undefined =>
      judge({ ...values, [field.path]: value }, judging).problems.find(
        ({ path, severity }) => path === field.path && severity === 'error',
      )?.message
    const answer = await askField(terminal, field, { choices: field.choices ?? [] }, check)
    if ('cancelled' in answer) return undefined
    if (answer.value !== undefined) values = { ...values, [field.path]: answer.value }
  }
  return values
}
