// A component that only waits to be started: its requests, the names they read, and what must stay hidden.
import {
  type Communicating,
  DEFAULT_CAPS,
  DEFAULT_SWITCHES,
  ModuleError,
  neighboursOf,
  type Operation,
  type Setting,
} from '../engine/index.ts'
import type { Scope } from '../iml/index.ts'
import type { Component, Placed } from '../spec/index.ts'
import type { Circumstances, Inputs } from './circumstances.ts'
import { type BindFunctions, functionSources, withFunctions } from './functions.ts'
import { namesOf } from './names.ts'
import type { Part } from './parts.ts'
import { sanitizePaths, secretsOf } from './secrets.ts'

/** `dispose` frees the functions of the app. */
export interface Ready {
  readonly component: Component
  readonly requests: readonly Placed[]
  readonly setting: Setting
  /** What `log.sanitize` of all its requests names. */
  readonly sanitize: readonly string[]
  /** Every value that nobody may see. */
  readonly secrets: readonly unknown[]
  /** Milliseconds for all its requests together; undefined where only each request has a limit. */
  readonly time: number | undefined
  readonly start: () => Communicating<Operation>
  readonly dispose: () => void
}

/**
 * Gathers what a run of a part of a component needs. Throws an Error when the app has functions and
 * nothing is given that could run them.
 */
export function makeReady(
  part: Part,
  component: Component,
  inputs: Inputs,
  circumstances: Circumstances,
  bind?: BindFunctions,
): Ready {
  const { app, connection, surroundings = {}, tracing = false, collecting = true } = circumstances
  const switches = { ...DEFAULT_SWITCHES, ...surroundings.switches }
  const { scope, dispose } = withFunctions(
    scopeOf(component, inputs, circumstances),
    functionSources(app),
    bind,
  )
  const setting: Setting = {
    ...neighboursOf(app, component, switches, connection?.name),
    scope,
    switches,
    caps: { ...DEFAULT_CAPS, ...surroundings.caps },
    tracing,
    collecting,
  }
  const all = [...part.requests, ...[...(setting.endpoints?.values() ?? [])].flat()]
  return {
    component,
    requests: part.requests,
    setting,
    sanitize: sanitizePaths(all),
    secrets: secretsOf(component, all, inputs, circumstances, setting),
    time: part.time === undefined ? undefined : (surroundings.rpcTime ?? part.time),
    start: () => part.start(setting),
    dispose,
  }
}

function scopeOf(component: Component, inputs: Inputs, circumstances: Circumstances): Scope {
  const { timezone, now, random, uuid } = circumstances.surroundings ?? {}
  return {
    timezone: timezone ?? 'UTC',
    now: now ?? (() => new Date()),
    random: random ?? Math.random,
    uuid: uuid ?? (() => crypto.randomUUID()),
    profile: 'app',
    variables: namesOf(component, inputs, circumstances),
  }
}

/** What ends a run that takes longer than all its requests together may. [type: inferred] */
export function outOfTime({ component, time = 0 }: Ready): ModuleError {
  const message = `${component.label} takes longer than the ${time / 1000} seconds that Make allows.`
  return new ModuleError('ModuleTimeoutError', message)
}

/** What an operation comes to that ends before anything is sent. */
export function refusedOperation(error: ModuleError): Operation {
  return { bundles: [], error, stored: {} }
}
