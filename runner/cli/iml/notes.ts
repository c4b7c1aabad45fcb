// What the check would say of an expression, told beside its value.
import { aloneIn } from '../../check/expressions/alone.ts'
import { ImlError, type Scope } from '../../iml/index.ts'
import type { Problem } from '../../text/index.ts'

/**
 * The findings of the check that need no app, without what the evaluation itself has failed with; none
 * for a malformed template, which is an error of its own. As there is a value, they only warn.
 */
export function notesOn(
  template: string,
  { variables }: Scope,
  failed?: ImlError,
): readonly Problem[] {
  try {
    return aloneIn(template, variables)
      .filter(
        ({ code, at }) =>
          !failed || (code !== 'expression/always-fails' && at?.start !== failed.place?.start),
      )
      .map((one) => (one.severity === 'error' ? { ...one, severity: 'warning' } : one))
  } catch (error) {
    if (error instanceof ImlError) return []
    throw error
  }
}
