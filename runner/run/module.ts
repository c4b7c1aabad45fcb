// Runs a module, an RPC or the check of a connection: the one way to a run, for every door.
import type { ModuleError } from '../engine/index.ts'
import {
  judgeDialog,
  judgingOf,
  type Occasion,
  operated,
  type PartName,
  parts,
  passesBy,
  refusalOf,
  type Standing,
  secretFieldValues,
  type Values,
  withoutLimit,
} from '../operation/index.ts'
import { sentenceOf, withoutForeign } from '../parameters/index.ts'
import type { App, Component, Module } from '../spec/index.ts'
import { didYouMean, inWords, own, type Problem } from '../text/index.ts'
import { createRedactor } from '../trace/index.ts'
import type { Performed } from './perform.ts'
import { runPart } from './start.ts'
import type { World } from './world.ts'

/** What a run of a module is about beside its values. */
export interface ModuleRun {
  /** Of an instant trigger: the item of its webhook. */
  readonly payload?: unknown
  /** Of an instant trigger: what its attached webhook knows. */
  readonly hook?: Values | undefined
  /** Of a polling trigger: where it stands; everything is new unless told. */
  readonly trigger?: Standing | undefined
  /** Gets the bundles as soon as they are final; they are then not in the result. */
  readonly give?: ((bundles: readonly unknown[]) => void) | undefined
}

/** What a run of a module came to, and everything that was wrong with its values. */
export interface ModulePerformed extends Performed {
  readonly problems: readonly Problem[]
}

/**
 * Runs a module of an app once. `values` are what a person gives in its dialog: what is left out has
 * the default with which the dialog opens, texts become what the types of the parameters say. Values
 * that do not fit end the run before anything is sent (BundleValidationError). Bundles are as the
 * service gave them; calls, trace and error show no secret. Throws an Error with one sentence when
 * the app has no such module, or an instant trigger gets no payload.
 */
export async function runModule(
  app: App,
  name: string,
  values: Values,
  world: World,
  run: ModuleRun = {},
): Promise<ModulePerformed> {
  const module = componentNamed(app.modules, name, 'module')
  if (module.type === 'instant_trigger' && !Object.hasOwn(run, 'payload')) {
    throw new Error(`${name} runs on what its webhook receives: give it a payload.`)
  }
  const judged = judgeDialog(values, judgingOf(module, world.surroundings ?? {}))
  const { problems, bundle } = judged
  const refusal = refusalOf(judged)
  if (refusal) return { ...refused(refusal), problems }
  const performed = await runJudged(app, module, bundle, world, run)
  if (!run.give) return { ...performed, problems }
  run.give(performed.bundles)
  return { ...performed, bundles: [], problems }
}

/**
 * Runs an RPC with the values a form would hand over, which are not converted. `hook` is what an RPC of
 * an instant trigger reads as `webhook`. Throws an Error with one sentence for a value that no scenario
 * can hold.
 */
export async function runRpc(
  app: App,
  name: string,
  values: Values,
  world: World,
  hook?: Values,
): Promise<Performed> {
  refuseForeign(values)
  const occasion = hook && { hook }
  return runWhole('rpc', componentNamed(app.rpcs, name, 'RPC'), values, app, world, occasion)
}

/**
 * Runs an RPC for a form: as `runRpc`, and what stands in the form's secret fields is kept out of sight,
 * which the RPC itself cannot know. `world.redactor` is told, so that whoever shows the form knows it too.
 */
export function runRpcOfForm(
  app: App,
  name: string,
  parameters: Values,
  form: { readonly fields: readonly unknown[]; readonly values: Values },
  world: World,
): Promise<Performed> {
  const redactor = world.redactor ?? createRedactor()
  redactor.add(...secretFieldValues(form.fields, form.values))
  return runRpc(app, name, parameters, { ...world, redactor })
}

/**
 * Runs the check of a connection on its parameters; what it stores is in the result. Throws an Error
 * with one sentence for a value that no connection can hold.
 */
