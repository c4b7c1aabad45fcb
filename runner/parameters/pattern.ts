// The one place where a pattern from a file meets a text, with a bound on the time it may take.
import { ImlError, safeTest } from '../iml/index.ts'

/** True when the text matches somewhere; a pattern that cannot be used matches nothing. */
export function matches(pattern: string, text: string): boolean {
  try {
    return safeTest(pattern, '', text)
  } catch (error) {
    if (error instanceof ImlError) return false
    throw error
  }
}
