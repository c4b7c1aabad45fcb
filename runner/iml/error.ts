// The one error that parsing or evaluating a template throws, with its place inside the template.
import type { CodeOf, Span } from '../text/index.ts'

/** What went wrong, as a stable code for filters and tests. */
export type ImlErrorCode = Exclude<CodeOf<'iml'>, 'iml/plain-text'>

export interface ImlErrorPlace {
  /** The whole text the expression stands in. */
  readonly template: string
  /** Offsets in `template`, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/**
 * Thrown by parse and evaluate. `message` is Make's wording where one was observed and ours where
 * none is known. `path` is added on the way up when the template stands inside a JSON value.
 */
export class ImlError extends Error {
  readonly code: ImlErrorCode
  readonly remedy: string | undefined
  /** The name that was meant, of one that nobody knows. */
  readonly suggestion: string | undefined
  readonly place: ImlErrorPlace | undefined
  readonly path: readonly (string | number)[] | undefined
  /** True when the text ends too early, so that more of it could still be right. */
  readonly unfinished: boolean
  /** Where one of the app's own functions failed, in its file. */
  readonly source: Span | undefined

  constructor(
    code: ImlErrorCode,
    message: string,
    more: {
      remedy?: string | undefined
      suggestion?: string | undefined
      place?: ImlErrorPlace | undefined
      path?: readonly (string | number)[] | undefined
      source?: Span | undefined
      unfinished?: boolean
      cause?: unknown
    } = {},
  ) {
    super(message, { cause: more.cause })
    this.name = 'ImlError'
    this.code = code
    this.remedy = more.remedy
    this.suggestion = more.suggestion
    this.place = more.place
    this.path = more.path
    this.source = more.source
    this.unfinished = more.unfinished ?? false
  }
}
