// What the check of a dialog carries along, and how its parts speak to each other.
import type { Parameter } from '../parameter.ts'
import { type Answer, type Chain, type Known, type Need, needKey, needOf } from '../remote.ts'

/** Something the dialog shows in red (error) or lets pass with a remark (warning). */
export interface FormProblem {
  readonly domain: string
  /** Names and indexes joined with dots; '' is the root. */
  readonly path: string
  readonly message: string
}

export interface Findings {
  readonly errors: FormProblem[]
  readonly warnings: FormProblem[]
}

/** What a saved dialog remembers of one field (`metadata.restore`). */
export interface FieldState {
  readonly mode?: 'chose' | 'edit' | undefined
  readonly label?: string
  readonly nested?: unknown
  readonly path?: readonly string[]
  readonly extra?: unknown
}

export type FormPath = readonly (string | number)[]

/** One named group of values with its fields, such as the connection's and the mappable ones. */
export interface Root {
  readonly values: unknown
  readonly allowsExpressions: boolean
  readonly seen: Set<string>
  readonly states: { readonly path: FormPath; readonly state: FieldState }[]
  readonly shown: Parameter[]
  readonly filled: { readonly path: FormPath; readonly value: unknown }[]
}

/** Where a value stands. */
export interface Place {
  readonly domain: string
  readonly path: FormPath
  readonly chain: Chain
  /** Checks fields that are shown beside the one they belong to, in its collection. */
  readonly beside: (fields: readonly unknown[], place: Place) => void
  /** `unenforced`: hidden, so nothing is mandatory; `named`: only the names count. */
  readonly hidden?: 'unenforced' | 'named'
}

export type JsonVerdict = {
  readonly valid: boolean
  readonly errors?: readonly string[]
  readonly warnings?: readonly string[]
}

export interface FormOptions {
  /** Values without a field are errors. */
  readonly strict?: boolean
  /** Expressions are allowed in every domain that does not say otherwise. */
  readonly allowDynamicValues?: boolean
  readonly domainAliases?: Readonly<Record<string, string>>
  /** Checks a `json` value against its JSON Schema; without it any JSON passes. */
  readonly validateJson?: (schema: unknown, value: unknown) => JsonVerdict
  /**
   * Which form library is followed: 1.16.0, or the newer one that hides fields under a switch that
   * is off (github.com/integromat/make-forman-schema).
   */
  readonly edition?: '1.16' | 'newer'
  /** Puts defaults in place of missing values before the check (newer edition). */
  readonly fillDefaults?: 'requiredOnly' | 'always'
}

export type CheckValue = (value: unknown, parameter: Parameter, place: Place) => Findings

/** What all places of one check share. */
export interface Session {
  readonly options: FormOptions
  readonly known: Known
  readonly roots: ReadonlyMap<string, Root>
  /** Every question in the order it came up, repeated ones too. */
  readonly asked: Need[]
  readonly needs: Map<string, Need>
  /** The check of one value; handlers reach each other only through it. */
  readonly check: CheckValue
}

export type Handler = (
  value: unknown,
  parameter: Parameter,
  place: Place,
  session: Session,
) => Findings

/** Parents a remote field may have before it counts as leading to itself. */
export const DEEPEST = 100

export const LOOP = 'it leads to itself.'

export function noFindings(): Findings {
  return { errors: [], warnings: [] }
}

export function wrong(place: Place, message: string): Findings {
  return { errors: [problemAt(place, message)], warnings: [] }
}

export function problemAt(place: Place, message: string): FormProblem {
  return { domain: place.domain, path: place.path.join('.'), message }
}

export function addTo(findings: Findings, more: Findings): void {
  findings.errors.push(...more.errors)
  findings.warnings.push(...more.warnings)
}

export function rootOf(place: Place, session: Session): Root | undefined {
  return session.roots.get(place.domain)
}

export function remember(place: Place, session: Session, state: FieldState): void {
  rootOf(place, session)?.states.push({ path: place.path, state })
}

/** The answer to a question; undefined while it is not known. */
export function ask(
  rpc: string,
  place: Place,
  session: Session,
  local: Need['data'] = {},
): Answer | undefined {
  const need = needOf(rpc, place.chain, local)
  session.asked.push(need)
  const key = needKey(need)
  const answer = session.known.get(key)
  if (answer === undefined) session.needs.set(key, need)
  return answer
}

export function notResolved(rpc: string, reason: string): string {
  return `Failed to resolve remote resource ${rpc}: Error: ${reason}`
}
