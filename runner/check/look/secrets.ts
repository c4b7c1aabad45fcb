// Which values of an app are secrets, and which paths of `log.sanitize` hide them.
import type { App } from '../../spec/index.ts'
import { own } from '../../text/index.ts'
import { fieldsOf, parametersOf, textIn } from './fields.ts'
import type { WrittenRequest } from './requests.ts'

const SECRET_TYPES = new Set(['password', 'cert', 'pkey'])
const SECRET_NAME =
  /token|secret|passw|(api|access|auth|client|app)[_-]?key|credential|private|signature|^key$/i

/** True for a name that people give to secrets. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name)
}

/** The members of `connection` that are secrets: password fields of any connection, and telling names. */
export function secretsOfConnections(app: App): (name: string) => boolean {
  const fields = [...app.connections.values()].flatMap((one) => fieldsOf(one.code.get('params')))
  const declared = new Map(fields.map((one) => [textIn(one, 'name'), textIn(one, 'type')]))
  return (name) => SECRET_TYPES.has(declared.get(name) ?? '') || isSecretName(name)
}

/** The members of `parameters` that are secrets where the request stands. */
export function secretsOfParameters({ component }: WrittenRequest): (name: string) => boolean {
  const fields = parametersOf(component)
  const typed = new Set(
    fields.filter((one) => SECRET_TYPES.has(textIn(one, 'type'))).map((one) => textIn(one, 'name')),
  )
  const isConnection = component.kind === 'connection'
  return (name) => typed.has(name) || (isConnection && isSecretName(name))
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
