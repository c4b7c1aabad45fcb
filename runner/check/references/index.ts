// Names that lead from one file of the app to another: each must lead somewhere.
import { type App, type Component, componentsOf, type Module } from '../../spec/index.ts'
import { didYouMean, suggest } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import { filesOf } from '../look/files.ts'
import { addressesIn, strayTexts } from './addresses.ts'
import { checkGroups } from './groups.ts'
import { missingConnections } from './missing-connections.ts'
import { orphans } from './orphans.ts'
import { unusedParameters } from './unused.ts'

/** Everything that leads nowhere. `paths`: all files in the folders of components, when known. */
export function checkReferences(app: App, paths: readonly string[] | undefined): readonly Found[] {
  return [
    ...componentsOf(app).flatMap((component) => checkComponent(component, app)),
    ...missingConnections(app),
    ...checkGroups(app),
    ...checkAddresses(app),
    ...unusedParameters(app),
    ...(paths ? orphans(app, paths) : []),
  ]
}

function checkComponent(component: Component, app: App): readonly Found[] {
  const { connection, altConnection, name, kind } = component
  const placeOf = (key: string) => app.manifest.spanOf(['components', kind, name, key])
  const findings: Found[] = []
  const expect = (
    key: string,
    written: string | undefined,
    all: ReadonlyMap<string, Component>,
    what: 'connection' | 'webhook',
  ): void => {
    if (written === undefined || all.has(written)) return
    const known = [...all.keys()]
    const list = known.length === 0 ? `the app has no ${what}` : `known are ${known.join(', ')}`
    const message = `There is no ${what} "${written}".`
    const advice = didYouMean(written, known) ?? list
    findings.push(found(`reference/unknown-${what}`, placeOf(key), message, advice))
  }
  expect('connection', connection, app.connections, 'connection')
  expect('altConnection', altConnection, app.connections, 'connection')
  if (kind === 'module') {
    const { type, webhook } = component as Module
    expect('webhook', webhook, app.webhooks, 'webhook')
    if (type === 'instant_trigger' && webhook === undefined) {
      const message = `The instant trigger ${name} has no webhook.`
      findings.push(found('reference/missing-webhook', component.at, message, 'add "webhook"'))
    }
  }
  return findings
}

/** RPCs that do not exist, and RPCs nobody asks. */
function checkAddresses(app: App): readonly Found[] {
  const addresses = filesOf(app).flatMap(addressesIn)
  const names = [...app.rpcs.keys()]
  const unknown = addresses.flatMap(({ rpc, path, file }) => {
    if (rpc === undefined || app.rpcs.has(rpc)) return []
    const list = names.length === 0 ? 'the app has no RPCs' : `known are ${names.join(', ')}`
    const advice = didYouMean(rpc, names) ?? list
    const at = file.document.spanOf(path)
    return [found('reference/unknown-rpc', at, `There is no RPC "${rpc}".`, advice)]
  })
  const stray = filesOf(app).flatMap((file) =>
    strayTexts(file).map(({ text, path }) => {
      const near = suggest(text, names)
      const written = 'write rpc:// and the name of an RPC'
      const advice = near === undefined ? written : { suggestion: `rpc://${near}` }
      const message = `"${text}" is no address.`
      return found('reference/unknown-rpc', file.document.spanOf(path), message, advice)
    }),
  )
  // an expression may ask any of them
  const isOpen = addresses.some(({ rpc }) => rpc === undefined)
  const asked = new Set(addresses.map(({ rpc }) => rpc))
  const unused = [...app.rpcs.values()]
    .filter(({ name }) => !isOpen && !asked.has(name))
    .map(({ name, at }) =>
      found(
        'reference/unused-rpc',
        at,
        `No parameter asks the RPC ${name}.`,
        'remove it, or use it',
      ),
    )
  return [...unknown, ...stray, ...unused]
}

export { type ComponentFolder, componentFolders } from './orphans.ts'
