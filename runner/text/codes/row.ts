// The shape of a row in the tables of codes: one kind of problem.
import { defined } from '../json.ts'
import type { Follows } from './follows.ts'

export type Severity = 'error' | 'warning' | 'hint'

type Named = `${string}/${string}`

/** A kind of problem: its part, its name in that part, and one sentence on what is wrong. */
export interface CodeRow<Code extends string = string> {
  /** Such as `iml/unknown-function`; stable, for filters and for tests. */
  readonly code: Code
  readonly doc: string
}

/** A kind of problem that `dryrun check` tells. */
export interface ToldRow<Code extends string = string> extends CodeRow<Code> {
  /** How it counts unless the finding says otherwise. */
  readonly severity: Severity
  /** What it is not told beside, over what holds for its part. */
  readonly follows?: Follows
}

/** A kind of problem that the check itself finds. */
export interface FindingRow<Code extends string = string> extends ToldRow<Code> {
  /** Where it is said; ids such as P-3 name our reference. */
  readonly source: string
  readonly certain: boolean
}

/** A row of a problem that is told where it arises. */
export const row = <const Code extends Named>(code: Code, doc: string): CodeRow<Code> => ({
  code,
  doc,
})

/** A row of what another part finds and the check passes on. */
export const passed = <const Code extends Named>(
  code: Code,
  severity: Severity,
  doc: string,
  follows?: Follows,
): ToldRow<Code> => ({ code, severity, doc, ...defined({ follows }) })

/** A row of what the check itself finds; certain unless it says otherwise. */
export const finding = <const Code extends Named>(
  code: Code,
  severity: Severity,
  doc: string,
  source: string,
  more: { readonly certain?: false; readonly follows?: Follows } = {},
): FindingRow<Code> => ({ code, severity, doc, source, certain: true, ...more })
