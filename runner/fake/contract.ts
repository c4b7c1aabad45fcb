// Reads contract.yaml into what the portal asks of it, and refuses a contract it could not follow.

import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Auth, readAuth } from './auth.ts'
import { type Catalog, readCatalog } from './catalog.ts'
import { partsOf, type Translator, translator } from './codec.ts'
import {
  type Document,
  fieldOf,
  numberOf,
  recordOf,
  resolve,
  type Tree,
  textOf,
  textsOf,
} from './document.ts'
import { type Operation, readOperations } from './operation.ts'

/** Why a call is refused: the reason's status, and the answer when the contract spells it out. */
export type Reason = { readonly status: number; readonly example?: Tree }

/** One row of x-state-machine.refusals. */
export type StateRefusal = {
  readonly on: readonly string[]
  readonly from: readonly string[]
  readonly reason: string
  readonly error: string
  readonly info: string | undefined
  readonly policy: Readonly<Record<string, unknown>>
}

/** How the portal behaves where the real API leaves a choice; values by name of the policy. */
export type Policies = Readonly<Record<string, string | number>>

export type Contract = {
  readonly document: Document
  /** Path under which the operations stand, such as /reseller/public-api. */
  readonly basePath: string
  readonly auth: readonly Auth[]
  readonly operations: readonly Operation[]
  readonly reasons: ReadonlyMap<string, Reason>
  readonly refusals: readonly StateRefusal[]
  readonly policies: Policies
  readonly catalog: Catalog
  /** Spells an error body. */
  readonly errorEnvelope: Translator
  /** Upper bound of an order's seats. */
  readonly mostSeats: number
  /** User Self Management of an order that does not say. */
  readonly defaultSelfManagement: string
  readonly customerSide: Readonly<Record<string, Tree>>
  readonly bareAnswers: boolean
  readonly paged: boolean
  readonly isoDates: boolean
  readonly bodyLimitBytes: number
  readonly rateLimit: RateLimit
}

/** Requests allowed per window, and the names of the headers that tell how many are left. */
export type RateLimit = {
  readonly windowSeconds: number
  readonly requests: number
  readonly enforced: boolean
  readonly headers: Readonly<Record<'limit' | 'remaining' | 'reset' | 'retryAfter', string>>
}

/** Pointer to the schema of every error body. */
export const ERROR_SCHEMA = '#/components/schemas/Error'

/**
 * The text of the contract that lies beside this file. The build may lay a JSON copy there, which is
 * read a hundred times faster than YAML.
 */
export function contractText(): string {
  const json = new URL('./contract.json', import.meta.url)
  const yaml = new URL('./contract.yaml', import.meta.url)
  return readFileSync(existsSync(json) ? json : yaml, 'utf8')
}

/**
 * Reads a contract from YAML or JSON text.
 * Throws an Error whose sentence names the place in the contract that is missing or not understood.
 */
export function readContract(text: string): Contract {
  const document = recordOf(text.startsWith('{') ? JSON.parse(text) : parse(text), 'the contract')
  const wire = fieldOf(document, 'x-wire')
  return {
    document,
    basePath: basePathOf(document),
    auth: readAuth(document),
    operations: readOperations(document),
    reasons: readReasons(document),
    refusals: readRefusals(document),
    policies: readPolicies(document),
    catalog: readCatalog(document),
    errorEnvelope: translator(document, { $ref: ERROR_SCHEMA }),
    mostSeats: readMostSeats(document),
    defaultSelfManagement: readSelfManagement(document),
    customerSide: recordOf(
      fieldOf(document, 'x-seat-rules', 'customerSide'),
      'x-seat-rules.customerSide',
    ),
    bareAnswers:
      choice(fieldOf(wire, 'envelope', 'mode'), ['wrapped', 'bare'], 'envelope') === 'bare',
    paged:
      choice(fieldOf(wire, 'pagination', 'style'), ['offset', 'none'], 'pagination') === 'offset',
    isoDates:
      choice(fieldOf(wire, 'dates', 'format'), ['YYYY-MM-DD HH:mm:ss', 'RFC 3339'], 'dates') ===
      'RFC 3339',
    bodyLimitBytes: numberOf(
      fieldOf(document, 'x-fake', 'bodyLimitBytes'),
      'x-fake.bodyLimitBytes',
    ),
    rateLimit: readRateLimit(wire),
  }
}

function readMostSeats(document: Document): number {
  const seats = partsOf(document, { $ref: '#/components/schemas/OrderInput' })
    .flatMap((part) => Object.values(part.properties ?? {}))
    .find((field) => fieldOf(field, 'x-canonical') === 'order.seats')
  return Number(fieldOf(seats, 'maximum') ?? Number.MAX_SAFE_INTEGER)
}