export async function checkConnection(
  app: App,
  name: string,
  values: Values,
  world: World,
): Promise<Performed> {
  refuseForeign(values)
  const connection = componentNamed(app.connections, name, 'connection')
  return runWhole('connection', connection, values, app, world)
}

/** Lists what a user may start a polling trigger from; undefined when the module has no epoch. */
export function runEpoch(
  app: App,
  name: string,
  values: Values,
  world: World,
): Promise<Performed | undefined> {
  const module = componentNamed(app.modules, name, 'module')
  const { bundle } = judgeDialog(values, judgingOf(module, world.surroundings ?? {}))
  return runPart('epoch', module, { parameters: bundle }, app, world)
}

function refuseForeign(values: Values): void {
  const [first] = withoutForeign(values).foreign
  if (first) throw new Error(sentenceOf(first, 'values'))
}

/** The component of a name. Throws an Error with the nearest name when there is none. */
function componentNamed<T extends Component>(
  components: ReadonlyMap<string, T>,
  name: string,
  what: string,
): T {
  const component = components.get(name)
  if (component) return component
  const known = [...components.keys()]
  const advice = didYouMean(name, known) ?? `known are ${known.join(', ')}`
  throw new Error(`The app has no ${what} "${name}"; ${inWords(advice)}`)
}

async function runJudged(
  app: App,
  module: Module,
  parameters: Values,
  world: World,
  run: ModuleRun,
): Promise<Performed> {
  const { payload, hook, trigger, give } = run
  if (module.type === 'trigger') return poll(app, module, parameters, world, trigger)
  const occasion: Occasion = { payload, ...(hook ? { hook } : {}) }
  const streams = give !== undefined && canStream(module, app, world)
  const watching: World = streams ? { ...world, ...streaming(world, give) } : world
  return runWhole(module.type, module, parameters, app, watching, occasion)
}

/** A part that every component of its kind has. */
async function runWhole(
  part: PartName,
  component: Component,
  parameters: Values,
  app: App,
  world: World,
  occasion?: Occasion,
): Promise<Performed> {
  const performed = await runPart(part, component, { parameters, occasion }, app, world)
  if (!performed) throw new Error(`${component.name} has nothing that runs as ${part}`)
  return performed
}

/** A polling trigger; "from now on" by ids first looks where the newest item is, and gives nothing. */
async function poll(
  app: App,
  module: Module,
  parameters: Values,
  world: World,
  standing: Standing = { from: 'all' },
): Promise<Performed> {
  const passing = passesBy(module, standing)
  const requests = parts.trigger(module, { ...world, app })?.requests ?? []
  const part = operated('trigger', passing ? withoutLimit(requests) : requests)
  // everything is looked at, so that the newest is known
  const trigger: Standing = passing ? { state: {}, from: 'all' } : standing
  const inputs = { parameters, occasion: { trigger } }
  const performed = await runPart(part, module, inputs, app, world)
  if (!performed) throw new Error(`${module.name} has nothing that runs as trigger`)
  return passing ? { ...performed, bundles: [] } : performed
}

/**
 * True when a module's bundles are final as soon as their page is: a search of one request. With
 * further requests, `repeat` or `wrapper` they are only known at the end.
 */
function canStream(module: Module, app: App, world: World): boolean {
  if (module.type !== 'search') return false
  const requests = parts.search(module, { ...world, app })?.requests ?? []
  const [only] = requests
  return (
    requests.length === 1 &&
    only?.value.repeat === undefined &&
    own(only?.value.response, 'wrapper') === undefined
  )
}

/** Bundles leave with their pages, so that memory stays flat. */
function streaming(
  { watch }: World,
  give: (bundles: readonly unknown[]) => void,
): Pick<World, 'collecting' | 'watch'> {
  return {
    collecting: false,
    watch: (step) => {
      if (step.kind === 'page') give(step.bundles)
      watch?.(step)
    },
  }
}

function refused(error: ModuleError): Performed {
  return { bundles: [], error, stored: {}, calls: [], milliseconds: 0, interrupted: false }
}
