// Something written wrong, as a value: found anywhere, drawn late (see pointer.ts).
import type { Advised } from './advice.ts'
import type { Code, Severity } from './codes/index.ts'
import type { Span } from './span.ts'

export interface Problem extends Advised {
  /** Part and kind, such as `iml/unknown-function`; stable, for filters and for tests. */
  readonly code: Code
  readonly severity: Severity
  /** What is wrong, in one sentence without its place. */
  readonly message: string
  /** What to do about it, in a few words. */
  readonly remedy?: string
  /** The name that was meant, of one that nobody knows; drawn before the remedy. */
  readonly suggestion?: string
  /** Where it stands in a file or in a typed text. */
  readonly at?: Span
  /** Where it stands in a value, such as `order.seats`. */
  readonly path?: string
}

/** True when at least one of the problems is an error. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}
