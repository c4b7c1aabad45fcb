// What every conformance case looks like, whatever its kind (contract: test/README.md).
import type { Operation, Step } from '../engine/index.ts'

export interface Case {
  readonly id: string
  readonly it?: string
  readonly title?: string
  readonly group?: string
  readonly source?: string
  readonly certain?: boolean
  readonly edge?: boolean
  readonly note?: string
  readonly [key: string]: unknown
}

export interface CaseFile {
  readonly about: string
  readonly kind: string
  readonly cases: readonly Case[]
}

/** What playing one case gave: `why` tells a failure in one or more lines. */
export interface Played {
  readonly id: string
  readonly ok: boolean
  readonly why?: string
}

/** What a played run left behind, for the expectations. */
export interface Witnessed {
  readonly operation: Operation
  readonly parameters: Readonly<Record<string, unknown>>
  /** What was stored before the run. */
  readonly before: Readonly<Record<string, unknown>>
  readonly steps: readonly Step[]
  /** Milliseconds the run asked to wait; nothing really waits. */
  readonly waited: number
  /** The log a user would see: sanitized values masked. */
  readonly log: string
}
