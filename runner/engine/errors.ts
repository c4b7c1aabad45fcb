// Make's error types, which one a status means, and the one error the engine throws.
import type { CodeOf, Span } from '../text/index.ts'
import type { Call, NetworkFailure } from './http.ts'

export interface ErrorType {
  readonly name: string
  /** What a problem is called that an operation ended with. */
  readonly code: CodeOf<'module'>
  /** What the platform does with the scenario. */
  readonly effect: string
  /** True when `response.error.type` may name it. */
  readonly selectable: boolean
  readonly certain: boolean
}

/** The error types an operation can end with. */
export const errorTypes: readonly ErrorType[] = [
  row('RuntimeError', 'module/runtime-error', 'the run is interrupted and rolled back', true),
  row(
    'DataError',
    'module/data-error',
    'the bundle goes to incomplete executions, the scenario commits',
    true,
  ),
  row(
    'RateLimitError',
    'module/rate-limit-error',
    'the next run is delayed, by 20 minutes unless told otherwise',
    true,
  ),
  row('OutOfSpaceError', 'module/out-of-space-error', 'the target has no room', true, false),
  row(
    'ConnectionError',
    'module/connection-error',
    'the run is tried again with growing delays',
    true,
  ),
  row(
    'InvalidConfigurationError',
    'module/invalid-configuration-error',
    'the scenario is switched off until the user acts',
    true,
  ),
  row(
    'InvalidAccessTokenError',
    'module/invalid-access-token-error',
    'the scenario is switched off until the user acts',
    true,
  ),
  row(
    'IncompleteDataError',
    'module/incomplete-data-error',
    'the scenario waits for the data',
    true,
  ),
  row(
    'DuplicateDataError',
    'module/duplicate-data-error',
    'a warning; the run goes on',
    true,
    false,
  ),
  row(
    'InconsistencyError',
    'module/inconsistency-error',
    'stops at once, committed data stay',
    false,
  ),
  row('UnexpectedError', 'module/unexpected-error', 'locked for review', false),
  row(
    'MaxResultsExceededError',
    'module/max-results-exceeded-error',
    'the scenario is switched off',
    false,
    false,
  ),
  row(
    'MaxFileSizeExceededError',
    'module/max-file-size-exceeded-error',
    'the scenario is switched off',
    false,
    false,
  ),
  row(
    'ModuleTimeoutError',
    'module/module-timeout-error',
    'the run is tried again with growing delays',
    false,
  ),
  row(
    'BundleValidationError',
    'module/bundle-validation-error',
    'the input bundle is refused before anything is sent',
    false,
  ),
]

function row(
  name: string,
  code: ErrorType['code'],
  effect: string,
  selectable: boolean,
  certain = true,
): ErrorType {
  return { name, code, effect, selectable, certain }
}

/** The code of a problem behind an error of a type; an app may write types that Make does not have. */
export function codeOfType(type: string): ErrorType['code'] {
  return errorTypes.find(({ name }) => name === type)?.code ?? 'module/other-error'
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
