// Which connection a run uses: the environment's, a stored one, or one for demonstration.

import { reviveDates, type Stored } from '../engine/index.ts'
import { environmentName, readConnection, type StoredConnection } from '../io/index.ts'
import { connectionSecrets, connectionsOf, declaredFieldsOf } from '../operation/index.ts'
import type { App, Component, Connection } from '../spec/index.ts'
import { isRecord, type Problem, setOwn } from '../text/index.ts'
import type { Chosen } from './chosen.ts'
import { demonstration, savedNames } from './demonstration.ts'

/** Values of a connection's parameters that stand in the environment. */
export function fromEnvironment(
  connection: Connection,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const parameter of declaredFieldsOf(connection)) {
    if (parameter.name === undefined) continue
    const value = environment[environmentName(parameter.name)]
    if (value !== undefined && value !== '') values[parameter.name] = value
  }
  return values
}

/** How to choose: a name the user gave, the environment, and whether a demonstration may stand in. */
export interface Choosing {
  readonly directory: string
  readonly name?: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly demonstration: boolean
  /** False where what is stored is held back: nobody said where requests go. */
  readonly stored?: boolean
}

/**
 * The connection for a component, or the problem that there is none. The environment is taken where
 * it has all that is required, else a stored connection: under the name of its component unless
 * another name is given. Throws when its file is damaged.
 */
export function chooseConnection(
  app: App,
  component: Component,
  choosing: Choosing,
): Chosen | Problem {
  const connections = connectionsOf(app, component)
  const [first] = connections
  if (!first) return { data: {}, secrets: [], from: 'none', name: 'none' }
  const { name, directory, environment } = choosing
  const told = connections.map((connection) => environmentOf(connection, environment))
  if (name === undefined) {
    const complete = told.find(
      ({ given, missing, signsIn }) => given.length > 0 && missing.length === 0 && !signsIn,
    )
    if (complete) return complete.chosen
  }
  const [stored] = storedOf(connections, directory, name)
  if (stored && choosing.stored !== false) return stored
  if (stored && name !== undefined) return heldBack(name)
  for (const kept of name === undefined ? connections.map((one) => one.name) : [name]) {
    const other = readConnection(directory, kept)
    if (other && !stored) return wrongKind(kept, other, connections)
  }
  if (name !== undefined) return noConnection(name, first)
  const begun = told.find(({ given, signsIn }) => given.length > 0 && !signsIn)
  if (begun) return incomplete(begun)
  if (!choosing.demonstration) return noConnection(first.name, first)
  return { ...demonstration(first, app), ...(stored ? { heldBack: stored.name } : {}) }
}

/** What the environment says of a connection. */
interface Told {
  readonly chosen: Chosen
  /** Names of the variables that are set, and of those that are needed, too. */
  readonly given: readonly string[]
  readonly missing: readonly string[]
  /** True where tokens are needed, which only a sign-in saves. */
  readonly signsIn: boolean
}

/** Fields that are not set have the default with which the dialog of the connection opens. */
function environmentOf(connection: Connection, environment: Choosing['environment']): Told {
  const values = fromEnvironment(connection, environment)
  const given = Object.keys(values).map(environmentName)
  const missing: string[] = []
  for (const { name, default: usual, required } of declaredFieldsOf(connection)) {
    if (name === undefined || Object.hasOwn(values, name)) continue
    if (usual !== undefined && usual !== null) setOwn(values, name, usual)
    else if (required === true) missing.push(environmentName(name))
  }
  const secrets = connectionSecrets(connection, values)
  const chosen: Chosen = {
    data: values,
    secrets,
    from: 'environment',
    connection,
    name: 'environment',
  }
  const code = connection.code.get('communication')?.value
  const signsIn = connection.type === 'oauth' && savedNames(code).length > 0
  return { chosen, given, missing, signsIn }
}

/** The stored connections of a name, or of the names of the components; those of others are left out. */
function* storedOf(
  connections: readonly Connection[],
  directory: string,
  wanted: string | undefined,
): Generator<Chosen> {
  for (const connection of connections) {
    const name = wanted ?? connection.name
    const stored = readConnection(directory, name)
    if (stored?.connection !== connection.name) continue
    yield {
      data: revived(stored.data),
      secrets: connectionSecrets(connection, stored.data),
      from: 'stored',
      connection,
      name,
      stored,
      ...(stored.uid === undefined ? {} : { uid: stored.uid }),
    }
  }
}

function incomplete({ given, missing, chosen }: Told): Problem {
  const are = given.length === 1 ? 'is' : 'are'
  const needed = missing.join(', ')
  return {
    code: 'run/no-connection',
    severity: 'error',
    message: `${given.join(', ')} ${are} set, but ${chosen.connection?.label ?? 'the connection'} also needs ${needed}.`,
    remedy: `set ${needed}, too`,
  }
}

/** Saved data as the app saved it: dates are dates again. */
function revived(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return reviveDates(data) as Readonly<Record<string, unknown>>
}

/** What a stored connection holds: its parameters, and over them what `data` saved. */
export function toStore(
  connection: Connection,
  parameters: Readonly<Record<string, unknown>>,
  stored: Stored,
): StoredConnection {
  return {
    connection: connection.name,
    data: { ...parameters, ...(isRecord(stored.data) ? stored.data : {}) },
    ...(stored.metadata === undefined ? {} : { metadata: stored.metadata }),
    ...(stored.uid === undefined ? {} : { uid: stored.uid }),
    ...(stored.expires === undefined ? {} : { expires: stored.expires }),
  }
}

function noConnection(name: string, connection: Connection): Problem {
  const variables = declaredFieldsOf(connection)
    .filter((parameter) => parameter.required === true && parameter.name !== undefined)
    .map((parameter) => environmentName(parameter.name ?? ''))
  return {
    code: 'run/no-connection',
    severity: 'error',
    message: `There is no connection "${name}" for ${connection.label}.`,
    remedy: `run dryrun connect${name === connection.name ? '' : ` --name ${name}`}, or set ${variables.join(', ') || 'its values in the environment'}`,
  }
}

/** A key that is stored must not go to an address only because an app names it. */
function heldBack(name: string): Problem {
  return {
    code: 'run/held-back',
    severity: 'error',
    message: `The stored connection "${name}" goes only where --against says.`,
    remedy: 'add --against live, or --against URL for a server under test',
  }
}

function wrongKind(
  name: string,
  stored: StoredConnection,
  connections: readonly Connection[],
): Problem {
  const needed = connections.map((one) => one.name).join(' or ')
  return {
    code: 'run/no-connection',
    severity: 'error',
    message: `The stored connection "${name}" belongs to ${stored.connection}, but ${needed} is needed.`,
    remedy: 'name another one with --connection, or run dryrun connect',
  }
}
