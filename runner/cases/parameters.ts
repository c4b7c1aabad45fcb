// Plays the cases of kind `parameters`: what a dialog accepts, and what a run makes of values.
import { renderTemplateRaw } from '../iml/index.ts'
import { ANYTHING, asJson, COLLECTION, LIST, MOMENT, same, TEXT } from '../operation/index.ts'
import {
  type Answer,
  convertBundle,
  type FormDomain,
  type FormOptions,
  type FormVerdict,
  isErased,
  isExpression,
  type JsonVerdict,
  type Known,
  type Need,
  needKey,
  validateForm,
} from '../parameters/index.ts'
import { isRecord, own, stringOf } from '../text/index.ts'
import type { Case } from './case.ts'
import { type Player, verdict } from './player.ts'

/** Rounds of questions before a case counts as endless. */
const MOST_ROUNDS = 200

/** Runs of cases happen at this moment and in this zone unless the case says otherwise. */
const NOW = '2024-01-15T12:00:00.000Z'

export const parameters: Player = {
  kind: 'parameters',
  keys: {
    schema: ANYTHING,
    value: ANYTHING,
    domains: COLLECTION,
    options: COLLECTION,
    rpc: COLLECTION,
    valid: ANYTHING,
    errors: ANYTHING,
    warnings: LIST,
    rpcCalls: LIST,
    states: ANYTHING,
    schemas: ANYTHING,
    profile: TEXT,
    output: ANYTHING,
    head: TEXT,
    moduleCrud: ANYTHING,
    moduleType: TEXT,
    timezone: TEXT,
    now: MOMENT,
    normalizedValues: ANYTHING,
    appliedDefaults: LIST,
    validateJson: COLLECTION,
  },
  options: {
    strict: ANYTHING,
    allowDynamicValues: ANYTHING,
    states: ANYTHING,
    schemas: ANYTHING,
    domainAliases: COLLECTION,
    fillDefaults: TEXT,
  },
  play: (played) =>
    verdict(played, played.profile === 'runtime' ? playRun(played) : playDialog(played)),
}

function playRun(played: Case): string[] {
  const crud = own(played, 'moduleCrud')
  const type = own(played, 'moduleType')
  const timezone = stringOf(own(played, 'timezone') ?? 'UTC')
  const now = new Date(stringOf(own(played, 'now') ?? NOW))
  const values = evaluated(recordOf(own(played, 'value')), timezone, now)
  const result = convertBundle(own(played, 'schema'), recordOf(values), {
    timezone,
    now,
    ...(isCrud(crud) ? { crud } : {}),
    ...(typeof type === 'string' ? { moduleType: type } : {}),
  })
  const errors = result.problems.filter((problem) => problem.severity === 'error')
  return [
    ...differ(played, 'valid', errors.length === 0),
    ...differErrors(played, errors),
    ...differ(played, 'head', result.message),
    ...differ(played, 'output', result.bundle),
  ]
}

/** The values with their expressions evaluated, as a run does first; `erase` stays as it is. */
function evaluated(value: unknown, timezone: string, now: Date): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => evaluated(item, timezone, now))
  if (isRecord(value)) {
    const members = Object.keys(value).map(
      (name) => [name, evaluated(own(value, name), timezone, now)] as const,
    )
    return Object.fromEntries(members)
  }
  if (!isExpression(value) || isErased(value)) return value
  const random = (): number => 0.5
  const uuid = (): string => '00000000-0000-4000-8000-000000000000'
  return renderTemplateRaw(value, { variables: {}, timezone, now: () => now, random, uuid })
}

function isCrud(value: unknown): value is 'create' | 'read' | 'update' | 'delete' | null {
  return value === null || ['create', 'read', 'update', 'delete'].includes(stringOf(value))
}

function playDialog(played: Case): string[] {
  const refused: string[] = []
  const verdict = settle(played, (need) => answerOf(played, need, refused))
  if (!verdict) return ['the questions never end']
  const calls = verdict.asked.map(({ rpc, data }) => ({ path: rpc, data }))
  const single = own(played, 'domains') === undefined
  const values = single ? verdict.values.default : verdict.values
  return [
    ...refused,
    ...differ(played, 'valid', verdict.valid),
    ...differErrors(played, verdict.errors),
    ...differ(played, 'warnings', verdict.warnings),
    ...differ(played, 'rpcCalls', calls),
    ...differ(played, 'states', verdict.states),
    ...differ(played, 'schemas', verdict.schemas),
    ...differ(played, 'normalizedValues', values),
    ...differ(
      played,
      'appliedDefaults',
      verdict.filled.map(({ path }) => path),
    ),
  ]
}

