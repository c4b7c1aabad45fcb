// Runs one component of an app in the world: a module, an RPC or the check of a connection.
import { kindOfModule, kinds, ModuleError, operate } from '../engine/index.ts'
import type { Component, Connection, Module, Placed, Rpc } from '../spec/index.ts'
import { own } from '../text/index.ts'
import type { Performed } from './perform.ts'
import { type Circumstances, makeReady, performReady, requestsOf } from './ready.ts'
import type { Inputs } from './setting.ts'

/** Runs a module once on a converted bundle. Throws when this version cannot run its type. */
export function runModule(
  module: Module,
  inputs: Inputs,
  circumstances: Circumstances,
): Promise<Performed> {
  return runAs(module.type, module, inputs, circumstances)
}

/** Runs an RPC with the values a form would hand over. */
export function runRpc(rpc: Rpc, inputs: Inputs, circumstances: Circumstances): Promise<Performed> {
  return runAs('rpc', rpc, inputs, circumstances)
}

/** Runs the check of a connection on its parameters; what it stores is in the result. */
export function checkConnection(
  connection: Connection,
  parameters: Inputs['parameters'],
  circumstances: Circumstances,
): Promise<Performed> {
  return runAs('connection', connection, { parameters, connection: parameters }, circumstances)
}

/** Runs requests as a kind of component; those of the component's communication unless others are given. */
export async function runAs(
  kindName: string,
  component: Component,
  inputs: Inputs,
  circumstances: Circumstances,
  requests: readonly Placed[] = requestsOf(circumstances, component),
): Promise<Performed> {
  const kind = kinds.get(kindName)
  if (!kind) throw new Error(`no component can run as ${kindName}`)
  const ready = await makeReady(component, requests, inputs, circumstances)
  const run = (within: Circumstances): Promise<Performed> =>
    performReady(operate(kind, requests, ready.setting), ready, within)
  if (kind.time === undefined) return run(circumstances)
  return inTime(circumstances.surroundings?.rpcTime ?? kind.time, component, circumstances, run)
}

/** A run that is ended after some milliseconds, with the error that Make gives then. [type: inferred] */
async function inTime(
  time: number,
  { label }: Component,
  circumstances: Circumstances,
  run: (within: Circumstances) => Promise<Performed>,
): Promise<Performed> {
  const { signal } = circumstances
  const limit = AbortSignal.timeout(time)
  const performed = await run({
    ...circumstances,
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  })
  if (!performed.interrupted || !limit.aborted || signal?.aborted) return performed
  const message = `${label} takes longer than the ${time / 1000} seconds that Make allows.`
  const error = new ModuleError('ModuleTimeoutError', message)
  return { ...performed, bundles: [], interrupted: false, error }
}

/**
 * True when a module's bundles are final as soon as their page is: a search of one request. With
 * further requests, `repeat` or `wrapper` they are only known at the end.
 */
export function canStream(module: Module, circumstances: Circumstances): boolean {
  const requests = requestsOf(circumstances, module)
  const [only] = requests
  return (
    module.type === 'search' &&
    requests.length === 1 &&
    only?.value.repeat === undefined &&
    own(only?.value.response, 'wrapper') === undefined
  )
}

/** Runs a module whose bundles leave with its pages (see `canStream`), so that memory stays flat. */
export async function streamModule(
  module: Module,
  inputs: Inputs,
  circumstances: Circumstances,
  give: (bundles: readonly unknown[]) => void,
): Promise<Performed> {
  const kind = kindOfModule(module.type)
  if (!kind) throw new Error(`no module can run as ${module.type}`)
  const requests = requestsOf(circumstances, module)
  const ready = await makeReady(module, requests, inputs, circumstances)
  const watched: Circumstances = {
    ...circumstances,
    watch: (step) => {
      if (step.kind === 'page') give(step.bundles)
      circumstances.watch?.(step)
    },
  }
  const setting = { ...ready.setting, collecting: false }
  return performReady(operate(kind, requests, setting), ready, watched, false)
}

/** True when a module's type can be run by this version. */
export function canRun(module: Module): boolean {
  return kindOfModule(module.type) !== undefined
}
