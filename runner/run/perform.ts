// Runs one communication in the world: drives the engine, times its calls, keeps what it saw.
import {
  type HttpRequest,
  isFailure,
  ModuleError,
  type Operation,
  type Reply,
  type Step,
} from '../engine/index.ts'
import { drive, send } from '../io/index.ts'
import type { Ready } from '../operation/index.ts'
import type { App } from '../spec/index.ts'
import { positionOf, type Span } from '../text/index.ts'
import {
  createTrace,
  type Redactor,
  sanitizedRequest,
  sanitizedResponse,
  type TraceStep,
} from '../trace/index.ts'
import { aimAt } from './target.ts'
import type { World } from './world.ts'

/** One line of what was sent, without secrets. */
export interface CallLine {
  readonly method: string
  /** As the app asked for it, before a target was put in its place. */
  readonly url: string
  /** Absent when no answer came. */
  readonly status?: number
  readonly failure?: string
  readonly milliseconds: number
}

export interface Performed extends Operation {
  readonly calls: readonly CallLine[]
  readonly milliseconds: number
  /** True when it was stopped from outside; the bundles are those of the pages worked off. */
  readonly interrupted: boolean
  readonly trace?: readonly TraceStep[]
}

/** Drives what is ready to its end, or to the moment it is interrupted. */
export async function perform(
  ready: Ready,
  app: App,
  world: World & { readonly redactor: Redactor },
): Promise<Performed> {
  const began = stopwatch()
  const elapsed = () => stopwatch() - began
  const calls: CallLine[] = []
  const soFar: unknown[] = []
  const { redactor, signal } = world
  const aim = aimAt(app, world.target)
  const trace =
    world.tracing || world.recording
      ? createTrace(redactor, ready.sanitize, elapsed, printPlace)
      : undefined
  const record = (step: Step): void => {
    trace?.record(step)
    if (step.kind === 'page' && world.collecting !== false) {
      for (const bundle of step.bundles) soFar.push(bundle)
    }
    world.watch?.(step)
  }
  const sendTimed = async (request: HttpRequest, within?: AbortSignal): Promise<Reply> => {
    await world.pause?.()
    within?.throwIfAborted()
    const start = stopwatch()
    const aimed = aim(request)
    const reply = 'failure' in aimed ? aimed : await sendTo(world, aimed, within)
    const line = sanitizedRequest(ready.sanitize, request)
    const answer = isFailure(reply) ? undefined : sanitizedResponse(ready.sanitize, reply)
    redactor.add(...line.values, ...(answer?.values ?? []))
    calls.push(lineOf(line.call, reply, stopwatch() - start, redactor))
    return reply
  }
  const traced = () => (trace ? { trace: trace.steps() } : {})
  const facts = () => ({ calls, milliseconds: elapsed(), ...traced() })
  try {
    const { authorize } = world
    const driven = {
      send: sendTimed,
      wait: world.wait ?? wait,
      record,
      ...(authorize ? { authorize } : {}),
    }
    const operation = await drive(ready.start(), driven, signal)
    if (operation.error && signal) {
      // Ctrl-C that came while code of the app kept this program busy is heard only now
      await new Promise((resolve) => setImmediate(resolve))
      signal.throwIfAborted()
    }
    return { ...redactError(operation, redactor), ...facts(), interrupted: false }
  } catch (error) {
    if (!signal?.aborted) throw error
    return { bundles: soFar, stored: {}, ...facts(), interrupted: true }
  }
}

function sendTo(world: World, request: HttpRequest, signal?: AbortSignal): Promise<Reply> {
  const { largest } = world
  if (world.send) return world.send(request, signal)
  return send(request, signal, largest === undefined ? {} : { largest })
}

function lineOf(
  request: HttpRequest,
  reply: Reply,
  milliseconds: number,
  redactor: Redactor,
): CallLine {
  const came = isFailure(reply)
    ? { failure: redactor.text(reply.message) }
    : { status: reply.status }
  return { method: request.method, url: redactor.text(request.url), ...came, milliseconds }
}

/**
 * The error without secrets: a service may repeat the key in its message, and the call it came from
 * holds the key in its headers, so the call is left out; the lines of all calls tell the rest.
 */
function redactError(operation: Operation, redactor: Redactor): Operation {
  const { error } = operation
  if (!error) return operation
  const { type, message, at, network } = error
  const clean = (text: string | undefined) => text && redactor.text(text)
  const kept = network && { ...network, message: redactor.text(network.message) }
  const more = { at, remedy: clean(error.remedy), suggestion: clean(error.suggestion) }
  const told = new ModuleError(type, redactor.text(message), { ...more, network: kept })
  return { ...operation, error: told }
}

/** Milliseconds from an arbitrary moment; Node's `performance` would take longer to load than to use. */
function stopwatch(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', leave, { once: true })
  })
}

function printPlace(span: Span): string {
  const { line, column } = positionOf(span.source, span.start)
  return `${span.source.file}:${line}:${column}`
}
