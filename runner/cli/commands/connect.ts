// dryrun connect: checks a connection with its own request, and only then stores it.
import { relative } from 'node:path'
import { describe } from '../../parameters/index.ts'
import {
  CONNECTION_NAME,
  checkConnection,
  connectionParameters,
  environmentName,
  fromEnvironment,
  removeConnection,
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
import { findComponent, type OpenedApp, openedApp, openNamed } from '../open.ts'
import { createProgress } from '../progress.ts'
import { end, isRefused, misused, type Refused, refuse, tell } from '../refusal.ts'
import { exitOf, tellRun } from '../result.ts'
import { type Aim, openAim } from '../target.ts'

export async function run(context: Context): Promise<ExitCode> {
  const opened = openedApp(context)
  if (isRefused(opened)) return end(context, opened)
  const connection = connectionToUse(context, opened.app)
  if (isSet(context, 'forget')) return forget(context, opened, connection)
  if (isRefused(connection)) return end(context, connection)
  const sound = openNamed(opened, connection)
  if (isRefused(sound)) return end(context, sound)
  const name = textOption(context, 'name') ?? connection.name
  if (!CONNECTION_NAME.test(name)) return end(context, wrongName(name))
  if (connection.type === 'oauth') return end(context, oauth(connection))
  const values = await valuesFor(context, connection)
  if (values === undefined) return EXIT.interrupted
  if (isRefused(values)) return end(context, values)
  const aim = await openAim(context, opened)
  if (isRefused(aim)) return end(context, aim)
  try {
    return await check(context, { opened, connection, name, values, aim })
  } finally {
    await aim.close()
  }
}

interface Candidate {
  readonly opened: OpenedApp
  readonly connection: Connection
  readonly name: string
  readonly values: Values
  readonly aim: Aim
}

async function check(context: Context, candidate: Candidate): Promise<ExitCode> {
  const { opened, connection, name, values, aim } = candidate
  const { stdout, stderr } = context
  if (!aim.isLocal) stderr.write(`The key goes to ${stderr.paint.strong(aim.name)}.\n`)
  const progress = createProgress(stderr)
  const performed = await checkConnection(connection, values, {
    app: opened.app,
    target: aim.target,
    redactor: createRedactor(secretsOf(connection, values)),
    signal: context.signal,
    surroundings: { now: context.now },
    watch: progress.watch,
  })
  tellRun(context, opened.app, performed, progress.takeWarnings())
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

/** Removes a stored connection, by the name it is stored under or that of its component. */
function forget(
  context: Context,
  { directory }: OpenedApp,
  connection: Connection | Refused,
): ExitCode {
  const [written] = context.arguments
  const component = isRefused(connection) ? undefined : connection.name
  const name = textOption(context, 'name') ?? component ?? written
  if (name === undefined) return isRefused(connection) ? end(context, connection) : EXIT.usage
  if (!CONNECTION_NAME.test(name)) return end(context, wrongName(name))
  const existed = removeConnection(directory, name)
  const text = existed ? `Removed the connection "${name}".` : `There is no connection "${name}".`
  context.stdout.write(`${text}\n`)
  return EXIT.done
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
  const { askField } = await import('../ask.ts')
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

function oauth({ label }: Connection): Refused {
  return refuse(EXIT.problems, {
    code: 'run/oauth',
    severity: 'error',
    message: `${label} signs in with OAuth 2, which needs a browser; dryrun connect cannot do that yet.`,
    remedy: 'use a connection of type basic',
  })
}

function wrongName(name: string): Refused {
  const remedy = 'use letters, digits, dots, dashes and underscores, at most 64'
  return misused('usage/connection', `"${name}" is no name for a connection.`, remedy)
}
