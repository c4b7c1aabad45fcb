// What the comparison found: problems once per place, and who shows what the contract offers.
import {
  advised,
  type CodeOf,
  didYouMean,
  type Path,
  type Problem,
  type Span,
} from '../../text/index.ts'
import type { Found } from '../found.ts'
import type { Contract } from './located.ts'

/** Names that are listed where none is near enough to be suggested. */
const MOST_NAMES = 12

/** Components that are named before the others are counted. */
const MOST_COMPONENTS = 4

/** Something the contract offers, and the components that could use it and do not. */
interface Offer {
  readonly what: string
  readonly path: Path
  readonly unusedBy: Set<string>
}

export interface Findings {
  readonly problems: Map<string, Problem>
  readonly offers: Map<string, Offer>
}

export function createFindings(): Findings {
  return { problems: new Map(), offers: new Map() }
}

/** Adds a problem unless the same one stands at the same place already. */
export function report(findings: Findings, problem: Problem): void {
  const { at, message } = problem
  const key = `${at?.source.file}:${at?.start}:${at?.end}:${message}`
  if (!findings.problems.has(key)) findings.problems.set(key, problem)
}

/** A name the app uses and the contract does not know. */
export function reportUnknown(
  findings: Findings,
  code: CodeOf<'contract'>,
  message: string,
  at: Span,
  name: string,
  known: readonly string[],
): void {
  const advice = didYouMean(name, known) ?? knownAre(known)
  report(findings, { code, severity: 'error', message, at, ...advised(advice) })
}

function knownAre(known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined
  const more = known.length > MOST_NAMES ? ', ...' : ''
  return `the contract knows ${known.slice(0, MOST_NAMES).join(', ')}${more}`
}

/** Notes that a component could use a part of the contract and does not. */
export function noteUnused(
  findings: Findings,
  offer: { readonly what: string; readonly path: Path },
  component: string,
): void {
  const key = offer.path.join('/')
  const entry = findings.offers.get(key) ?? { ...offer, unusedBy: new Set() }
  entry.unusedBy.add(component)
  findings.offers.set(key, entry)
}

/** All problems: those of the app first, then what the contract offers in vain. */
export function problemsIn(findings: Findings, contract: Contract): Found[] {
  const unused = [...findings.offers.values()].map(
    ({ what, path, unusedBy }): Found => ({
      code: 'contract/not-shown',
      severity: 'hint',
      message: `The contract offers ${what}, which ${listed([...unusedBy])} not use.`,
      at: contract.keySpanOf(path),
      unusedBy: [...unusedBy],
    }),
  )
  return [...findings.problems.values(), ...unused]
}

function listed(names: readonly string[]): string {
  const [only = ''] = names
  if (names.length === 1) return `${only} does`
  const rest = names.length - MOST_COMPONENTS
  const first = names.slice(0, rest > 0 ? MOST_COMPONENTS : -1).join(', ')
  return `${first} and ${rest > 0 ? `${rest} more` : names.at(-1)} do`
}
