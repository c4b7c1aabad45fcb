// Everything a run must keep out of sight: of its connection, its fields, its log, its signatures.
import { type Setting, signingSecrets } from '../engine/index.ts'
import { type Description, describe, isSecretType, SECRET_NAME } from '../parameters/index.ts'
import type { App, Component, Connection, Placed } from '../spec/index.ts'
import { isRecord, own } from '../text/index.ts'
import { sanitizedExpressions } from '../trace/index.ts'
import type { Circumstances, Connected, Inputs, Values } from './circumstances.ts'
import { connectedPart, connectionOf } from './components.ts'
import { fieldsOf } from './fields.ts'

/** The values that stand in secret fields, in items of lists, too. */
export function secretFieldValues(parameters: readonly unknown[], values: unknown): unknown[] {
  return describe(parameters)
    .filter(isSecret)
    .flatMap(({ path }) => valuesAt(values, path.match(/\[\]|[^.[\]]+/g) ?? []))
}

function isSecret({ type }: Pick<Description, 'type'>): boolean {
  return isSecretType(type)
}

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return value === undefined || value === null ? [] : [value]
  if (step === '[]') return Array.isArray(value) ? value.flatMap((one) => valuesAt(one, rest)) : []
  return isRecord(value) ? valuesAt(own(value, step), rest) : []
}

/** The values of a connection that are secret: its secret fields, and saved tokens. */
export function connectionSecrets(connection: Connection | undefined, data: Values): unknown[] {
  const fields = connection ? describe(fieldsOf(connection)).filter(isSecret) : []
  const names = new Set(fields.map(({ path }) => path))
  return secretMembers(data, (name) => names.has(name) || SECRET_NAME.test(name))
}

/** The members of a collection, at any depth, whose names are secret or whose values look so. */
export function secretMembers(value: unknown, isSecretName: (name: string) => boolean): unknown[] {
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    if (isRecord(member)) return secretMembers(member, isSecretName)
    return isSecretName(name) || looksSecret(member) ? [member] : []
  })
}

/** Long texts of letters and digits without blanks are tokens more often than anything else. */
function looksSecret(value: unknown): boolean {
  if (typeof value !== 'string' || value.length < 8 || /[\s@]|:\/\//.test(value)) return false
  return /\d/.test(value) && /[a-z]/i.test(value) && !/^\d{4}-\d\d-\d\dT/.test(value)
}

/** The paths that `log.sanitize` of requests names. */
export function sanitizePaths(requests: readonly Placed[]): string[] {
  return requests.flatMap(({ value: { log } }) => {
    const paths = own(log, 'sanitize')
    return isRecord(log) && Array.isArray(paths) ? paths.map(String) : []
  })
}

/** All secrets that are known before the first request of a component. */
export function secretsOf(
  component: Component,
  requests: readonly Placed[],
  { parameters }: Inputs,
  { app, connection }: Circumstances,
  setting: Setting,
): readonly unknown[] {
  const isConnection = component.kind === 'connection'
  return [
    ...(isConnection
      ? connectionSecrets(component as Connection, parameters)
      : connectionSecrets(usedConnection(app, component, connection), connection?.data ?? {})),
    ...secretFieldValues(fieldsOf(component), parameters),
    ...sanitizedExpressions(sanitizePaths(requests), setting.scope),
    ...signingSecrets(requests, setting.scope, setting.connectionOAuth),
  ]
}

/** The connection whose data a component gets. */
function usedConnection(
  app: App,
  component: Component,
  connected: Connected | undefined,
): Connection | undefined {
  const named = connected?.name === undefined ? undefined : app.connections.get(connected.name)
  return named ?? connectionOf(app, connectedPart(app, component))
}
