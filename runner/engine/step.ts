// Steps: all the engine ever says to the world. It never awaits; it yields and is answered.
//
// A run is a generator. It yields a step; whoever drives it (io/drive.ts, a test, a page that steps
// by hand) records the step, performs it when it asks for something, and resumes the generator with
// the answer. Only `send` is answered, with a reply; all other steps are answered with nothing.
// Inside the engine nobody yields by hand: `yield* send(request)` gives the reply with its type.
import type { Json, Span } from '../text/index.ts'
import type { Call, HttpRequest, Reply } from './http.ts'

/** Why paging ended after a page. */
export type StopReason =
  | 'no pagination'
  | 'limit'
  | 'empty page'
  | 'condition'
  | 'page cap'
  | 'request cap'
  | 'known item'
  | 'no list'

/** Why a request was not repeated after a round. */
export type RepeatStop = 'condition' | 'limit' | 'round cap' | 'request cap'

export type Step =
  /** A directive turned what is written into a value. Only yielded when tracing is on. */
  | {
      readonly kind: 'evaluated'
      readonly directive: string
      readonly at: Span
      readonly written: Json
      readonly value: unknown
    }
  | { readonly kind: 'send'; readonly request: HttpRequest }
  | { readonly kind: 'received'; readonly call: Call }
  | { readonly kind: 'wait'; readonly milliseconds: number }
  /** A page was worked off. `bundles` are the page's own, before any wrapper. */
  | {
      readonly kind: 'page'
      readonly number: number
      readonly items: number
      readonly bundles: readonly unknown[]
      readonly stop?: StopReason
    }
  /** A request with `repeat` was worked off with all its pages. */
  | { readonly kind: 'round'; readonly number: number; readonly stop?: RepeatStop }
  /** The user must be sent to an address; answered with the query of the callback. */
  | { readonly kind: 'authorize'; readonly url: string }
  /** Something unusual that is no error, in one sentence. */
  | { readonly kind: 'warning'; readonly message: string; readonly at?: Span }

/** What the callback of an authorisation brought: the names of its query. */
export type Callback = { readonly query: Readonly<Record<string, unknown>> }

/** A run in the making: yields steps, is resumed with answers, returns a T. */
export type Communicating<T> = Generator<Step, T, Reply | Callback | undefined>

/** Asks for a request to be sent and gives what it met; the call is recorded as a step, too. */
export function* send(request: HttpRequest): Communicating<Reply> {
  const reply = yield { kind: 'send', request }
  if (!reply || 'query' in reply) throw new Error('a send step must be answered with a reply')
  yield { kind: 'received', call: { request, reply } }
  return reply
}

/** Asks for the user to be sent to an address and gives the query of the callback. */
export function* authorize(url: string): Communicating<Callback['query']> {
  const answer = yield { kind: 'authorize', url }
  if (!answer || !('query' in answer)) throw new Error('an authorize step needs a callback')
  return answer.query
}

/** Asks for time to pass; nothing happens when the time is not positive. */
export function* wait(milliseconds: number): Communicating<void> {
  if (milliseconds > 0) yield { kind: 'wait', milliseconds }
}

/** Says something unusual. */
export function* warn(message: string, at?: Span): Communicating<void> {
  yield at ? { kind: 'warning', message, at } : { kind: 'warning', message }
}