function readSelfManagement(document: Document): string {
  const pointer = '#/components/schemas/SelfManagement'
  const written = fieldOf(resolve(document, pointer), 'default')
  return textOf(translator(document, { $ref: pointer }).decode(written), `${pointer}/default`)
}

function choice(value: Tree, known: readonly string[], place: string): string {
  const found = known.find((name) => name === value)
  if (found !== undefined) return found
  throw new Error(
    `The contract says ${JSON.stringify(value)} under x-wire.${place}; the embedded portal knows ${known.join(' and ')}.`,
  )
}

/** The path of the first server, without a slash at its end. */
function basePathOf(document: Document): string {
  const url = textOf(fieldOf(document, 'servers', '0', 'url'), 'servers[0].url')
  if (URL.canParse(url)) return new URL(url).pathname.replace(/\/+$/, '')
  throw new Error(`servers[0].url of the contract is no address: ${JSON.stringify(url)}.`)
}

function readReasons(document: Document): Map<string, Reason> {
  const rows = recordOf(fieldOf(document, 'x-errors', 'reasons'), 'x-errors.reasons')
  const reasons = new Map<string, Reason>()
  for (const [name, row] of Object.entries(rows)) {
    const place = `x-errors.reasons.${name}`
    const status = numberOf(fieldOf(row, 'status'), `${place}.status`)
    const example = fieldOf(row, 'example')
    if (example === undefined) reasons.set(name, { status })
    else {
      const value = fieldOf(resolve(document, textOf(example, `${place}.example`)), 'value')
      reasons.set(name, { status, example: value })
    }
  }
  return reasons
}

function readRefusals(document: Document): StateRefusal[] {
  const rows = fieldOf(document, 'x-state-machine', 'refusals')
  if (!Array.isArray(rows)) throw new Error('The contract lacks the list x-state-machine.refusals.')
  return rows.map((row, index) => {
    const place = `x-state-machine.refusals[${index}]`
    const info = fieldOf(row, 'info')
    return {
      on: textsOf(fieldOf(row, 'on'), `${place}.on`),
      from: textsOf(fieldOf(row, 'from'), `${place}.from`),
      reason: textOf(fieldOf(row, 'reason'), `${place}.reason`),
      error: String(fieldOf(row, 'error') ?? ''),
      info: info === undefined ? undefined : textOf(info, `${place}.info`),
      policy: recordOf(fieldOf(row, 'policy') ?? {}, `${place}.policy`),
    }
  })
}

function readPolicies(document: Document): Policies {
  const rows = recordOf(fieldOf(document, 'x-fake', 'policies'), 'x-fake.policies')
  return Object.fromEntries(
    Object.entries(rows).map(([name, row]) => {
      const value = fieldOf(row, 'value')
      return [name, checkPolicy(name, value, row)]
    }),
  )
}

/** Policies as the contract has them, with some replaced; refuses unknown names and values. */
export function withPolicies(contract: Contract, changes: Policies): Policies {
  const rows = recordOf(fieldOf(contract.document, 'x-fake', 'policies'), 'x-fake.policies')
  const merged: Record<string, string | number> = { ...contract.policies }
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(rows, name)) {
      throw new Error(`There is no policy ${name}; known are ${Object.keys(rows).join(', ')}.`)
    }
    merged[name] = checkPolicy(name, value, rows[name])
  }
  return merged
}

function checkPolicy(name: string, value: Tree, row: Tree): string | number {
  const known = fieldOf(row, 'oneOf')
  const least = fieldOf(row, 'minimum')
  const fits = Array.isArray(known)
    ? known.includes(value)
    : typeof value === 'number' && Number.isFinite(value) && value >= Number(least ?? 0)
  if (fits && (typeof value === 'string' || typeof value === 'number')) return value
  const wanted = Array.isArray(known) ? known.join(' or ') : `a number of at least ${least ?? 0}`
  throw new Error(`The policy ${name} must be ${wanted}, not ${JSON.stringify(value)}.`)
}

function readRateLimit(wire: Tree): RateLimit {
  const row = fieldOf(wire, 'rateLimit')
  const header = (name: string) =>
    textOf(fieldOf(row, 'headers', name), `x-wire.rateLimit.headers.${name}`)
  return {
    windowSeconds: numberOf(fieldOf(row, 'windowSeconds'), 'x-wire.rateLimit.windowSeconds'),
    requests: numberOf(fieldOf(row, 'requests'), 'x-wire.rateLimit.requests'),
    enforced: fieldOf(row, 'fakeEnforces') === true,
    headers: {
      limit: header('limit'),
      remaining: header('remaining'),
      reset: header('reset'),
      retryAfter: header('retryAfter'),
    },
  }
}
