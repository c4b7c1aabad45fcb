// An ImlError as a Problem, so that it is drawn like every other thing that is written wrong.
import { defined, type Problem, printPath } from '../text/index.ts'
import type { ImlError } from './error.ts'

/** The error as a problem at its place in the template, which comes from no file. */
export function problemOf(error: ImlError): Problem {
  const { code, message, remedy, suggestion, place, path } = error
  return {
    code,
    severity: 'error',
    message,
    ...defined({
      remedy,
      suggestion,
      path: path?.length ? printPath(path) : undefined,
      at: place && {
        source: { file: '', text: place.template },
        start: place.start,
        end: place.end,
      },
    }),
  }
}
