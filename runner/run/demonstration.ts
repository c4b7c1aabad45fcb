// A connection nobody made: values with which a run can be tried before there is a real one.

import { connectionSecrets, declaredFieldsOf } from '../operation/index.ts'
import type { App, Component, Connection } from '../spec/index.ts'
import { isRecord, own, setOwn, stringOf } from '../text/index.ts'
import type { Chosen } from './chosen.ts'

/**
 * Values that any embedded portal accepts: for the parameters, and for what the app would save. What
 * the app begins an address with is an address that leads nowhere.
 */
export function demonstration(connection: Connection, app?: App): Chosen {
  const data: Record<string, unknown> = {}
  const addresses = app ? namesThatBeginAddresses(app) : new Set()
  const invented = (name: string): string =>
    addresses.has(name)
      ? `https://demonstration-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example`
      : `demonstration-${name}`
  for (const name of savedNames(connection.code.get('communication')?.value)) {
    setOwn(data, name, invented(name))
  }
  for (const { name, type, default: usual } of declaredFieldsOf(connection)) {
    if (name === undefined) continue
    data[name] = usual ?? (type === 'number' ? 1 : invented(name))
  }
  const secrets = connectionSecrets(connection, data)
  return { data, secrets, from: 'demonstration', connection, name: 'demonstration' }
}

/** Members of the connection with which a url or a baseUrl of the app begins. */
function namesThatBeginAddresses(app: App): ReadonlySet<string> {
  const documents = [
    app.base,
    ...[...app.modules.values(), ...app.rpcs.values()].map(communication),
  ]
  const first = documents.flatMap((document) => {
    const written = document?.value
    return (Array.isArray(written) ? written : [written]).flatMap((request) =>
      ['baseUrl', 'url'].map(
        (name) => /^\s*\{\{([^}]*)/.exec(stringOf(own(request, name)))?.[1] ?? '',
      ),
    )
  })
  const members = first.flatMap((text) => [...text.matchAll(/\bconnection\.([A-Za-z_$][\w$]*)/g)])
  return new Set(members.map(([, name = '']) => name))
}

function communication({ code }: Component) {
  return code.get('communication')
}

/** The names that any `response.data` of a communication saves. */
export function savedNames(written: unknown): string[] {
  if (Array.isArray(written)) return written.flatMap(savedNames)
  if (!isRecord(written)) return []
  return Object.entries(written).flatMap(([name, member]) => {
    const saved = name === 'response' ? own(member, 'data') : undefined
    return [...(isRecord(saved) ? Object.keys(saved) : []), ...savedNames(member)]
  })
}
