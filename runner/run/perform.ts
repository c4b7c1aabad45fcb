// Runs one communication in the world: drives the engine, times its calls, keeps what it saw.
import {
  type Callback,
  type Communicating,
  type HttpRequest,
  isFailure,
  ModuleError,
  type NetworkFailure,
  type Operation,
  type Reply,
  type Step,
} from '../engine/index.ts'
import { drive, send } from '../io/index.ts'
import { positionOf, type Span } from '../text/index.ts'
import { createTrace, type Redactor, type TraceStep } from '../trace/index.ts'

/** How a run reaches the world and who watches it. */
export interface Door {
  readonly aim: (request: HttpRequest) => HttpRequest | NetworkFailure
  /** Usually io's send; answers of a case or of a test otherwise. */
  readonly send?: (request: HttpRequest, signal?: AbortSignal) => Promise<Reply>
  readonly redactor: Redactor
  readonly sanitize: readonly string[]
  readonly tracing: boolean
  /** False: the pages' bundles are only watched, not kept, so that memory stays flat. */
  readonly collecting?: boolean
  readonly signal?: AbortSignal
  readonly watch?: (step: Step) => void
  /** Sends the user to an address; given where an OAuth connection is made. */
  readonly authorize?: (url: string, signal?: AbortSignal) => Promise<Callback>
  /** Bytes of one answer that are read at most; 50 MB unless told. */
  readonly largest?: number
  /** Lets time pass where a request asks for it; really waits unless told. */
  readonly wait?: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Awaited before each request: so long nothing more is wanted. */
  readonly pause?: () => Promise<void>
}

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

/** Drives a process of the engine to its end, or to the moment it is interrupted. */
export async function perform(process: Communicating<Operation>, door: Door): Promise<Performed> {
  const began = stopwatch()
  const elapsed = () => stopwatch() - began
  const calls: CallLine[] = []
  const soFar: unknown[] = []
  const trace = door.tracing
    ? createTrace(door.redactor, door.sanitize, elapsed, printPlace)
    : undefined
  const record = (step: Step): void => {
    trace?.record(step)
    if (step.kind === 'page' && door.collecting !== false) {
      for (const bundle of step.bundles) soFar.push(bundle)
    }
    door.watch?.(step)
  }
  const sendTimed = async (request: HttpRequest, signal?: AbortSignal): Promise<Reply> => {
    await door.pause?.()
    signal?.throwIfAborted()
    const start = stopwatch()
    const aimed = door.aim(request)
    const reply = 'failure' in aimed ? aimed : await sendTo(door, aimed, signal)
    calls.push(lineOf(request, reply, stopwatch() - start, door.redactor))
    return reply
  }
  const traced = () => (trace ? { trace: trace.steps() } : {})
  const facts = () => ({ calls, milliseconds: elapsed(), ...traced() })
  try {
    const { authorize } = door
    const world = {
      send: sendTimed,
      wait: door.wait ?? wait,
      record,
      ...(authorize ? { authorize } : {}),
    }
    const operation = await drive(process, world, door.signal)
    if (operation.error && door.signal) {
      // Ctrl-C that came while code of the app kept this program busy is heard only now
      await new Promise((resolve) => setImmediate(resolve))
      door.signal.throwIfAborted()
    }
    return { ...redactError(operation, door.redactor), ...facts(), interrupted: false }
  } catch (error) {
    if (!door.signal?.aborted) throw error
    return { bundles: soFar, stored: {}, ...facts(), interrupted: true }
  }
}

function sendTo(door: Door, request: HttpRequest, signal?: AbortSignal): Promise<Reply> {
  const { largest } = door
  if (door.send) return door.send(request, signal)
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
  const { type, at, network } = error
  const remedy = error.remedy === undefined ? undefined : redactor.text(error.remedy)
  const kept = network && { ...network, message: redactor.text(network.message) }
  const clean = new ModuleError(type, redactor.text(error.message), { at, remedy, network: kept })
  return { ...operation, error: clean }
}

/** Milliseconds from an arbitrary moment; Node's `performance` would take longer to load than to use. */
function stopwatch(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}

function printPlace(span: Span): string {
  const { line, column } = positionOf(span.source, span.start)
  return `${span.source.file}:${line}:${column}`
}
