// What every conformance case looks like, whatever its kind (contract: test/README.md).

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
