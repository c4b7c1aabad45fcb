// Faults on request: the ways a service fails in real life, per route and for the n-th call.

import { type Answer, firstHalf, jsonAnswer } from './answer.ts'
import type { Contract } from './contract.ts'
import type { Outcome } from './outcome.ts'
import { tooManyRequests } from './rate.ts'
import { drawRefusal, isRefusal, refuse } from './refusal.ts'

export type FaultKind =
  | 'rate-limit'
  | 'server-error'
  | 'bad-gateway'
  | 'empty-body'
  | 'slow'
  | 'cut'
  | 'broken-json'
  | 'lying-more-items'
  | 'lying-empty-page'

/** One fault as asked for. */
export type Fault = {
  readonly kind: FaultKind
  /** An operationId, `METHOD /path` (a path of the contract or a literal one), or `*` for every call. */
  readonly route: string
  /** Only the n-th matching call, counted from 1 since the fault was set; every call when left out. */
  readonly call?: number
  /** Milliseconds of `slow`, seconds to wait of `rate-limit`. */
  readonly value?: number
}

/** What a kind does; the field that is there says at which moment. */
export type FaultRow = {
  readonly doc: string
  /** Other names for the command line. */
  readonly aliases: readonly string[]
  /** What `value` means, and its value when left out. */
  readonly unit?: { readonly name: string; readonly fallback: number; readonly most: number }
  /** Only for operations that page. */
  readonly paging?: true
  /** Waits before the call is carried out. */
  readonly before?: (value: number) => { readonly milliseconds: number }
  /** Answers in place of the operation, which is not carried out. */
  readonly instead?: (contract: Contract, value: number) => Answer
  /** Changes what a carried-out operation says. */
  readonly outcome?: (outcome: Outcome) => Outcome
  /** Changes the answer of a carried-out operation. */
  readonly after?: (answer: Answer) => Answer
}

export const FAULTS: Readonly<Record<FaultKind, FaultRow>> = {
  'rate-limit': {
    doc: 'answers 429 with retry-after',
    aliases: ['429'],
    unit: { name: 'seconds to wait', fallback: 2, most: 86_400 },
    instead: tooManyRequests,
  },
  'server-error': {
    doc: 'answers 500 with an error envelope',
    aliases: ['500'],
    instead: (contract) => {
      const refusal = refuse('internal_error', 'Something went wrong on the server.')
      const { status, body } = drawRefusal(contract, refusal)
      return jsonAnswer(status, body)
    },
  },
  'bad-gateway': {
    doc: 'answers 502 with a page of HTML, as a proxy does',
    aliases: ['502'],
    instead: () => ({
      status: 502,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n',
    }),
  },
  'empty-body': {
    doc: 'answers 500 with nothing in the body',
    aliases: ['empty'],
    instead: () => ({ status: 500, headers: {}, body: '' }),
  },
  slow: {
    doc: 'waits before it answers',
    aliases: ['delay'],
    unit: { name: 'milliseconds', fallback: 1000, most: 600_000 },
    before: (milliseconds) => ({ milliseconds }),
  },
  cut: {
    doc: 'carries the call out, then breaks the connection in the middle of the answer',
    aliases: ['reset'],
    after: (answer) => ({ ...answer, cut: true }),
  },
  'broken-json': {
    doc: 'carries the call out, then answers with half of the JSON',
    aliases: ['broken'],
    after: (answer) => ({ ...answer, body: firstHalf(answer.body) }),
  },
  'lying-more-items': {
    doc: 'every page that holds items says that more follow, also the last one',
    aliases: ['lying'],
    paging: true,
    outcome: (outcome) => lie(outcome, 'beyond the end'),
  },
  'lying-empty-page': {
    doc: 'every page is empty and says that more follow, without end',
    aliases: ['lying-empty'],
    paging: true,
    outcome: (outcome) => lie(outcome, 'empty page'),
  },
}

function lie(outcome: Outcome, flavour: 'beyond the end' | 'empty page'): Outcome {
  if (isRefusal(outcome) || !outcome.page || !Array.isArray(outcome.data)) return outcome
  const { start, limit } = outcome.page
  if (flavour === 'empty page') {
    return { data: [], page: { start, limit, more: true, next_start: start } }
  }
  const next_start = start + outcome.data.length
  return next_start === start
    ? outcome
    : { ...outcome, page: { start, limit, more: true, next_start } }
}
