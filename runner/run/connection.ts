// Which connection a run uses: the environment's, a stored one, or one for demonstration.
import { reviveDates, type Stored } from '../engine/index.ts'
import { environmentName, readConnection, type StoredConnection } from '../io/index.ts'
import { type Parameter, parameterList } from '../parameters/index.ts'
import type { App, Component, Connection } from '../spec/index.ts'
import { isRecord, own, type Problem, setOwn } from '../text/index.ts'

/** A connection ready for use. */
export interface Chosen {
  readonly data: Readonly<Record<string, unknown>>
  /** Values that must not be shown anywhere. */
  readonly secrets: readonly unknown[]
  readonly from: 'none' | 'environment' | 'stored' | 'demonstration'
  /** Name under which it is stored, or where it comes from. */
  readonly name: string
  /** The user at the service, where the connection told. */
  readonly uid?: unknown
  /** The file it was read from, as it is kept. */
  readonly stored?: StoredConnection
}

/** Names of saved data that are kept out of sight although no parameter declares them secret. */
export const SECRET_NAME =
  /token|secret|password|pass|key|auth|credential|signature|session|cookie/i

/** The parameters a connection asks for. */
export function connectionParameters(connection: Connection): readonly Parameter[] {
  return parameterList(connection.code.get('params')?.value).filter(
    (parameter) => typeof parameter !== 'string',
  )
}

/** The values of a connection that are secret: password parameters and saved tokens. */
export function secretsOf(
  connection: Connection,
  data: Readonly<Record<string, unknown>>,
): readonly unknown[] {
  const passwords = new Set(
    connectionParameters(connection)
      .filter((parameter) => parameter.type === 'password')
      .map((parameter) => parameter.name),
  )
  return secretValues(data, (name) => passwords.has(name) || SECRET_NAME.test(name))
}

/** The members of a collection, at any depth, whose names are secret. */
export function secretValues(value: unknown, isSecret: (name: string) => boolean): unknown[] {
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    if (isRecord(member)) return secretValues(member, isSecret)
    return isSecret(name) || looksSecret(member) ? [member] : []
  })
}

/** Long texts of letters and digits without blanks are tokens more often than anything else. */
function looksSecret(value: unknown): boolean {
  if (typeof value !== 'string' || value.length < 8 || /[\s@]|:\/\//.test(value)) return false
  return /\d/.test(value) && /[a-z]/i.test(value) && !/^\d{4}-\d\d-\d\dT/.test(value)
}

/** The connection component that a module, an RPC or a webhook names; undefined when it names none. */
export function connectionOf(app: App, component: Component): Connection | undefined {
  const name = component.connection ?? component.altConnection
  return name === undefined ? undefined : app.connections.get(name)
}

/** Values of a connection's parameters that stand in the environment. */
export function fromEnvironment(
  connection: Connection,
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const parameter of connectionParameters(connection)) {
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
}

/**
 * The connection for a component, or the problem that there is none. A stored connection is taken
 * under the name of its component unless another name is given. Throws when its file is damaged.
 */
export function chooseConnection(
  app: App,
  component: Component,
  choosing: Choosing,
): Chosen | Problem {
  const connection = connectionOf(app, component)
  if (!connection) return { data: {}, secrets: [], from: 'none', name: 'none' }
  if (choosing.name === undefined) {
    const values = fromEnvironment(connection, choosing.environment)
    const needed = connectionParameters(connection).filter((one) => one.required === true)
    if (needed.length > 0 && needed.every((one) => one.name !== undefined && one.name in values)) {
      const secrets = secretsOf(connection, values)
      return { data: values, secrets, from: 'environment', name: 'environment' }
    }
  }
  const name = choosing.name ?? connection.name
  const stored = readConnection(choosing.directory, name)
  if (stored && stored.connection === connection.name) {
    return {
      data: revived(stored.data),
      secrets: secretsOf(connection, stored.data),
      from: 'stored',
      name,
      stored,
      ...(stored.uid === undefined ? {} : { uid: stored.uid }),
    }
  }
  if (stored) return wrongKind(name, stored, connection)
  if (choosing.name === undefined && choosing.demonstration) return demonstration(connection)
  return noConnection(name, connection)
}

/** Saved data as the app saved it: dates are dates again. */
function revived(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return reviveDates(data) as Readonly<Record<string, unknown>>
}

/** Values that any embedded portal accepts: for the parameters, and for what the app would save. */
export function demonstration(connection: Connection): Chosen {
  const data: Record<string, unknown> = {}
  for (const name of savedNames(connection.code.get('communication')?.value)) {
    setOwn(data, name, `demonstration-${name}`)
  }
  for (const { name, type, default: usual } of connectionParameters(connection)) {
    if (name === undefined) continue
    data[name] = usual ?? (type === 'number' ? 1 : `demonstration-${name}`)
  }
  const secrets = secretsOf(connection, data)
  return { data, secrets, from: 'demonstration', name: 'demonstration' }
}

/** The names that any `response.data` of a communication saves. */
function savedNames(written: unknown): string[] {
  if (Array.isArray(written)) return written.flatMap(savedNames)
  if (!isRecord(written)) return []
  return Object.entries(written).flatMap(([name, member]) => {
    const saved = name === 'response' ? own(member, 'data') : undefined
    return [...(isRecord(saved) ? Object.keys(saved) : []), ...savedNames(member)]
  })
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
  const variables = connectionParameters(connection)
    .filter((parameter) => parameter.required === true && parameter.name !== undefined)
    .map((parameter) => environmentName(parameter.name ?? ''))
  return {
    code: 'run/no-connection',
    severity: 'error',
    message: `There is no connection "${name}" for ${connection.label}.`,
    remedy: `run dryrun connect${name === connection.name ? '' : ` --name ${name}`}, or set ${variables.join(', ') || 'its values in the environment'}`,
  }
}

function wrongKind(name: string, stored: StoredConnection, connection: Connection): Problem {
  return {
    code: 'run/no-connection',
    severity: 'error',
    message: `The stored connection "${name}" belongs to ${stored.connection}, but ${connection.name} is needed.`,
    remedy: 'name another one with --connection, or run dryrun connect',
  }
}
