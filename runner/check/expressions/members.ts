// Members of temp, of connection and of webhook: does anything set them? Says nothing where that cannot be known.
import type { Node } from '../../iml/index.ts'
import { leadsToParameters } from '../../parameters/index.ts'
import {
  type App,
  type Component,
  type Connection,
  componentsOf,
  type Document,
  type Module,
} from '../../spec/index.ts'
import { didYouMean, isRecord, own } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import { fieldsIn } from '../look/declared-fields.ts'
import type { CheckedFile } from '../look/files.ts'
import { textsIn } from '../look/texts.ts'
import { namesOf } from './declared.ts'
import { variableOf } from './names.ts'
import type { PlaceOf } from './place.ts'

/** Names that are set; undefined when an expression decides which. */
type Names = ReadonlySet<string> | undefined

/** Members of a connection that Make itself may set [inferred: they are directives of the answer]. */
const BUILT_IN = new Set(['uid', 'expires', 'metadata', 'scope', 'scopes'])

/** Types of connections whose members are all the app's own; an app may name others of Make. */
const PLAIN: ReadonlySet<string> = new Set(['basic', 'oauth'])

/** What Make itself knows of a hook, and what a webhook gives to a hook that several share. */
const OF_HOOKS = new Set(['url', 'id', 'uid', 'name', 'udid'])

/** Warns of `temp.x`, `connection.x` and `webhook.x` that nothing sets. */
export function unsetMember(
  node: Node,
  app: App,
  { component }: CheckedFile,
  placeOf: PlaceOf,
): readonly Found[] {
  const owner = variableOf(node)?.name
  if (node.kind !== 'path' || !isOwner(owner)) return []
  const [name] = namesOf(node)
  const [step] = node.steps
  if (name === undefined || !step || name.startsWith('_')) return []
  const names = namesFor(app, component)[owner]
  if (!names || names.has(name) || BUILT_INS[owner].has(name)) return []
  const place = step.kind === 'member' ? { start: step.start + 1, end: step.end } : step
  const message = `Nothing sets "${owner}.${name}".`
  const advice = didYouMean(name, names) ?? usual(owner, names)
  return [found('expression/unknown-name', placeOf(place), message, advice)]
}

type Members = { readonly [Owner in 'temp' | 'connection' | 'webhook']: Names }

const BUILT_INS = { temp: new Set<string>(), connection: BUILT_IN, webhook: OF_HOOKS }

const isOwner = (name: string | undefined): name is keyof Members =>
  name !== undefined && Object.hasOwn(BUILT_INS, name)

function usual(owner: keyof Members, names: ReadonlySet<string>): string {
  if (owner === 'temp') return 'set it in "temp"'
  if (owner === 'connection') return 'declare it in the connection, or set it in its "data"'
  const others = 'what attach keeps stands in its "response.data"'
  return names.size === 0 ? others : `known are ${[...names].join(', ')}; ${others}`
}

const known = new WeakMap<App, Map<Component | undefined, Members>>()

function namesFor(app: App, component: Component | undefined): Members {
  const ofApp = known.get(app) ?? new Map<Component | undefined, Members>()
  known.set(app, ofApp)
  const names = ofApp.get(component) ?? {
    temp: namesIn(documentsOf(app, component), 'temp'),
    connection: connectionNames(app, component),
    webhook: webhookNames(app, component),
  }
  ofApp.set(component, names)
  return names
}

/** Files whose `temp` an execution of the component collects; of base: those of all components. */
function documentsOf(app: App, component: Component | undefined): readonly Document[] {
  const webhook = app.webhooks.get((component as Module | undefined)?.webhook ?? '')
  const components = component
    ? [component, ...app.endpoints.values(), ...(webhook ? [webhook] : [])]
    : componentsOf(app)
  const base = app.base ? [app.base] : []
  return [...base, ...components.flatMap(({ code }) => [...code.values()])]
}

/** Directives that hold data of any names, in which no other directive stands. */
const DATA = new Set([
  ...['body', 'qs', 'headers', 'input', 'output', 'iterate', 'error', 'log', 'pagination'],
])

/** The keys of all blocks of that name. */
function namesIn(documents: readonly Document[], block: 'temp' | 'data'): Names {
  const names = new Set<string>()
  const open: unknown[] = documents.map(({ value }) => value)
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (Array.isArray(next)) for (const item of next) open.push(item)
    else if (isRecord(next)) {
      for (const [key, value] of Object.entries(next)) {
        if (key !== block) {
          if (!DATA.has(key)) open.push(value)
          continue
        }
        if (!isRecord(value)) return undefined
        for (const name of Object.keys(value)) {
          if (name.includes('{{')) return undefined
          names.add(name)
        }
      }
    }
  }
  return names
}

/** What the webhooks a component may work for keep of their hooks, and their parameters. */
function webhookNames(app: App, component: Component | undefined): Names {
  if (component?.kind === 'webhook') return namesOfWebhook(component)
  if (component?.kind !== 'module') return undefined
  const webhook = app.webhooks.get((component as Module).webhook ?? '')
  return webhook && namesOfWebhook(webhook)
}

function namesOfWebhook({ code }: Component): Names {
  const parameters = code.get('params')?.value
  // an RPC may give more fields
  if (textsIn(parameters).some(({ text }) => /^(rpc|api):/.test(text))) return undefined
  const requests = ['attach', 'update', 'communication'].flatMap((key) => code.get(key) ?? [])
  const kept = namesIn(requests, 'data')
  return kept && new Set([...kept, ...fieldsIn(parameters).map(({ name }) => name)])
}

function connectionNames(app: App, component: Component | undefined): Names {
  const connections = connectionsOf(app, component)
  const names = new Set<string>()
  for (const connection of connections ?? []) {
    const ofOne = connection && namesOfConnection(connection)
    if (!ofOne) return undefined
    for (const name of ofOne) names.add(name)
  }
  return connections.length === 0 ? undefined : names
}

/** The connections a component may be given; of base: those of all components. */
function connectionsOf(
  app: App,
  component: Component | undefined,
): readonly (Connection | undefined)[] {
  if (component?.kind === 'connection') return [component as Connection]
  const components = component
    ? [component, app.webhooks.get((component as Module).webhook ?? '')]
    : componentsOf(app)
  const used = components.flatMap((one) => [one?.connection, one?.altConnection])
  const names = [...new Set(used.filter((name) => name !== undefined))]
  return names.map((name) => app.connections.get(name))
}

function namesOfConnection({ type, code }: Connection): Names {
  const parameters = code.get('params')?.value
  const communication = code.get('communication')
  if (!PLAIN.has(type) || !Array.isArray(parameters) || !communication) return undefined
  // an RPC may give fields; one that gives options does not
  const isOpen = textsIn(parameters).some(
    ({ text, path }) =>
      /^(rpc|api):/.test(text) && (leadsToParameters(path) || !OPTIONS.has(String(path.at(-1)))),
  )
  const data = namesIn([communication], 'data')
  if (isOpen || !data || (type !== 'basic' && data.size === 0)) return undefined
  const written = parameters.flatMap((one) => {
    const name = own(one, 'name')
    return typeof name === 'string' ? [name] : []
  })
  return new Set([...fieldsIn(parameters).map(({ name }) => name), ...written, ...data])
}

const OPTIONS = new Set(['options', 'store'])
