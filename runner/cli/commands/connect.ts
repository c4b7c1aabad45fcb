// dryrun connect: checks a connection with its own request, and only then stores it.
import { relative } from 'node:path'
import { describe } from '../../parameters/index.ts'
import {
  type Circumstances,
  CONNECTION_NAME,
  checkConnection,
  connectionParameters,
  environmentName,
  fromEnvironment,
  secretsOf,
  toStore,
  writeConnection,
} from '../../run/index.ts'
import type { App, Connection } from '../../spec/index.ts'
import { hasErrors } from '../../text/index.ts'
import { createRedactor } from '../../trace/index.ts'
import { type Context, canAsk, isSet, textOption } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import {
  drawable,
  type Judging,
  prepare,
  prepareWithDefaults,
  type Values,
} from '../inputs/prepare.ts'
import { exitOf, tellRun } from '../print/result.ts'
import { type Answering, openAnswering, unusedAnswers } from '../session/answering.ts'
import { findComponent, type OpenedApp, openedApp, openNamed } from '../session/open-app.ts'
import { aimAtThisMachine } from '../session/target.ts'
import { createProgress, type Progress } from '../terminal/progress.ts'
import { end, isRefused, misused, type Refused, refuse, tell } from '../terminal/refusal.ts'
import { wrongName } from '../wish/connection-name.ts'

export async function run(context: Context): Promise<ExitCode> {
  const opened = openedApp(context)
  if (isRefused(opened)) return end(context, opened)
  const connection = connectionToUse(context, opened.app)
  if (isSet(context, 'forget')) {
    const { forget } = await import('../connecting/forget.ts')
    return forget(context, opened, connection)
  }
  if (isRefused(connection)) return end(context, connection)
  const sound = openNamed(opened, connection)
  if (isRefused(sound)) return end(context, sound)
  const name = textOption(context, 'name') ?? connection.name
  if (!CONNECTION_NAME.test(name)) return end(context, wrongName(name))
  const values = await valuesFor(context, connection)
  if (values === undefined) return EXIT.interrupted
  if (isRefused(values)) return end(context, values)
  const answering = await answeringFor(context, opened, connection)
  if (isRefused(answering)) return end(context, answering)
  try {
    return await check(context, { opened, connection, name, values, answering })
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
  context: Context,
  opened: OpenedApp,
  connection: Connection,
): Promise<Answering | Refused> {
  const isTold = ['against', 'answers'].some((name) => textOption(context, name) !== undefined)
  if (connection.type !== 'oauth' || isTold) return openAnswering(context, opened)
  return { aim: aimAtThisMachine('this machine'), takeNotes: () => [] }
}

async function check(context: Context, candidate: Candidate): Promise<ExitCode> {
  const { opened, connection, name, values, answering } = candidate
  const { aim } = answering
  const { stdout, stderr } = context
  if (!aim.isLocal) stderr.write(`The key goes to ${stderr.paint.strong(aim.name)}.\n`)
  const progress = createProgress(stderr)
  const circumstances = circumstancesOf(context, candidate, progress)
  const performed =
    connection.type === 'oauth'
      ? await (await import('../connecting/oauth.ts')).signIn(
          context,
          connection,
          values,
          circumstances,
          answering.canned,
        )
      : await checkConnection(connection, values, circumstances)
  if (isRefused(performed)) {
    stderr.write('Nothing was stored.\n')
    return end(context, performed)
  }
  const notes = [...answering.takeNotes(), ...unusedAnswers(answering)]
  const told = [...progress.takeWarnings(), ...notes].map((one) => ({
    ...one,
    message: circumstances.redactor.text(one.message),
  }))
  tellRun(context, opened.app, performed, told)
  if (performed.error || performed.interrupted) {
    stderr.write('Nothing was stored.\n')
    return exitOf(performed)
  }
  const stored = toStore(connection, values, performed.stored)
  const path = relative(context.directory, writeConnection(opened.directory, name, stored))
  stdout.write(`Stored the connection "${name}" in ${path}, readable by you only.\n`)
  if (aim.against === 'fake') {
    stderr.write('The embedded portal takes any key; --against live checks it at the service.\n')
  }
  return EXIT.done
}

function circumstancesOf(
  context: Context,
  { opened, connection, values, answering }: Candidate,
  progress: Progress,
): Circumstances {
  const { aim } = answering
  return {
    app: opened.app,
    target: aim.target,
    redactor: createRedactor(secretsOf(connection, values)),
    tracing: isSet(context, 'trace'),
    signal: context.signal,
    surroundings: { now: context.now },
    watch: progress.watch,
    ...(aim.send ? { send: aim.send } : {}),
  }
}

/** The connection that is named, or the only one of the app. */
function connectionToUse(context: Context, app: App): Connection | Refused {
  const [written] = context.arguments
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
  context: Context,
  connection: Connection,
): Promise<Values | Refused | undefined> {
  const parameters = connectionParameters(connection)
  const fields = describe(parameters)
  const judging: Judging = { parameters, fields, timezone: 'UTC', now: context.now() }
  const given = fromEnvironment(connection, context.environment)
  const asked = canAsk(context) ? await askRest(context, judging, given) : given
  if (asked === undefined) return undefined
  const { bundle, problems } = prepareWithDefaults(asked, judging)
  const missing = problems.filter(({ code }) => code === 'parameters/missing')
  if (missing.length > 0) {
    const names = missing.map(({ path = '' }) => environmentName(path)).join(', ')
    const message = `${connection.label} needs ${missing.map(({ path }) => path).join(', ')}.`
    return misused('usage/no-values', message, `set ${names}, or run dryrun connect in a terminal`)
  }
  if (hasErrors(problems)) return refuse(EXIT.problems, ...drawable(problems, 1, 1))
  tell(context, drawable(problems, 1, 1))
  return bundle
}

/** Asks for every field that the environment does not give, as the dialog of Make shows them. */
async function askRest(
  context: Context,
  judging: Judging,
  given: Values,
): Promise<Values | undefined> {
  const { askField } = await import('../terminal/ask.ts')
  let values = given
  for (const field of judging.fields) {
    const isOpen = field.depth === 0 && !field.advanced && !Object.hasOwn(values, field.path)
    if (!isOpen || field.revealedBy) continue
    const check = (value: unknown): string | undefined =>
      prepare({ ...values, [field.path]: value }, judging).problems.find(
        ({ path, severity }) => path === field.path && severity === 'error',
      )?.message
    const answer = await askField(context, field, { choices: field.choices ?? [] }, check)
    if ('cancelled' in answer) return undefined
    if (answer.value !== undefined) values = { ...values, [field.path]: answer.value }
  }
  return values
}
