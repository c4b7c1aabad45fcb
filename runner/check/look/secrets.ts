// Which values of an app are secrets, and which paths of `log.sanitize` hide them.
import { isSecretType, SECRET_NAME } from '../../parameters/index.ts'
import type { App } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { fieldsOf, parametersOf, textIn } from './fields.ts'
import type { WrittenRequest } from './requests.ts'

/** The members of `connection` that are secrets: by the type of a field of any connection, or by their name. */
export function secretsOfConnections(app: App): (name: string) => boolean {
  const fields = [...app.connections.values()].flatMap((one) => fieldsOf(one.code.get('params')))
  const declared = new Map(fields.map((one) => [textIn(one, 'name'), textIn(one, 'type')]))
  return (name) => isSecretType(declared.get(name) ?? '') || SECRET_NAME.test(name)
}

/** The members of `parameters` that are secrets where the request stands. */
export function secretsOfParameters({ component }: WrittenRequest): (name: string) => boolean {
  const fields = parametersOf(component)
  const typed = new Set(
    fields.filter((one) => isSecretType(textIn(one, 'type'))).map((one) => textIn(one, 'name')),
  )
  const isConnection = component.kind === 'connection'
  return (name) => typed.has(name) || (isConnection && SECRET_NAME.test(name))
}

/** The paths a request hides, without what stands in angle brackets; header names in lower case. */
export function sanitized(value: unknown): string[] {
  const paths = own(own(value, 'log'), 'sanitize')
  if (!Array.isArray(paths)) return []
  return paths.filter((path) => typeof path === 'string').map(folded)
}

/** A path as it is compared: header names know no case. */
export function folded(path: string): string {
  const plain = path.replace(/<.*>$/, '').replaceAll('`', '')
  return /^(request|response)\.headers\./i.test(plain) ? plain.toLowerCase() : plain
}
