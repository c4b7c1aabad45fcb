// Every code a problem can have: the closed union of the tables. Rules have theirs in a table of the check.
import type { commandLineRows } from './command-line.ts'
import { findingRows } from './findings.ts'
import { passedRows } from './passed-on.ts'
import type { FindingRow, ToldRow } from './row.ts'
import type { runningRows } from './running.ts'

type Row = (
  | typeof findingRows
  | typeof passedRows
  | typeof runningRows
  | typeof commandLineRows
)[number]

/** What problems are called; of a rule `rule/` and its name. */
export type Code = Row['code'] | `rule/${string}`

/** What stands before the slash. */
export type Part<Any extends string = Code> = Any extends `${infer First}/${string}` ? First : never

/** The part of a code. */
export const partOf = (code: Code): Part => code.slice(0, code.indexOf('/')) as Part

/** The codes of a part. */
export type CodeOf<Which extends Part> = Extract<Code, `${Which}/${string}`>

/** What the check itself finds, by code. */
export const findings: ReadonlyMap<string, FindingRow> = byCode(findingRows)

/** What other parts find and the check passes on, by code. */
export const passedOn: ReadonlyMap<string, ToldRow> = byCode(passedRows)

function byCode<One extends ToldRow>(rows: readonly One[]): ReadonlyMap<string, One> {
  return new Map(rows.map((one) => [one.code, one]))
}

export type { Cause, Follows, Reach } from './follows.ts'
export type { CodeRow, FindingRow, Severity, ToldRow } from './row.ts'
