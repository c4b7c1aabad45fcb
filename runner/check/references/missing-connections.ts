// Components that are given no connection and read one all the same, in their own requests or in base.
import { type App, type Component, componentsOf } from '../../spec/index.ts'
import { isRecord, type Json, own, printPath, type Span } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import { nodesWithin, pathOf } from '../look/expressions.ts'
import { nameOf, requestsOf } from '../look/requests.ts'

/** Findings at `"connection": null`, and at entries without that key; exports list no connections. */
export function missingConnections(app: App): readonly Found[] {
  if (app.connections.size === 0) return []
  const ofBase = isRecord(app.base?.value) ? readIn(app.base.value as Json) : undefined
  return componentsOf(app).flatMap((component): Found[] => {
    if (!isWithout(app, component) || component.altConnection !== undefined) return []
    // an instant trigger has the connection of its webhook, and without a url nothing is sent
    if (own(component, 'type') === 'instant_trigger') return []
    const requests = requestsOf(component).filter(({ value }) => own(value, 'url') !== undefined)
    const direct = requests.map(({ value }) => readIn(value)).find((one) => one !== undefined)
    const read = direct ?? (requests.some(({ onBase }) => onBase) ? ofBase : undefined)
    if (read === undefined) return []
    const reader = direct === undefined ? 'base' : 'its communication'
    const message = `The ${nameOf(component)} names no connection, but ${reader} reads ${read}.`
    const remedy = `name one, such as "${[...app.connections.keys()][0]}"`
    return [found('reference/missing-connection', placeIn(app, component), message, remedy)]
  })
}

/** Null, or a key that is not written: a run then has no connection. */
function isWithout(app: App, component: Component): boolean {
  if (component.kind === 'connection' || component.kind === 'function') return false
  const written = own(entryOf(app, component), 'connection')
  return written === null || (written === undefined && !app.isExported && !isHeard(app, component))
}

/** True for a webhook whose trigger names a connection: public apps leave out that of the webhook. */
function isHeard(app: App, { kind, name }: Component): boolean {
  return (
    kind === 'webhook' &&
    [...app.modules.values()].some(
      ({ webhook, connection }) => webhook === name && connection !== undefined,
    )
  )
}

const entryOf = ({ manifest }: App, { kind, name }: Component): unknown =>
  own(own(own(manifest.value, 'components'), kind), name)

function placeIn(app: App, component: Component): Span {
  const path = ['components', component.kind, component.name]
  return own(entryOf(app, component), 'connection') === undefined
    ? app.manifest.keySpanOf(path)
    : app.manifest.spanOf([...path, 'connection'])
}

/** The first `connection.NAME` that the texts of a value read. */
function readIn(value: Json): string | undefined {
  const paths = nodesWithin(value).map(({ node }) => pathOf(node))
  const path = paths.find((one) => one?.[0] === 'connection' && one.length > 1)
  return path && printPath(path)
}
