// Makes a part of a component ready and runs it in the world; every kind of run passes here.

import {
  functionSources,
  type Inputs,
  makeReady,
  outOfTime,
  type Part,
  type PartName,
  parts,
  type Ready,
} from '../operation/index.ts'
import type { App, Component } from '../spec/index.ts'
import { createRedactor, type Redactor } from '../trace/index.ts'
import { bindingFor } from './functions.ts'
import { type Performed, perform } from './perform.ts'
import type { World } from './world.ts'

/**
 * Runs a part of a component on its inputs: by the name of its row, or requests that were made of
 * them. Undefined where the component's files say nothing of that part.
 */
export async function runPart(
  part: PartName | Part,
  component: Component,
  inputs: Inputs,
  app: App,
  world: World,
): Promise<Performed | undefined> {
  const opened = typeof part === 'string' ? parts[part](component, { ...world, app }) : part
  if (!opened) return undefined
  const redactor = world.redactor ?? createRedactor()
  const ready = await readyIn(opened, component, inputs, app, { ...world, redactor })
  return performReady(ready, app, { ...world, redactor })
}

/** Makes a part ready; from then on the redactor knows its secrets. */
export async function readyIn(
  part: Part,
  component: Component,
  inputs: Inputs,
  app: App,
  world: World & { readonly redactor: Redactor },
): Promise<Ready> {
  const { debug, redactor } = world
  const print = debug && ((line: string) => debug(redactor.text(line)))
  const bind = functionSources(app).size > 0 ? await bindingFor(print) : undefined
  const ready = makeReady(part, component, inputs, { ...world, app }, bind)
  redactor.add(...ready.secrets)
  return ready
}

/** Performs what is ready, in its time, and frees it. */
export async function performReady(
  ready: Ready,
  app: App,
  world: World & { readonly redactor: Redactor },
): Promise<Performed> {
  try {
    if (ready.time === undefined) return await perform(ready, app, world)
    const limit = AbortSignal.timeout(ready.time)
    const { signal } = world
    const either = signal ? AbortSignal.any([signal, limit]) : limit
    const performed = await perform(ready, app, { ...world, signal: either })
    if (!performed.interrupted || !limit.aborted || signal?.aborted) return performed
    return { ...performed, bundles: [], interrupted: false, error: outOfTime(ready) }
  } finally {
    ready.dispose()
  }
}
