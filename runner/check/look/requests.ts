// Every request an app writes, whatever kind of file it stands in, with the place of its members.
import {
  type App,
  type Component,
  componentsOf,
  type Document,
  type Module,
} from '../../spec/index.ts'
import { at, isRecord, type Json, own, type Path, type Span } from '../../text/index.ts'

/** One request as written; what base gives to it is not merged in. */
export interface WrittenRequest {
  readonly component: Component
  readonly document: Document
  /** Where the request stands in its file: empty, the number of a step, a phase of a connection. */
  readonly path: Path
  readonly value: Readonly<Record<string, Json>>
  /** The phase of an OAuth connection or the file of a webhook; otherwise `communication`. */
  readonly phase: string
  /** Number of the step, from 0, and how many steps there are. */
  readonly step: number
  readonly steps: number
  /** True when base lies under it: connections stand alone. */
  readonly onBase: boolean
}

/** Phases of an OAuth connection that send requests, in the order they run. */
const PHASES = [
  'requestToken',
  'accessToken',
  'preauthorize',
  'authorize',
  'token',
  'info',
  'refresh',
  'invalidate',
]

/** Code files of a component that hold requests. */
const FILES: Readonly<Record<Component['kind'], readonly string[]>> = {
  module: ['communication', 'epoch'],
  rpc: ['communication'],
  connection: ['communication'],
  webhook: ['attach', 'detach', 'update'],
  function: [],
  endpoint: ['communication'],
}

const known = new WeakMap<Component, readonly WrittenRequest[]>()

/** The requests of one component, in the order they run. */
export function requestsOf(component: Component): readonly WrittenRequest[] {
  const found =
    known.get(component) ?? FILES[component.kind].flatMap((file) => inFile(component, file))
  known.set(component, found)
  return found
}

function inFile(component: Component, file: string): WrittenRequest[] {
  const document = component.code.get(file)
  if (!document) return []
  const phases =
    component.kind === 'connection' && isRecord(document.value)
      ? PHASES.filter((phase) => own(document.value, phase) !== undefined)
      : []
  if (phases.length === 0) return inChain(component, document, document.value, [], file)
  return phases.flatMap((phase) =>
    inChain(component, document, own(document.value, phase) as Json, [phase], phase),
  )
}

function inChain(
  component: Component,
  document: Document,
  written: Json,
  path: Path,
  phase: string,
): WrittenRequest[] {
  const chain = Array.isArray(written)
  const list: readonly Json[] = chain ? written : [written]
  return list.flatMap((value, step) => {
    if (!isRecord(value)) return []
    const onBase = component.kind !== 'connection'
    return [
      {
        component,
        document,
        path: chain ? [...path, step] : path,
        value: value as Readonly<Record<string, Json>>,
        phase,
        step,
        steps: list.length,
        onBase,
      },
    ]
  })
}

/** The requests of all modules. */
export function moduleRequests(
  app: App,
  type?: Module['type'],
): (WrittenRequest & { readonly component: Module })[] {
  return [...app.modules.values()]
    .filter((module) => type === undefined || module.type === type)
    .flatMap((module) => requestsOf(module) as (WrittenRequest & { component: Module })[])
}

/** The requests of modules and RPCs, which are those that base lies under. */
export function callingRequests(app: App): WrittenRequest[] {
  return [...app.modules.values(), ...app.rpcs.values()].flatMap(requestsOf)
}

/** Every request of the app. */
export function allRequests(app: App): WrittenRequest[] {
  return componentsOf(app).flatMap(requestsOf)
}

/** The value at a path of the request; undefined where it is not written. */
export function written(request: WrittenRequest, ...path: Path): Json | undefined {
  return at(request.value, path) as Json | undefined
}

/** Where the value at a path of the request stands. */
export function placeOf(request: WrittenRequest, ...path: Path): Span {
  return request.document.spanOf([...request.path, ...path])
}

/** Where the name of a member stands. */
export function keyPlaceOf(request: WrittenRequest, ...path: Path): Span {
  return request.document.keySpanOf([...request.path, ...path])
}

/** The method as written in capitals; GET where none is written; undefined for an expression. */
export function methodOf(request: WrittenRequest): string | undefined {
  const method = written(request, 'method') ?? 'GET'
  if (typeof method !== 'string' || method.includes('{{')) return undefined
  return method.toUpperCase()
}

/** True when the request is the last of its chain. */
export function isLast(request: WrittenRequest): boolean {
  return request.step === request.steps - 1
}

/** Name of a component as people read it: `module getThing`. */
export function nameOf(component: Component): string {
  return `${component.kind === 'rpc' ? 'RPC' : component.kind} ${component.name}`
}
