// Makes a component ready to run: its requests, the names they may read, and what must stay hidden.
import {
  type Communicating,
  neighboursOf,
  type Operation,
  type Setting,
  signingSecrets,
} from '../engine/index.ts'
import { type App, type Component, type Document, inherit, type Placed } from '../spec/index.ts'
import { isRecord, own } from '../text/index.ts'
import { type Redactor, sanitizedExpressions } from '../trace/index.ts'
import { bindAppFunctions } from './functions.ts'
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
  readonly wait?: Door['wait']
  readonly watch?: Door['watch']
  readonly authorize?: Door['authorize']
  /** Local name of the connection whose data are given, where a component offers two. */
  readonly connection?: string
  /** Bytes of one answer that are read at most. */
  readonly largest?: number
  /** Awaited before each request: so long nothing more is wanted. */
  readonly pause?: () => Promise<void>
  /** Gets the lines that functions of the app print with debug, without secrets. */
  readonly debug?: (line: string) => void
}

/** A component that only waits to be started. `dispose` frees the functions of the app. */
export interface Ready {
  readonly requests: readonly Placed[]
  readonly setting: Setting
  readonly sanitize: readonly string[]
  readonly dispose: () => void
}

/** The requests of a component: its communication, or the file that is given, over base where it has one. */
export function requestsOf(
  { app, surroundings = {} }: Pick<Circumstances, 'app' | 'surroundings'>,
  component: Component,
  code: Document | undefined = component.code.get('communication'),
): readonly Placed[] {
  // connections stand alone: base would add a token they do not have yet (documented)
  const base = component.kind === 'connection' ? undefined : app.base
  return inherit(base, code, surroundings.switches ?? {})
}

/** False where a component has no such file, or one that says nothing, as exports write it. */
export function saysSomething(code: Document | undefined): code is Document {
  const value = code?.value
  if (Array.isArray(value)) return value.length > 0
  return isRecord(value) && Object.keys(value).length > 0
}

/** Gathers what a run of these requests needs, and tells the redactor which values are secret. */
export async function makeReady(
  component: Component,
  requests: readonly Placed[],
  inputs: Inputs,
  circumstances: Circumstances,
): Promise<Ready> {
  const { app, surroundings = {}, tracing = false, debug, redactor } = circumstances
  const named = settingOf(app, component, inputs, surroundings, tracing)
  const print = debug && ((line: string) => debug(redactor.text(line)))
  const { functions, dispose } = await bindAppFunctions(app, named.scope, print)
  const setting: Setting = {
    ...named,
    ...neighboursOf(app, component, surroundings.switches ?? {}, circumstances.connection),
    scope: functions ? { ...named.scope, functions } : named.scope,
  }
  const all = [...requests, ...[...(setting.endpoints?.values() ?? [])].flat()]
  const sanitize = all.flatMap((request) => sanitizePaths(request.value))
  redactor.add(
    ...sanitizedExpressions(sanitize, setting.scope),
    ...signingSecrets(all, setting.scope, setting.connectionOAuth),
  )
  return { requests, setting, sanitize, dispose }
}

/** Performs a process that was made of something ready, and frees it. */
export function performReady(
  process: Communicating<Operation>,
  { sanitize, dispose }: Ready,
  circumstances: Circumstances,
  collecting = true,
): Promise<Performed> {
  const { app, target, redactor, tracing = false } = circumstances
  const { signal, send, wait, watch, authorize, largest, pause } = circumstances
  return perform(process, {
    aim: aimAt(app, target),
    redactor,
    sanitize,
    tracing,
    collecting,
    ...(signal ? { signal } : {}),
    ...(send ? { send } : {}),
    ...(wait ? { wait } : {}),
    ...(watch ? { watch } : {}),
    ...(authorize ? { authorize } : {}),
    ...(largest === undefined ? {} : { largest }),
    ...(pause ? { pause } : {}),
  }).finally(dispose)
}

function sanitizePaths(request: Readonly<Record<string, unknown>>): string[] {
  const paths = own(request.log, 'sanitize')
  return isRecord(request.log) && Array.isArray(paths) ? paths.map(String) : []
}
