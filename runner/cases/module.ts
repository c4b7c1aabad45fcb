// Plays a case of kind module: a component of an app, with its parameters converted as Make does.
import {
  kinds,
  ModuleError,
  neighboursOf,
  type Operation,
  operate,
  type Setting,
} from '../engine/index.ts'
import { convertBundle } from '../parameters/index.ts'
import { type App, type Component, inherit, type Module } from '../spec/index.ts'
import { didYouMean, isRecord, type Source } from '../text/index.ts'
import type { Case, Played } from './case.ts'
import { playOperation, settingOf } from './communication.ts'
import { type BindFunctions, withFunctions } from './functions.ts'

/** Keys of a case that name a component, and where the app keeps components of that kind. */
const places = [
  { key: 'module', of: (app: App): ReadonlyMap<string, Component> => app.modules },
  { key: 'rpc', of: (app: App): ReadonlyMap<string, Component> => app.rpcs },
  { key: 'connection', of: (app: App): ReadonlyMap<string, Component> => app.connections },
] as const

/** Plays one case against an app and tells every difference. */
export function playModule(
  played: Case,
  app: App | undefined,
  bind: BindFunctions | undefined,
): Played {
  if (!app) {
    const why = 'there is no app here; run the command in its folder or name it with --app DIR'
    return { id: played.id, ok: false, why }
  }
  const place = places.find(({ key }) => typeof played[key] === 'string')
  if (!place)
    return { id: played.id, ok: false, why: 'the case names no module, rpc or connection' }
  const components = place.of(app)
  const name = String(played[place.key])
  const component = components.get(name)
  if (!component) {
    const remedy =
      didYouMean(name, components.keys()) ?? `known are ${[...components.keys()].join(', ')}`
    return { id: played.id, ok: false, why: `the app has no ${place.key} "${name}"; ${remedy}` }
  }
  const before = settingOf(played)
  return withFunctions(before.scope, functionsOf(app), bind, (scope) =>
    playComponent(played, app, component, { ...before, scope }),
  )
}

function playComponent(played: Case, app: App, component: Component, before: Setting): Played {
  const { parameters, error } = convert(played, component, before)
  const variables = { ...before.scope.variables, ...namesOf(app, component, parameters) }
  const scope = { ...before.scope, variables }
  const neighbours = neighboursOf(app, component, before.switches)
  const setting: Setting = { ...before, ...neighbours, scope }
  const base = component.kind === 'connection' ? undefined : app.base
  const requests = inherit(base, component.code.get('communication'), setting.switches)
  const kind = kinds.get(component.kind === 'module' ? (component as Module).type : component.kind)
  if (!kind) return { id: played.id, ok: false, why: `a ${component.kind} cannot be played` }
  const process = error ? refused(error) : operate(kind, requests, setting)
  return playOperation(played, process, requests, setting)
}

function functionsOf(app: App): ReadonlyMap<string, Source> {
  const codes = [...app.functions].map(([name, { texts }]) => [name, texts.get('code')] as const)
  return new Map(codes.filter((one): one is [string, Source] => one[1] !== undefined))
}

/** The bundle as a run makes it; faults end the operation before anything is sent. */
function convert(
  played: Case,
  component: Component,
  setting: Setting,
): { parameters: Record<string, unknown>; error?: ModuleError } {
  const given = isRecord(played.parameters) ? played.parameters : {}
  const lists = ['staticParams', 'mappableParams', 'params'].flatMap((key) => {
    const list = component.code.get(key)?.value
    return Array.isArray(list) ? list : []
  })
  if (component.kind === 'rpc') return { parameters: given }
  const { crud, type } = component as Module
  const converted = convertBundle(lists, given, {
    timezone: setting.scope.timezone,
    now: setting.scope.now(),
    ...(component.kind === 'module' ? { crud: crud ?? null, moduleType: type } : {}),
  })
  const parameters = converted.bundle as Record<string, unknown>
  if (converted.message === undefined) return { parameters }
  const words = converted.problems
    .filter((one) => one.severity === 'error')
    .map((one) => one.message)
  const message = [converted.message, ...words].join(' ')
  return { parameters, error: new ModuleError('BundleValidationError', message) }
}

function namesOf(
  app: App,
  component: Component,
  parameters: Record<string, unknown>,
): Record<string, unknown> {
  return {
    parameters,
    common: app.common?.value ?? {},
    ...(component.kind === 'connection' ? { connection: parameters } : {}),
    metadata: {
      expect: component.code.get('mappableParams')?.value ?? [],
      interface: component.code.get('interface')?.value ?? [],
    },
  }
}

// biome-ignore lint/correctness/useYield: an operation that is refused asks for nothing
function* refused(error: ModuleError): Generator<never, Operation> {
  return { bundles: [], error, stored: {} }
}
