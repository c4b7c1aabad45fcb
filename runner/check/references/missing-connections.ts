// Components that are given no connection and read one all the same, in their own requests or in base.
import { type App, type Component, componentsOf } from '../../spec/index.ts'
import { isRecord, type Json, own, printPath } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import { nodesWithin, pathOf } from '../look/expressions.ts'
import { nameOf, requestsOf } from '../look/requests.ts'

/** Findings at `"connection": null`; a manifest that says nothing about connections is not judged. */
export function missingConnections(app: App): readonly Found[] {
  if (app.connections.size === 0) return []
  const ofBase = isRecord(app.base?.value) ? readIn(app.base.value as Json) : undefined
  return componentsOf(app).flatMap((component): Found[] => {
    const path = ['components', component.kind, component.name]
    const written = app.manifest.spanOf([...path, 'connection'])
    if (!isNull(app, component) || component.altConnection !== undefined) return []
    // an instant trigger has the connection of its webhook, and without a url nothing is sent
    if (own(component, 'type') === 'instant_trigger') return []
    const requests = requestsOf(component).filter(({ value }) => own(value, 'url') !== undefined)
    const direct = requests.map(({ value }) => readIn(value)).find((one) => one !== undefined)
    const read = direct ?? (requests.some(({ onBase }) => onBase) ? ofBase : undefined)
    if (read === undefined) return []
    const reader = direct === undefined ? 'base' : 'its communication'
    const message = `The ${nameOf(component)} names no connection, but ${reader} reads ${read}.`
    const remedy = `name one, such as "${[...app.connections.keys()][0]}"`
    return [found('reference/missing-connection', written, message, remedy)]
  })
}

function isNull({ manifest }: App, { kind, name }: Component): boolean {
  const entry = own(own(own(manifest.value, 'components'), kind), name)
  return own(entry, 'connection') === null
}

/** The first `connection.NAME` that the texts of a value read. */
function readIn(value: Json): string | undefined {
  const paths = nodesWithin(value).map(({ node }) => pathOf(node))
  const path = paths.find((one) => one?.[0] === 'connection' && one.length > 1)
  return path && printPath(path)
}
