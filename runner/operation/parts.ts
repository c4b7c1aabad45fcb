// What of a component can be run on its own: a table of its requests and of how the engine starts them.
import {
  type Communicating,
  caught,
  connectOAuth1,
  connectOAuth2,
  kinds,
  type Operation,
  operate,
  receive,
  refreshOAuth2,
  type Setting,
} from '../engine/index.ts'
import {
  type Component,
  type Connection,
  type Document,
  inherit,
  overlaid,
  type Placed,
} from '../spec/index.ts'
import { isRecord } from '../text/index.ts'
import type { Circumstances } from './circumstances.ts'
import { phasesOfConnection } from './phases.ts'

/** Requests that are ready to be started. */
export interface Part {
  readonly requests: readonly Placed[]
  readonly start: (setting: Setting) => Communicating<Operation>
  /** Milliseconds for all its requests together; undefined where only each request has a limit. */
  readonly time: number | undefined
}

/** The requests of a component: its communication, or the file that is given, over base where it has one. */
export function requestsOf(
  component: Component,
  { app, surroundings }: Circumstances,
  code: Document | undefined = component.code.get('communication'),
): readonly Placed[] {
  // connections stand alone: base would add a token they do not have yet (documented)
  const base = component.kind === 'connection' ? undefined : app.base
  return inherit(base, code, surroundings?.switches ?? {})
}

/** False where a component has no such file, or one that says nothing, as exports write it. */
export function saysSomething(code: Document | undefined): code is Document {
  const value = code?.value
  if (Array.isArray(value)) return value.length > 0
  return isRecord(value) && Object.keys(value).length > 0
}

/** Requests as one of the engine's kinds runs them. */
export function operated(kindName: string, requests: readonly Placed[]): Part {
  const kind = kinds.get(kindName)
  if (!kind) throw new Error(`no component can run as ${kindName}`)
  return { requests, start: (setting) => operate(kind, requests, setting), time: kind.time }
}

/** Undefined where the component's files say nothing of the kind. */
type Open = (component: Component, circumstances: Circumstances) => Part | undefined

const operates =
  (kind: string): Open =>
  (component, circumstances) =>
    operated(kind, requestsOf(component, circumstances))

/** A request of a webhook to its service; Make gives it the time of an RPC. */
const hookRequest =
  (key: 'attach' | 'update' | 'detach'): Open =>
  (component, circumstances) => {
    const code = component.code.get(key)
    if (!saysSomething(code)) return undefined
    return operated('rpc', requestsOf(component, circumstances, code))
  }

/** The whole dance of an OAuth connection. */
function signIn(isFirst: boolean): Open {
  return (component) => {
    const phases = phasesOfConnection(component, isFirst)
    const dance = isFirst ? connectOAuth1 : connectOAuth2
    return {
      requests: [...phases.values()].flat(),
      start: (setting) => caught(dance(phases, setting)),
      time: undefined,
    }
  }
}

/** Only what a sign-in gave can be refreshed and given back. */
function isSignedIn(component: Component & Partial<Pick<Connection, 'type'>>): boolean {
  return component.type === 'oauth'
}

const rows = {
  action: operates('action'),
  universal: operates('universal'),
  search: operates('search'),
  trigger: operates('trigger'),
  instant_trigger: operates('instant_trigger'),
  responder: operates('responder'),
  rpc: operates('rpc'),
  connection: operates('connection'),
  epoch: (component, circumstances) => {
    const written = component.code.get('epoch')
    if (!saysSomething(written)) return undefined
    const document = overlaid(component.code.get('communication'), written)
    return operated('epoch', requestsOf(component, circumstances, document))
  },
  attach: hookRequest('attach'),
  update: hookRequest('update'),
  detach: hookRequest('detach'),
  webhook: (component, circumstances) => {
    // the communication of a webhook does not inherit base
    const app = { ...circumstances.app, base: undefined }
    const requests = requestsOf(component, { ...circumstances, app })
    const [request] = requests
    if (!request) throw new Error('a communication has at least one request')
    return { requests, start: (setting) => caught(receive(request, setting)), time: undefined }
  },
  oauth1: signIn(true),
  oauth2: signIn(false),
  refresh: (component) => {
    const phases = phasesOfConnection(component)
    const requests = isSignedIn(component) ? phases.get('refresh') : undefined
    if (!requests) return undefined
    return { requests, start: (setting) => caught(refreshOAuth2(phases, setting)), time: undefined }
  },
  invalidate: (component) => {
    const phases = phasesOfConnection(component)
    const requests = isSignedIn(component) ? phases.get('invalidate') : undefined
    return requests && operated('connection', requests)
  },
} satisfies Readonly<Record<string, Open>>

/** Modules under their type; a webhook by request; an OAuth connection by phase. */
export type PartName = keyof typeof rows

/** Every part that can be run, by its name. */
export const parts: Readonly<Record<PartName, Open>> = rows
