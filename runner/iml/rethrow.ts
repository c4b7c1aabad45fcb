// Gives an error on its way up what the lower level could not know: place, calling function, path.
import type { Path } from '../text/index.ts'
import { ImlError, type ImlErrorPlace } from './error.ts'

/** The error with a place, unless a deeper expression has given it one already. */
export function withPlace(error: unknown, place: ImlErrorPlace): ImlError {
  if (!(error instanceof ImlError)) {
    return new ImlError('iml/function-failed', messageOf(error), { place, cause: error })
  }
  if (error.place !== undefined) return error
  return new ImlError(error.code, error.message, {
    remedy: error.remedy,
    suggestion: error.suggestion,
    place,
    source: error.source,
    cause: error.cause,
  })
}

/** The error as Make reports it for the function that was being evaluated, one level per call. */
export function withCaller(error: unknown, name: string, place: ImlErrorPlace): ImlError {
  const inner = withPlace(error, place)
  const message = `Function '${name}' finished with error! ${inner.message}`
  const { remedy, suggestion, place: at, cause, source } = inner
  return new ImlError(inner.code, message, { remedy, suggestion, place: at, cause, source })
}

/** The error with the path of the template inside of a JSON value; other errors stay as they are. */
export function withPath(error: unknown, path: Path): unknown {
  if (!(error instanceof ImlError)) return error
  const { remedy, suggestion, place, cause, source } = error
  const more = { remedy, suggestion, place, cause, source, path }
  return new ImlError(error.code, error.message, more)
}

/** The message of whatever was thrown; errors of a sandbox are no `Error` of this realm. */
export function messageOf(error: unknown): string {
  const isObject = typeof error === 'object' && error !== null && 'message' in error
  return String(isObject ? error.message : error)
}
