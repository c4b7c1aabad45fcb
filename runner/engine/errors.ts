// Make's error types, which one a status means, and the one error the engine throws.
import type { Span } from '../text/index.ts'
import type { Call, NetworkFailure } from './http.ts'

export interface ErrorType {
  readonly name: string
  /** What the platform does with the scenario. */
  readonly effect: string
  /** True when `response.error.type` may name it. */
  readonly selectable: boolean
  readonly certain: boolean
}

/** The error types an operation can end with. */
export const errorTypes: readonly ErrorType[] = [
  row('RuntimeError', 'the run is interrupted and rolled back', true),
  row('DataError', 'the bundle goes to incomplete executions, the scenario commits', true),
  row('RateLimitError', 'the next run is delayed, by 20 minutes unless told otherwise', true),
  row('OutOfSpaceError', 'the target has no room', true, false),
  row('ConnectionError', 'the run is tried again with growing delays', true),
  row('InvalidConfigurationError', 'the scenario is switched off until the user acts', true),
  row('InvalidAccessTokenError', 'the scenario is switched off until the user acts', true),
  row('IncompleteDataError', 'the scenario waits for the data', true),
  row('DuplicateDataError', 'a warning; the run goes on', true, false),
  row('InconsistencyError', 'stops at once, committed data stay', false),
  row('UnexpectedError', 'locked for review', false),
  row('MaxResultsExceededError', 'the scenario is switched off', false, false),
  row('MaxFileSizeExceededError', 'the scenario is switched off', false, false),
  row('ModuleTimeoutError', 'the run is tried again with growing delays', false),
  row('BundleValidationError', 'the input bundle is refused before anything is sent', false),
]

function row(name: string, effect: string, selectable: boolean, certain = true): ErrorType {
  return { name, effect, selectable, certain }
}

/**
 * Thrown inside the engine when Make would end the operation with an error; caught once, in
 * operation.ts. `type` is one of `errorTypes` or what the app wrote.
 */
export class ModuleError extends Error {
  readonly type: string
  /** The directive that raised it or that could not be evaluated. */
  readonly at: Span | undefined
  readonly call: Call | undefined
  /** What the author or the user can do about it, when we know. */
  readonly remedy: string | undefined
  /** The name that was meant, of one that nobody knows. */
  readonly suggestion: string | undefined
  /** Set when no answer came at all. */
  readonly network: NetworkFailure | undefined

  constructor(
    type: string,
    message: string,
    more: {
      readonly at?: Span | undefined
      readonly call?: Call | undefined
      readonly remedy?: string | undefined
      readonly suggestion?: string | undefined
      readonly network?: NetworkFailure | undefined
    } = {},
  ) {
    super(message)
    this.name = 'ModuleError'
    this.type = type
    this.at = more.at
    this.call = more.call
    this.remedy = more.remedy
    this.suggestion = more.suggestion
    this.network = more.network
  }
}

/** The type an HTTP status means when the app names none. [types: inferred, A-05] */
export function typeOfStatus(status: number): string {
  if (status === 429) return 'RateLimitError'
  return status >= 500 ? 'ConnectionError' : 'RuntimeError'
}

/** The sentence an HTTP status means when the app names none; wording: Make's documentation. */
export function messageOfStatus(status: number): string {
  if (status === 429) return 'Third party API limit likely exceeded'
  if (status >= 500) return 'Service is temporarily unavailable.'
  return `Status Code Error: ${status}`
}

/** How a network failure ends the operation. [inferred: types named in Make's help pages] */
export function errorOfFailure(failure: NetworkFailure, call: Call, at?: Span): ModuleError {
  const types: Readonly<Record<NetworkFailure['failure'], string>> = {
    unreachable: 'ConnectionError',
    timeout: 'ModuleTimeoutError',
    tls: 'RuntimeError',
    'too-large': 'MaxFileSizeExceededError',
    refused: 'RuntimeError',
  }
  return new ModuleError(types[failure.failure], failure.message, { at, call, network: failure })
}
