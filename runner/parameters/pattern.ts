// The one place where a pattern from a file meets a text, with a bound on the time it may take.
import { ImlError, safeTest } from '../iml/index.ts'

/**
 * Whether the text matches somewhere; `runs away` when the search had to be stopped. A pattern that is no
 * regular expression matches nothing.
 */
export function matches(pattern: string, text: string): boolean | 'runs away' {
  try {
    return safeTest(pattern, '', text)
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    return error.code === 'iml/runaway-regex' ? 'runs away' : false
  }
}
