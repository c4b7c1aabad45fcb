// Make's error types, which one a status means, and the one error the engine throws.
import type { Certain, CodeOf, Span } from '../text/index.ts'
import type { Call, NetworkFailure } from './http.ts'

export interface ErrorType {
  readonly name: string
  /** What a problem is called that an operation ended with. */
  readonly code: CodeOf<'module'>
  /** What the platform does with the scenario. */
  readonly effect: string
  /** Who says that `response.error.type` may name it; undefined where nobody does. */
  readonly named?: 'editor' | 'documentation' | undefined
  readonly certain: Certain
  readonly source: string
}

const PAGE = 'developers.make.com base/error-handling'
const TYPES = 'help.make.com/types-of-errors'
const PROTO = 'integromat/imt-proto src/error.ts'

/** The error types an operation can end with. */
export const errorTypes: readonly ErrorType[] = [
  {
    name: 'RuntimeError',
    code: 'module/runtime-error',
    effect: 'the run is interrupted and rolled back',
    named: 'editor',
    certain: true,
    source: PAGE,
  },
  {
    name: 'DataError',
    code: 'module/data-error',
    effect: 'the bundle goes to incomplete executions, the scenario commits',
    named: 'editor',
    certain: true,
    source: PAGE,
  },
  {
    name: 'RateLimitError',
    code: 'module/rate-limit-error',
    effect: 'the next run is delayed, by 20 minutes unless told otherwise',
    named: 'editor',
    certain: true,
    source: PAGE,
  },
  {
    name: 'OutOfSpaceError',
    code: 'module/out-of-space-error',
    effect: 'the user is out of space at the service',
    named: 'editor',
    certain: true,
    source: `${PAGE}; ${PROTO}`,
  },
  {
    name: 'ConnectionError',
    code: 'module/connection-error',
    effect: 'the run is tried again with growing delays',
    named: 'editor',
    certain: true,
    source: PAGE,
  },
  {
    name: 'InvalidConfigurationError',
    code: 'module/invalid-configuration-error',
    effect: 'the scenario is switched off until the user acts',
    named: 'editor',
    certain: true,
    source: PAGE,
  },
  {
    name: 'InvalidAccessTokenError',
    code: 'module/invalid-access-token-error',
    effect: 'the scenario is switched off until the user acts',
    named: 'editor',
    certain: true,
    source: PAGE,
  },
  {
    name: 'IncompleteDataError',
    code: 'module/incomplete-data-error',
    effect:
      'the run ends with an error, pauses for 20 minutes and begins again, until it succeeds or errors too often in a row',
    named: 'editor',
    certain: true,
    source: TYPES,
  },
  {
    name: 'DuplicateDataError',
    code: 'module/duplicate-data-error',
    effect: 'a warning; the run goes on',
    named: 'editor',
    certain: 'against',
    source: `${PAGE} ("reports error as warning"); ${TYPES} says otherwise`,
  },
  {
    name: 'UnknownError',
    code: 'module/unknown-error',
    effect: 'not described; taken for an error that ends the run',
    named: 'documentation',
    certain: false,
    source: `named by ${PAGE} and handling-responses/valid`,
  },
  {
    name: 'InconsistencyError',
    code: 'module/inconsistency-error',
    effect: 'stops at once, committed data stay, and the scheduling is switched off',
    named: 'documentation',
    certain: true,
    source: `${PAGE}; ${TYPES}`,
  },
  {
    name: 'UnexpectedError',
    code: 'module/unexpected-error',
    effect: 'locked for review',
    named: 'documentation',
    certain: true,
    source: PAGE,
  },
  {
    name: 'MaxResultsExceededError',
    code: 'module/max-results-exceeded-error',
    effect: 'the scenario is switched off',
    named: 'documentation',
    certain: true,
    source: `${PROTO} ("also disables the scenario"); named by ${PAGE}`,
  },
  {
    name: 'MaxFileSizeExceededError',
    code: 'module/max-file-size-exceeded-error',
    effect: 'the scenario is switched off',
    certain: 'against',
    source: `${PROTO} ("also disables the scenario"); ${TYPES}: only after several errors in a row`,
  },
  {
    name: 'ModuleTimeoutError',
    code: 'module/module-timeout-error',
    effect: 'the run is tried again with growing delays',
    certain: 'against',
    source: `help.make.com/exponential-backoff; ${TYPES}: no automatic retry without a Break handler`,
  },
  {
    name: 'BundleValidationError',
    code: 'module/bundle-validation-error',
    effect: 'the input bundle is refused before anything is sent',
    certain: true,
    source: TYPES,
  },
]

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

/**
 * What to write where a text came out that is a path without braces, as two pages of Make write it;
 * undefined for any other value.
 */
export function bracedPath(value: unknown): string | undefined {
  const isPath =
    typeof value === 'string' && /^(?:body|item|temp|output)(?:[.[][\w.`[\]-]*)?$/.test(value)
  return isPath ? `write {{${value}}}, with braces` : undefined
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
