// Where a finding stands, in lines and columns counted from 1.
import { positionOf } from '../../text/index.ts'
import type { Found } from '../found.ts'

export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  /** The first column behind it. */
  readonly endColumn: number
}

/** Undefined for findings about no file. */
export function placeOf({ at }: Pick<Found, 'at'>): Place | undefined {
  if (!at || at.source.file === '') return undefined
  const start = positionOf(at.source, at.start)
  const end = positionOf(at.source, Math.max(at.end, at.start))
  const { file } = at.source
  return { file, ...start, endLine: end.line, endColumn: end.column }
}

/** How many of each severity. */
export function counts(findings: readonly Found[]): {
  readonly errors: number
  readonly warnings: number
  readonly hints: number
} {
  const of = (severity: Found['severity']) =>
    findings.filter((finding) => finding.severity === severity).length
  return { errors: of('error'), warnings: of('warning'), hints: of('hint') }
}
