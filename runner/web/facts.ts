// What the page is told of the app: its modules as the picker groups them, its connections, its dialogs.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  comparedBy,
  connectedPart,
  connectionsOf,
  fieldsOf,
  parts,
  saysSomething,
  sendsNothing,
  webhookOf,
} from '../operation/index.ts'
import type { AppFacts, ConnectionFacts, DialogFacts, ModuleFacts } from '../page/wire.ts'
import { type Plan, planOf, withDefaults } from '../parameters/index.ts'
import { chooseConnection, readText, storedConnections } from '../run/index.ts'
import type { App, Component, Connection, Module } from '../spec/index.ts'
import { componentsOf } from '../spec/index.ts'
import { defined, isRecord, own } from '../text/index.ts'
import { createRedactor } from '../trace/index.ts'
import type { Desk } from './desk.ts'
import { Misunderstood } from './route.ts'
import { toldOf } from './told.ts'
import { nextOf } from './trigger.ts'

/** Largest icon that is shown, in bytes. */
const LARGEST_ICON = 512 * 1024

/** The app as the page shows it. */
export function factsOf(desk: Desk): AppFacts {
  const { app, problems, revision } = desk.current()
  const { directory } = desk.options
  const described = descriptionOf(directory)
  const redactor = createRedactor()
  return {
    label: described.label ?? app.connections.values().next().value?.label ?? 'Custom app',
    ...defined({ theme: described.theme, icon: iconOf(directory) }),
    directory: app.directory,
    groups: groupsOf(app),
    modules: [...app.modules.values()].map(moduleFacts),
    rpcs: [...app.rpcs.values()].map((rpc) => ({ ...named(rpc), type: 'rpc' })),
    connections: [...app.connections.values()].map((one) => connectionFacts(desk, one)),
    problems: problems
      .filter(({ severity }) => severity === 'error')
      .map((one) => toldOf(one, redactor))
      .map(({ message, place }) => (place === undefined ? message : `${message} ${place}`)),
    revision,
    files: componentsOf(app).reduce((sum, { code, texts }) => sum + code.size + texts.size, 1),
  }
}

/** The groups of the picker; modules that stand in none come last, and so do all without groups. */
function groupsOf(app: App): AppFacts['groups'] {
  const grouped = new Set(app.groups.flatMap(({ modules }) => modules))
  const rest = [...app.modules.keys()].filter((name) => !grouped.has(name))
  const label = app.groups.length > 0 ? 'Other' : 'Modules'
  const known = app.groups.map((group) => ({
    label: group.label,
    modules: group.modules.filter((name) => app.modules.has(name)),
  }))
  return rest.length > 0 ? [...known, { label, modules: rest }] : known
}

function named({ name, label, description }: Component) {
  return { name, label, description }
}

function moduleFacts(module: Module): ModuleFacts {
  return { ...named(module), type: module.type, ...defined({ crud: module.crud }) }
}

/** The dialog of a connection: it holds no expressions. */
export function plainPlan(component: Component): Plan {
  const parameters = fieldsOf(component)
  return { parts: [{ domain: 'parameters', parameters, mappable: false }], context: {} }
}

function connectionFacts(desk: Desk, connection: Connection): ConnectionFacts {
  const { directory, environment } = desk.options
  const { name, label, type } = connection
  return {
    name,
    label,
    type,
    plan: plainPlan(connection),
    stored: storedConnections(directory),
    usual: usualFor(desk.current().app, connection, { directory, environment }),
  }
}

/** What a run takes that names no connection. A damaged file is told when it is used. */
function usualFor(
  app: App,
  { name }: Connection,
  where: Pick<Desk['options'], 'directory' | 'environment'>,
): string {
  const user = [...app.modules.values(), ...app.rpcs.values()].find(
    ({ connection }) => connection === name,
  )
  if (!user) return 'none'
  try {
    const chosen = chooseConnection(app, user, { ...where, demonstration: true, stored: true })
    return 'message' in chosen ? 'none' : chosen.from
  } catch {
    // what is damaged is told in a sentence by the run that needs it
    return 'stored'
  }
}

/** The component of a name, or the answer that there is none. */
export function componentOf(desk: Desk, kind: string, name: string): Component {
  const { app } = desk.current()
  const all: Readonly<Record<string, ReadonlyMap<string, Component>>> = {
    module: app.modules,
    rpc: app.rpcs,
    connection: app.connections,
  }
  const component = own(all, kind) instanceof Map ? all[kind]?.get(name) : undefined
  if (!component) throw new Misunderstood(`The app has no ${kind} "${name}".`, 404)
  return component
}

/** The dialog of a module or an RPC. */
export function dialogOf(desk: Desk, kind: 'module' | 'rpc', name: string): DialogFacts {
  const { app } = desk.current()
  const component = componentOf(desk, kind, name)
  const module = app.modules.get(name)
  const plan = kind === 'module' && module ? planOf(module) : plainPlan(component)
  const part = kind === 'module' ? connectedPart(app, component as Module) : component
  const all = plan.parts.flatMap(({ parameters }) => parameters)
  return {
    name,
    kind,
    plan,
    defaults: withDefaults(all, {}).values,
    connections: connectionsOf(app, part).map((one) => one.name),
    ...(kind === 'module' && module ? kindFacts(desk, module) : {}),
    output: component.code.get('interface')?.value ?? [],
    ...(kind === 'module' && sendsNothing(component) ? { sendsNothing: true } : {}),
    changes: kind === 'module' && module ? !/read/.test(module.crud ?? module.type) : false,
  }
}

/** What only some types of modules have. */
function kindFacts(desk: Desk, module: Module): Partial<DialogFacts> {
  const { app } = desk.current()
  if (module.type === 'trigger') {
    const lists = parts.epoch(module, { app }) !== undefined
    return { next: nextOf(desk, module), begins: { by: comparedBy(module) ?? 'any', lists } }
  }
  const webhook = module.type === 'instant_trigger' ? webhookOf(app, module) : undefined
  if (!webhook) return {}
  const works = saysSomething(webhook.code.get('communication'))
  return { webhook: { label: webhook.label, works } }
}

/** Label and theme of the app as a whole; a theme that is no colour is left out. */
function descriptionOf(directory: string): { readonly label?: string; readonly theme?: string } {
  const text = readText(join(directory, 'app/app.json'))
  if (text === undefined) return {}
  try {
    const written: unknown = JSON.parse(text)
    const label = own(written, 'label')
    const theme = own(written, 'theme')
    return defined({
      label: isRecord(written) && typeof label === 'string' ? label : undefined,
      theme: typeof theme === 'string' && /^#[0-9a-f]{6}$/i.test(theme) ? theme : undefined,
    })
  } catch {
    // dryrun check tells what is wrong with that file
    return {}
  }
}

/** The icon as a data: address; only a real PNG of a moderate size. */
function iconOf(directory: string): string | undefined {
  const path = join(directory, 'app/icon.png')
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0 || size > LARGEST_ICON) return undefined
  const bytes = readFileSync(path)
  const isPng = bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n'
  return isPng ? `data:image/png;base64,${bytes.toString('base64')}` : undefined
}