/** Asks, answers and asks again until nothing is unknown; undefined when that never happens. */
function settle(played: Case, answer: (need: Need) => Answer): FormVerdict | undefined {
  const known = new Map<string, Answer>()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const verdict = validateForm(domainsOf(played), optionsOf(played), known as Known)
    if (verdict.needs.length === 0) return verdict
    for (const need of verdict.needs) known.set(needKey(need), answer(need))
  }
  return undefined
}

function domainsOf(played: Case): Record<string, FormDomain> {
  const domains = own(played, 'domains')
  if (!isRecord(domains)) return { default: domainOf(played) }
  const entries = Object.entries(domains).map(([name, domain]) => [name, domainOf(domain)] as const)
  return Object.fromEntries(entries)
}

function domainOf(written: unknown): FormDomain {
  const allows = own(written, 'allowDynamicValues')
  const extras = own(written, 'restoreExtras')
  return {
    schema: own(written, 'schema'),
    values: own(written, 'value'),
    ...(typeof allows === 'boolean' ? { allowDynamicValues: allows } : {}),
    ...(isRecord(extras) ? { restoreExtras: extras } : {}),
  }
}

function optionsOf(played: Case): FormOptions {
  const options = own(played, 'options')
  const aliases = own(options, 'domainAliases')
  const fill = own(options, 'fillDefaults')
  const verdict = own(played, 'validateJson')
  return {
    strict: own(options, 'strict') === true,
    allowDynamicValues: own(options, 'allowDynamicValues') === true,
    edition: own(played, 'profile') === 'newer' ? 'newer' : '1.16',
    ...(isRecord(aliases) ? { domainAliases: aliases as Record<string, string> } : {}),
    ...(fill === 'requiredOnly' || fill === 'always' ? { fillDefaults: fill } : {}),
    ...(isRecord(verdict) ? { validateJson: () => cannedVerdict(verdict) } : {}),
  }
}

function cannedVerdict(written: Readonly<Record<string, unknown>>): JsonVerdict {
  if (Object.hasOwn(written, '$throw')) throw new Error(stringOf(written.$throw))
  return written as unknown as JsonVerdict
}

/** The canned answer of an address: its value, the first that fits the data, or an error. */
function answerOf(played: Case, need: Need, refused: string[]): Answer {
  const table = own(played, 'rpc')
  if (!isRecord(table)) {
    return { failed: 'Remote resource not supported when resolver is not provided.' }
  }
  if (!Object.hasOwn(table, need.rpc)) {
    refused.push(`unexpected call of ${need.rpc} with ${JSON.stringify(need.data)}`)
    return { failed: 'unexpected call' }
  }
  const canned = own(table, need.rpc)
  const branches = own(canned, '$when')
  if (!Array.isArray(branches)) return asAnswer(canned)
  const branch = branches.find((candidate) => same(own(candidate, 'data'), asJson(need.data)))
  return asAnswer(branch === undefined ? own(canned, '$default') : own(branch, 'return'))
}

function asAnswer(canned: unknown): Answer {
  const thrown = own(canned, '$throw')
  return thrown === undefined ? { value: canned } : { failed: stringOf(thrown) }
}

/** Errors in order; null in the case means "some error, in whatever words". */
function differErrors(played: Case, found: readonly object[]): string[] {
  const expected = own(played, 'errors')
  if (expected === undefined) return []
  if (expected === null) return found.length > 0 ? [] : ['errors: expected some, found none']
  const wanted = Array.isArray(expected) ? expected : []
  const fits =
    wanted.length === found.length && wanted.every((error, index) => includes(found[index], error))
  return fits ? [] : [difference('errors', wanted, found)]
}

/** True when every member the case names has the same value. */
function includes(found: unknown, wanted: unknown): boolean {
  if (!isRecord(wanted)) return same(asJson(found), wanted)
  return Object.keys(wanted).every((name) => same(asJson(own(found, name)), own(wanted, name)))
}

function differ(played: Case, name: string, found: unknown): string[] {
  if (!Object.hasOwn(played, name)) return []
  const expected = own(played, name)
  return same(asJson(found), expected) ? [] : [difference(name, expected, found)]
}

function difference(name: string, expected: unknown, found: unknown): string {
  return `${name}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {}
}
