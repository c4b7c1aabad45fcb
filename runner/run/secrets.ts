// What a connection asks for, and which of its values must not be shown anywhere.
import { type Parameter, parameterList, SECRET_NAME } from '../parameters/index.ts'
import type { Connection } from '../spec/index.ts'
import { isRecord } from '../text/index.ts'

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
