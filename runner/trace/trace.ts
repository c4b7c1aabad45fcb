// What happened in one run: numbered, timed steps that nobody gets to see before they are redacted.
import type { HttpRequest, Step } from '../engine/index.ts'
import { isFailure } from '../engine/index.ts'
import { defined, type Span } from '../text/index.ts'
import type { Redactor } from './redact.ts'
import { sanitizedRequest, sanitizedResponse } from './sanitize.ts'

/** A step as it is kept. `at` is the place in the app's files, ready to print. */
export interface TraceStep {
  readonly number: number
  /** Milliseconds since the run began. */
  readonly time: number
  readonly kind: Step['kind']
  readonly [fact: string]: unknown
}

export interface Trace {
  readonly record: (step: Step) => void
  /** All steps so far, without the secrets known so far. */
  readonly steps: () => readonly TraceStep[]
}

/** A body is shown up to this many characters, and kept longer: secrets are masked before it is cut. */
const LONGEST_BODY = 20_000
const LONGEST_KEPT = 1_000_000

/**
 * A trace that forgets secrets. What `sanitize` names is masked in its place, and becomes a secret of
 * the redactor when it is first sent or received. Steps are redacted when they are read, because a
 * secret may have been evaluated before the request that makes it known, and only then cut. `elapsed`
 * gives the milliseconds since the run began; `place` prints a span.
 */
export function createTrace(
  redactor: Redactor,
  sanitize: readonly string[],
  elapsed: () => number,
  place: (span: Span) => string,
): Trace {
  const kept: TraceStep[] = []
  const record = (step: Step): void => {
    const time = Math.round(elapsed() * 10) / 10
    const facts = factsOf(withoutSanitized(step, sanitize, redactor), place)
    kept.push({ number: kept.length + 1, time, ...facts })
  }
  const shown = (step: TraceStep): TraceStep =>
    typeof step.body === 'string' ? { ...step, body: cut(redactor.text(step.body)) } : step
  return { record, steps: () => kept.map((step) => redactor.value(shown(step))) }
}

/** A step in which the named values are masked; the redactor knows them from then on. */
function withoutSanitized(step: Step, sanitize: readonly string[], redactor: Redactor): Step {
  if (step.kind === 'send') {
    const { call, values } = sanitizedRequest(sanitize, step.request)
    redactor.add(...values)
    return { ...step, request: call }
  }
  if (step.kind !== 'received' || isFailure(step.call.reply)) return step
  const { call, values } = sanitizedResponse(sanitize, step.call.reply)
  redactor.add(...sanitizedRequest(sanitize, step.call.request).values, ...values)
  return { ...step, call: { ...step.call, reply: call } }
}

function cut(text: string): string {
  if (text.length <= LONGEST_BODY) return text
  return `${text.slice(0, LONGEST_BODY)}… (${text.length} characters)`
}

function factsOf(
  step: Step,
  place: (span: Span) => string,
): { kind: Step['kind'] } & Record<string, unknown> {
  switch (step.kind) {
    case 'evaluated': {
      const { directive, written, value } = step
      return { kind: step.kind, directive, at: place(step.at), written, value }
    }
    case 'send':
      return { kind: step.kind, ...requestFacts(step.request) }
    case 'received': {
      const { reply } = step.call
      if (isFailure(reply))
        return { kind: step.kind, failure: reply.failure, message: reply.message }
      const { status, headers } = reply
      return { kind: step.kind, status, headers, body: bodyText(reply.body) }
    }
    case 'wait':
      return { kind: step.kind, milliseconds: step.milliseconds }
    case 'page': {
      const { number, items, bundles, stop } = step
      return {
        kind: step.kind,
        page: number,
        items,
        bundles: bundles.length,
        ...defined({ stop }),
      }
    }
    case 'round':
      return { kind: step.kind, round: step.number, ...defined({ stop: step.stop }) }
    case 'authorize':
      return { kind: step.kind, url: step.url }
    case 'warning':
      return {
        kind: step.kind,
        message: step.message,
        ...defined({ at: step.at && place(step.at) }),
      }
  }
}

function requestFacts(request: HttpRequest): Record<string, unknown> {
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    ...(request.body === undefined ? {} : { body: bodyText(request.body) }),
  }
}

/** A body as text; bytes that are no text are only counted. */
function bodyText(body: string | Uint8Array): string {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body)
  if (text.includes('�')) return `(${body.length} bytes)`
  if (text.length <= LONGEST_KEPT) return text
  return `${text.slice(0, LONGEST_KEPT)}… (${text.length} characters)`
}
