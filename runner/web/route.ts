// What a route is, and the answers handlers make: JSON, a stream of lines, a file.
import { isRecord } from '../text/index.ts'
import type { Desk, Page } from './desk.ts'
import type { Needs } from './gate.ts'

/** A request that has passed the gate. */
export interface Passed {
  readonly desk: Desk
  /** The page that asks; of routes that need a token only. */
  readonly page: Page | undefined
  /** The members of its JSON body; empty without one. */
  readonly body: Readonly<Record<string, unknown>>
  /** What stands in the path in the place of `:name`. */
  readonly name: string
  /** Names of encodings that whoever asks takes. */
  readonly accepts: readonly string[]
  /** Ends when whoever asked has gone. */
  readonly signal: AbortSignal
}

/** One row of the table of routes: nothing is answered that has none. */
export interface Route {
  readonly method: 'GET' | 'POST'
  /** A path; its last part may be `:name`. */
  readonly path: string
  readonly needs: Needs
  readonly handle: (passed: Passed) => Promise<Response> | Response
}

/** A request that cannot be understood: its status, and one sentence. */
export class Misunderstood extends Error {
  readonly status: number

  constructor(message: string, status = 400) {
    super(message)
    this.status = status
  }
}

export function json(value: unknown, status = 200): Response {
  return new Response(JSON.stringify(value) ?? 'null', {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}

/** Writes one line of JSON. */
export type Write<Line> = (line: Line) => void

/** An answer that comes line by line; `work` must not reject, and is told when nobody listens any more. */
export function lines<Line>(
  work: (write: Write<Line>, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Response {
  const left = new AbortController()
  const either = AbortSignal.any([signal, left.signal])
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: async (controller) => {
      const write: Write<Line> = (line) => {
        if (!either.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      await work(write, either)
      if (!either.aborted) controller.close()
    },
    cancel: () => left.abort(),
  })
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson' } })
}

/** A member that has to be a text. */
export function textIn(body: Passed['body'], name: string): string {
  const value = body[name]
  if (typeof value !== 'string') throw new Misunderstood(`"${name}" must be a text.`)
  return value
}

/** A member that may be missing and else is a text. */
export function optionalTextIn(body: Passed['body'], name: string): string | undefined {
  return body[name] === undefined ? undefined : textIn(body, name)
}

/** A member that has to be a collection; an empty one where it is missing. */
export function recordIn(body: Passed['body'], name: string): Readonly<Record<string, unknown>> {
  const value = body[name] ?? {}
  if (!isRecord(value)) throw new Misunderstood(`"${name}" must be a collection.`)
  return value
}

/** The page that asks; there is one behind every route that needs a token. */
export function pageOf({ page }: Passed): Page {
  if (!page) throw new Misunderstood('This page has been forgotten; reload it.', 409)
  return page
}
