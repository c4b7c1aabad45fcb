// The parameters an expression reads: does any file declare them?
import type { Node } from '../../iml/index.ts'
import { unknownNames } from '../../parameters/index.ts'
import { type App, type Component, componentsOf, type Module } from '../../spec/index.ts'
import { setOwn } from '../../text/index.ts'
import { type Found, found } from '../found.ts'
import { fieldsIn } from '../look/declared-fields.ts'
import type { CheckedFile } from '../look/files.ts'
import { searchParameters } from '../references/addresses.ts'
import { variableOf } from './names.ts'
import type { PlaceOf } from './place.ts'

/** Names that Make itself puts among the parameters. */
const TECHNICAL = /^__IMT/

/** A parameter that is read, but declared nowhere. */
export function undeclared(
  node: Node,
  app: App,
  { component }: CheckedFile,
  placeOf: PlaceOf,
): readonly Found[] {
  const base = variableOf(node)
  if (node.kind !== 'path' || base?.name !== 'parameters' || !component) return []
  const declared = declaredFor(app, component)
  const names = namesOf(node)
  if (!declared || names.length === 0 || TECHNICAL.test(names[0] ?? '')) return []
  const read = declared.shallow ? names.slice(0, 1) : names
  // most references are a declared name and nothing more
  if (read.length === 1 && declared.names.has(read[0] ?? '')) return []
  const [problem] = unknownNames(declared.parameters, nest(read))
  if (!problem) return []
  const { suggestion } = problem
  const advice = suggestion === undefined ? declared.remedy : { suggestion }
  const last = node.steps[(problem.path ?? '').split('.').length - 1] ?? node
  // the place of a member begins with its dot
  const place = last.kind === 'member' ? { start: last.start + 1, end: last.end } : last
  const message = `No file declares the parameter "${problem.path}".`
  return [found('expression/undeclared-parameter', placeOf(place), message, advice)]
}

/** The names behind `parameters`, up to the first that is computed or counts. */
export function namesOf(node: Extract<Node, { readonly kind: 'path' }>): readonly string[] {
  const names: string[] = []
  for (const step of node.steps) {
    if (step.kind === 'member') names.push(step.name)
    else if (step.index?.kind === 'literal' && typeof step.index.value === 'string') {
      names.push(step.index.value)
    } else break
  }
  return names
}

/** `{a: {b: true}}` for the names a and b. */
function nest(names: readonly string[]): Record<string, unknown> {
  let value: unknown = true
  for (const name of names.toReversed()) {
    const record: Record<string, unknown> = {}
    setOwn(record, name, value)
    value = record
  }
  return value as Record<string, unknown>
}

interface Declared {
  readonly parameters: readonly unknown[]
  /** The names on the first level. */
  readonly names: ReadonlySet<string>
  readonly remedy: string
  /** True where only the first name can be judged: several files declare it in their own way. */
  readonly shallow?: true
}

const known = new WeakMap<App, Map<Component, Declared | undefined>>()

function declaredFor(app: App, component: Component): Declared | undefined {
  const ofApp = known.get(app) ?? new Map<Component, Declared | undefined>()
  known.set(app, ofApp)
  if (!ofApp.has(component)) {
    const declared = DECLARED[component.kind]?.(component, app)
    const names = new Set(fieldsIn(declared?.parameters).map(({ name }) => name))
    ofApp.set(component, declared && { ...declared, names })
  }
  return ofApp.get(component)
}

/** Where the parameters of a component are declared; kinds without a row are not judged. */
const DECLARED: Readonly<
  Record<string, (component: Component, app: App) => Omit<Declared, 'names'>>
> = {
  module: (component, app) => {
    const webhook = app.webhooks.get((component as Module).webhook ?? '')
    const own = listsOf(component, ['staticParams', 'mappableParams'])
    const parameters = [...own, ...(webhook ? listsOf(webhook, ['params']) : [])]
    return { parameters, remedy: 'declare it in the parameters of the module' }
  },
  connection: (component) => ({
    parameters: listsOf(component, ['params']),
    remedy: 'declare it in the parameters of the connection',
  }),
  webhook: (component, app) => {
    const modules = [...app.modules.values()].filter(({ webhook }) => webhook === component.name)
    const ofModules = modules.flatMap((one) => listsOf(one, ['staticParams', 'mappableParams']))
    const parameters = [...listsOf(component, ['params']), ...ofModules]
    return { parameters, remedy: 'declare it in the parameters of the webhook', shallow: true }
  },
  // an RPC reads the fields of whatever form calls it, and what its address carries
  rpc: (_, app) => ({
    parameters: [
      ...componentsOf(app).flatMap((one) =>
        listsOf(one, ['params', 'staticParams', 'mappableParams']),
      ),
      ...searchParameters(app),
    ],
    remedy: 'no form and no address gives it',
    shallow: true,
  }),
}

function listsOf({ code }: Component, keys: readonly string[]): readonly unknown[] {
  return keys.flatMap((key) => {
    const value = code.get(key)?.value
    return Array.isArray(value) ? value : value === undefined ? [] : [value]
  })
}
