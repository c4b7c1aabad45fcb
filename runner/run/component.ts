// Runs one component of an app in the world: a module, an RPC or the check of a connection.
import { kindOfModule, kinds, operate, type Setting, signingSecrets } from '../engine/index.ts'
import {
  type App,
  type Component,
  type Connection,
  inherit,
  type Module,
  type Rpc,
} from '../spec/index.ts'
import { isRecord, type Json, own } from '../text/index.ts'
import { type Redactor, sanitizedExpressions } from '../trace/index.ts'
import { connectionOf } from './connection.ts'
import { type Door, type Performed, perform } from './perform.ts'
import { type Inputs, type Surroundings, settingOf } from './setting.ts'
import { aimAt, type Target } from './target.ts'

/** Everything a run needs beside its component and its inputs. */
export interface Circumstances {
  readonly app: App
  readonly target: Target
  readonly redactor: Redactor
  readonly tracing?: boolean
  readonly signal?: AbortSignal
  readonly surroundings?: Surroundings
  readonly send?: Door['send']
  readonly watch?: Door['watch']
}

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

function runAs(
  kindName: string,
  component: Component,
  inputs: Inputs,
  circumstances: Circumstances,
): Promise<Performed> {
  const { app, surroundings = {}, tracing = false } = circumstances
  const kind = kinds.get(kindName)
  if (!kind) throw new Error(`no component can run as ${kindName}`)
  // connections stand alone: base would add a token they do not have yet (documented)
  const base = component.kind === 'connection' ? undefined : app.base
  const options = surroundings.switches ?? {}
  const requests = inherit(base, component.code.get('communication'), options)
  const setting: Setting = {
    ...settingOf(app, component, inputs, surroundings, tracing),
    ...neighboursOf(app, component, options),
  }
  const all = [...requests, ...[...(setting.endpoints?.values() ?? [])].flat()]
  const sanitize = all.flatMap((request) => sanitizePaths(request.value))
  circumstances.redactor.add(
    ...sanitizedExpressions(sanitize, setting.scope),
    ...signingSecrets(all, setting.scope, setting.connectionOAuth),
  )
  return perform(operate(kind, requests, setting), {
    aim: aimAt(app, circumstances.target),
    redactor: circumstances.redactor,
    sanitize,
    tracing,
    ...(circumstances.signal ? { signal: circumstances.signal } : {}),
    ...(circumstances.send ? { send: circumstances.send } : {}),
    ...(circumstances.watch ? { watch: circumstances.watch } : {}),
  })
}

/** What a request may need of the rest of its app: endpoints, and how its connection signs. */
function neighboursOf(
  app: App,
  component: Component,
  options: Parameters<typeof inherit>[2],
): Pick<Setting, 'endpoints' | 'connectionOAuth'> {
  const endpoints = [...app.endpoints.values()].map(
    ({ name, code }) => [name, inherit(app.base, code.get('communication'), options)] as const,
  )
  const connection = component.kind === 'connection' ? undefined : connectionOf(app, component)
  const written = own(connection?.code.get('communication')?.value, 'oauth') as Json | undefined
  const common = connection?.code.get('common')?.value ?? {}
  return {
    endpoints: new Map(endpoints),
    ...(written === undefined ? {} : { connectionOAuth: { written, common } }),
  }
}

/** True when a module's type can be run by this version. */
export function canRun(module: Module): boolean {
  return kindOfModule(module.type) !== undefined
}

function sanitizePaths(request: Readonly<Record<string, unknown>>): string[] {
  const paths = own(request.log, 'sanitize')
  return isRecord(request.log) && Array.isArray(paths) ? paths.map(String) : []
}
